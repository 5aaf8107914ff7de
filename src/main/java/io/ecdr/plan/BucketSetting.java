package io.ecdr.plan;

import io.ecdr.model.Value;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What {@code backup bucket} sets on a bucket, each read and written by a call of its own. The same
 * content can be told in several ways, and S3 may tell it in another way than it was given; so
 * contents are compared in one form.
 */
public enum BucketSetting {
  PUBLIC_ACCESS("public-access", "GetPublicAccessBlock", "PutPublicAccessBlock"),
  OWNERSHIP("ownership", "GetBucketOwnershipControls", "PutBucketOwnershipControls"),
  ENCRYPTION("encryption", "GetBucketEncryption", "PutBucketEncryption"),
  POLICY("policy", "GetBucketPolicy", "PutBucketPolicy"),
  LIFECYCLE("lifecycle", "GetBucketLifecycleConfiguration", "PutBucketLifecycleConfiguration");

  private final String word;
  private final String get;
  private final String put;

  BucketSetting(String word, String get, String put) {
    this.word = word;
    this.get = get;
    this.put = put;
  }

  /** The word in ids of steps and checks. */
  public String word() {
    return word;
  }

  /** The action that reads it. */
  public String get() {
    return get;
  }

  /** The action that writes it. */
  public String put() {
    return put;
  }

  /** The setting with this word; empty when there is none. */
  public static Optional<BucketSetting> ofWord(String word) {
    return List.of(values()).stream().filter(s -> s.word.equals(word)).findFirst();
  }

  /**
   * What an answer to reading it, or a call that writes it, says, in one form; {@link
   * Value.Fields#NONE} when it is not set.
   *
   * @param told members of the answer or of the call
   * @param json reads a document
   */
  public Value content(Value.Fields told, Function<String, Value.Fields> json) {
    return switch (this) {
      case PUBLIC_ACCESS -> told.fields("PublicAccessBlockConfiguration");
      case OWNERSHIP -> first(told.fields("OwnershipControls").list("Rules"), "ObjectOwnership");
      case ENCRYPTION ->
          first(
              told.fields("ServerSideEncryptionConfiguration").list("Rules").stream()
                  .map(rule -> rule.fields("ApplyServerSideEncryptionByDefault"))
                  .toList(),
              "SSEAlgorithm");
      case POLICY -> told.text("Policy").map(text -> plain(json.apply(text))).orElse(NOTHING);
      case LIFECYCLE -> rules(told);
    };
  }

  private static final Value NOTHING = Value.Fields.NONE;

  private static Value first(List<Value.Fields> rules, String name) {
    return rules.stream().flatMap(rule -> rule.get(name).stream()).findFirst().orElse(NOTHING);
  }

  /** A list of one is that one, and a list of texts has no order. */
  private static Value plain(Value value) {
    if (value instanceof Value.Items items) {
      if (items.values().size() == 1) {
        return plain(items.values().get(0));
      }
      boolean texts = items.values().stream().allMatch(Value.Text.class::isInstance);
      return new Value.Items(
          texts
              ? items.values().stream().sorted(Comparator.comparing(Value::toString)).toList()
              : items.values().stream().map(BucketSetting::plain).toList());
    }
    if (value instanceof Value.Fields fields) {
      var all = Value.Fields.NONE;
      for (var member : fields.members().entrySet()) {
        all = all.with(member.getKey(), plain(member.getValue()));
      }
      return all;
    }
    return value;
  }

  /** The rules of a lifecycle, from what is read or what is written. */
  static List<Value.Fields> lifecycle(Value.Fields told) {
    return told.get("Rules").isPresent()
        ? told.list("Rules")
        : told.fields("LifecycleConfiguration").list("Rules");
  }

  private static Value rules(Value.Fields told) {
    var rules =
        lifecycle(told).stream()
            .map(BucketSetting::everywhere)
            .sorted(Comparator.comparing(rule -> rule.text("ID").orElse("")))
            .toList();
    return rules.isEmpty() ? NOTHING : Value.items(List.copyOf(rules));
  }

  /** A rule for all objects has no filter, an empty one, or one with an empty prefix. */
  private static Value.Fields everywhere(Value.Fields rule) {
    return wholeBucket(rule) ? rule.without("Filter").without("Prefix") : rule;
  }

  /** Whether a rule of a lifecycle is for all objects. */
  static boolean wholeBucket(Value.Fields rule) {
    var filter = rule.fields("Filter");
    return rule.text("Prefix").isEmpty()
        && filter.text("Prefix").isEmpty()
        && filter.without("Prefix").members().isEmpty();
  }
}
