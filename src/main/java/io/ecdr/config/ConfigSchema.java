package io.ecdr.config;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The table of keys as a JSON Schema, for editors. The one that is shipped is written from it. */
final class ConfigSchema {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private ConfigSchema() {}

  /** Its text. */
  static String text() {
    var root = JSON.createObjectNode();
    root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    root.put("$id", "urn:ecdr:config:1");
    root.put("title", ConfigKeys.SCHEMA);
    root.put("description", "What ecdr protects and how, in ecdr.yaml.");
    describe(ConfigKeys.ROOT, root);
    root.putArray("required").add("schema");
    return root.toPrettyString() + "\n";
  }

  private static void describe(Shape shape, ObjectNode into) {
    if (shape instanceof Shape.One one) {
      word(one.word(), into);
    } else if (shape instanceof Shape.Members members) {
      into.put("type", "object");
      into.put("additionalProperties", false);
      var properties = into.putObject("properties");
      members.keys().forEach(key -> key(key, properties.putObject(key.name())));
    } else if (shape instanceof Shape.Named named) {
      into.put("type", "object");
      describe(named.each(), into.putObject("additionalProperties"));
    } else if (shape instanceof Shape.Many many) {
      var either = into.putArray("anyOf");
      var list = either.addObject();
      list.put("type", "array");
      describe(many.each(), list.putObject("items"));
      describe(many.each(), either.addObject());
    }
  }

  private static void key(Key key, ObjectNode into) {
    into.put("description", key.about());
    describe(key.shape(), into);
    key.fallback().ifPresent(word -> fallback(key, word, into));
  }

  private static void fallback(Key key, String word, ObjectNode into) {
    switch (((Shape.One) key.shape()).word().type()) {
      case TEXT -> into.put("default", word);
      case NUMBER -> into.put("default", Long.parseLong(word));
      case FLAG -> into.put("default", Boolean.parseBoolean(word));
    }
  }

  private static void word(Word word, ObjectNode into) {
    switch (word.type()) {
      case NUMBER -> into.put("type", "integer");
      case FLAG -> into.put("type", "boolean");
      case TEXT -> text(word, into);
    }
    if (word.choices().isEmpty() && word.type() == Word.Type.TEXT) {
      into.putArray("examples").add(word.example());
    }
  }

  /** YAML takes an account's id for a number; both are taken. */
  private static void text(Word word, ObjectNode into) {
    into.putArray("type").add("string").add("number");
    if (!word.choices().isEmpty()) {
      var choices = into.putArray("enum");
      word.choices().forEach(choices::add);
    }
  }
}
