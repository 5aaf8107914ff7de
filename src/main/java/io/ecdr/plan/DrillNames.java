package io.ecdr.plan;

import io.ecdr.model.Value;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** How the throwaway caches of drills are named and marked, and known by it. */
public final class DrillNames {

  /** The tag that tells when a drill's cache is to be gone. */
  public static final String DEADLINE_TAG = "ecdr:drill";

  private static final String START = "drill-";
  private static final String DESCRIPTION = "ecdr drill of ";
  private static final String UNTIL = " until ";
  private static final int CACHE_PART = 15;
  private static final Pattern ID = Pattern.compile("drill-.+-\\d{8}-\\d{4}-[a-z0-9]{4}");

  private DrillNames() {}

  /** A drill's cache: at most 40 characters, with an operation id of 18. */
  public static String id(String cache, String operation) {
    var cut = BackupNames.cachePart(cache);
    cut = cut.length() > CACHE_PART ? cut.substring(0, CACHE_PART) : cut;
    cut = cut.endsWith("-") ? cut.substring(0, cut.length() - 1) : cut;
    return START + cut + "-" + operation;
  }

  /** Whether a name is one of a drill's cache. */
  public static boolean is(String id) {
    return ID.matcher(id).matches();
  }

  /** Whether a group as the service describes it is a drill's cache, by name and description. */
  public static boolean is(Value.Fields group) {
    return is(group.text("ReplicationGroupId").orElse(""))
        && group.text("Description").orElse("").startsWith(DESCRIPTION);
  }

  /** It tells the deadline, so that whoever lists groups sees it without asking for tags. */
  static String description(String backup, Instant deadline) {
    return DESCRIPTION + backup + UNTIL + deadline;
  }

  /** A description of a drill's cache without its deadline; any other text as it is. */
  static String undated(String text) {
    int at = text.startsWith(DESCRIPTION) ? text.lastIndexOf(UNTIL) : -1;
    return at < 0 ? text : text.substring(0, at);
  }

  /** When a group was to be gone, as its description tells; empty when that is told nowhere. */
  static Optional<Instant> until(Value.Fields group) {
    var text = group.text("Description").orElse("");
    int at = is(group) ? text.lastIndexOf(UNTIL) : -1;
    try {
      return at < 0
          ? Optional.empty()
          : Optional.of(Instant.parse(text.substring(at + UNTIL.length())));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The operation that a drill's cache is named after. */
  public static String operation(String id) {
    return BackupNames.operationOf(id);
  }

  /** The tags of a drill's cache, and no other: nothing that the source's are for applies to it. */
  static Value tags(String operation, Instant deadline) {
    return Value.items(
        List.of(
            Value.fields("Key", BackupSteps.OPERATION_TAG, "Value", operation),
            Value.fields("Key", DEADLINE_TAG, "Value", deadline.toString())));
  }

  /** The operation that a group's tags name. */
  public static Optional<String> owner(List<Value.Fields> tags) {
    return tag(tags, BackupSteps.OPERATION_TAG);
  }

  /** The deadline that a group's tags tell; empty when they tell none. */
  public static Optional<Instant> deadline(List<Value.Fields> tags) {
    try {
      return tag(tags, DEADLINE_TAG).map(Instant::parse);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> tag(List<Value.Fields> tags, String key) {
    return tags.stream()
        .filter(t -> t.text("Key").orElse("").equals(key))
        .flatMap(t -> t.text("Value").stream())
        .findFirst();
  }
}
