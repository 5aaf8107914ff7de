package io.ecdr.codec;

import io.ecdr.model.Rank;
import io.ecdr.model.Value;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** When caches have their turn, as objects: in plans, and in the file that operators write. */
public final class PriorityForm {

  /** What the file must call itself. */
  public static final String SCHEMA = "ecdr.priority/1";

  private static final String PRIORITY = "priority";
  private static final String AFTER = "after";

  private PriorityForm() {}

  /**
   * Reads a file's text; JSON is YAML too.
   *
   * @param name what to call the file in complaints
   * @return ranks by the caches' ids
   * @throws Malformed when it is no such file
   */
  public static SortedMap<String, Rank> file(String name, String text) {
    var form = new Form(Yaml.read(name, text), name).schema(SCHEMA).only("schema", "caches");
    return ranks(form.fields("caches"), name + ", caches");
  }

  static SortedMap<String, Rank> ranks(Value.Fields fields, String place) {
    var form = new Form(fields, place);
    var all = new TreeMap<String, Rank>();
    for (var id : fields.members().keySet()) {
      all.put(id, rank(form.fields(id), place + "." + id));
    }
    return all;
  }

  static Rank rank(Value.Fields fields, String place) {
    var form = new Form(fields, place).only(PRIORITY, AFTER);
    try {
      return new Rank(
          form.maybe(PRIORITY, form::integer).orElse(Rank.USUAL),
          form.maybe(AFTER, form::texts).orElse(List.of()));
    } catch (IllegalArgumentException e) {
      throw new Malformed(place + ": " + e.getMessage(), e);
    }
  }

  static Value.Fields of(Rank rank) {
    return Value.Fields.NONE.with(PRIORITY, rank.priority()).with(AFTER, Value.texts(rank.after()));
  }
}
