package io.ecdr.config;

import io.ecdr.due.CronTimes;
import io.ecdr.model.AccountId;
import io.ecdr.model.Region;
import io.ecdr.model.word.DurationWord;
import io.ecdr.model.word.Names;
import io.ecdr.model.word.SizeWord;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One sort of word in the file.
 *
 * @param what it is, for complaints and the schema
 * @param type its type in JSON
 * @param example one that fits
 * @param choices all that are taken; empty when they are too many
 * @param check throws {@link IllegalArgumentException} with a sentence when a word is none
 */
record Word(String what, Type type, String example, List<String> choices, Consumer<String> check) {

  /** Types of JSON. */
  enum Type {
    TEXT,
    NUMBER,
    FLAG
  }

  static final Word TEXT = text("a text", "shop", Word::filled);
  static final Word PROFILE = text("a profile", "prod", Word::filled);
  static final Word PROGRAM = text("a program", "./my-hook", Word::filled);
  static final Word LABEL = text("a label", "team", Word::filled);
  static final Word FLAG = new Word("true or false", Type.FLAG, "true", List.of(), w -> {});
  static final Word REGION = text("a Region", "eu-west-1", Region::new);
  static final Word BUCKET = text("a bucket", "backups-eu", Names::bucket);
  static final Word CACHE = text("a cache's id", "orders", Names::cache);
  static final Word PREFIX = text("a first part of keys", "ecdr", Names::prefix);
  static final Word ACCOUNT_ID = text("an account's id", "111122223333", AccountId::new);
  static final Word SIZE = text("a size", "200GiB", SizeWord::parse);
  static final Word DURATION =
      text("a duration", "12h", word -> DurationWord.parse(word, DurationWord.YEAR));
  static final Word CRON = text("a cron expression", "0 */6 * * *", CronTimes::of);
  static final Word ZONE = text("a time zone", "Europe/Madrid", Word::zone);
  static final Word HTTPS = text("a web address", "https://alerts.example.com/ecdr", Word::web);
  static final Word TOPIC =
      text("a topic's ARN", "arn:aws:sns:eu-west-1:111122223333:dr", Word::topic);

  /** Names of one's own: letters, digits, dots, hyphens and underscores. */
  static final Word NAME = text("a name", "orders", Word::name);

  Word {
    Objects.requireNonNull(what, "what");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(example, "example");
    choices = List.copyOf(choices);
    Objects.requireNonNull(check, "check");
  }

  private static Word text(String what, String example, Consumer<String> check) {
    return new Word(what, Type.TEXT, example, List.of(), check);
  }

  /** One of a few. */
  static Word oneOf(String... words) {
    var all = List.of(words);
    return new Word(
        "one of " + String.join(", ", all),
        Type.TEXT,
        all.get(0),
        all,
        word -> {
          if (!all.contains(word)) {
            throw new IllegalArgumentException(
                "'" + word + "' is none of " + String.join(", ", all));
          }
        });
  }

  /** A whole number in a range. */
  static Word number(long least, long most) {
    var range = least + " to " + most;
    return new Word(
        "a number from " + range,
        Type.NUMBER,
        String.valueOf(least),
        List.of(),
        word -> {
          long value = Long.parseLong(word);
          if (value < least || value > most) {
            throw new IllegalArgumentException(
                word + " is out of range; " + range + " is possible");
          }
        });
  }

  private static void filled(String word) {
    if (word.isBlank()) {
      throw new IllegalArgumentException("it is empty");
    }
  }

  private static void name(String word) {
    if (!word.matches("[A-Za-z0-9][\\w.-]{0,99}")) {
      throw new IllegalArgumentException(
          "'" + word + "' is no name; use letters, digits, and - _ . between them");
    }
  }

  private static void zone(String word) {
    try {
      if (word.equals("UTC") || Set.copyOf(ZoneId.getAvailableZoneIds()).contains(word)) {
        ZoneId.of(word);
        return;
      }
    } catch (DateTimeException e) {
      // Told below.
    }
    throw new IllegalArgumentException(
        "'" + word + "' is no IANA time zone; write it like Europe/Madrid or UTC");
  }

  private static void web(String word) {
    try {
      var uri = new URI(word);
      if (uri.getUserInfo() != null) {
        throw new IllegalArgumentException("an address must not hold a user name or a password");
      }
      if (Set.of("https", "http").contains(String.valueOf(uri.getScheme()))
          && uri.getHost() != null) {
        return;
      }
    } catch (URISyntaxException e) {
      // Told below.
    }
    throw new IllegalArgumentException("'" + word + "' is no web address");
  }

  private static void topic(String word) {
    if (!word.matches("arn:aws[a-z-]*:sns:[a-z0-9-]+:\\d{12}:[\\w-]{1,256}(\\.fifo)?")) {
      throw new IllegalArgumentException("'" + word + "' is no ARN of an SNS topic");
    }
  }
}
