package io.ecdr.execute;

import io.ecdr.model.ExitCode;
import io.ecdr.model.Region;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.Completion;
import io.ecdr.plan.RefusalKind;
import io.ecdr.plan.Service;
import java.util.Optional;

/**
 * Calls to one bucket, on behalf of one dialogue.
 *
 * @param owner the account that it must belong to, if that is to be asked with each call: a
 *     bucket's name may meanwhile have become somebody else's (source: {@code
 *     S3:bucket-owner-condition})
 * @param profile whose credentials its calls are sent with, if not with those of all others
 */
record Bucket(
    Dialogue dialogue,
    Region region,
    String name,
    Optional<String> owner,
    Optional<String> profile) {

  /** The bucket that a step's parameters name, {@code Owner} and {@code Profile} included. */
  static Bucket of(Value.Fields parameters, Dialogue dialogue) {
    return new Bucket(
        dialogue,
        new Region(parameters.text("Region").orElse("")),
        parameters.text("Bucket").orElse(""),
        parameters.text("Owner"),
        parameters.text("Profile"));
  }

  /** Any call on a key. */
  Call call(String action, String key, Value.Fields more) {
    return onBucket(action, more.with("Key", key));
  }

  /** A call on the bucket itself. */
  Call onBucket(String action, Value.Fields more) {
    var parameters = more.with("Bucket", name).with("ExpectedBucketOwner", owner);
    return dialogue.call(Service.S3, action, region, parameters).as(profile);
  }

  /** Size and checksums of an object. */
  Call head(String key) {
    return call("HeadObject", key, Value.fields("ChecksumMode", "ENABLED"));
  }

  /** The whole of a small object. */
  Call get(String key) {
    return call("GetObject", key, Value.Fields.NONE);
  }

  static boolean notFound(Completion completion) {
    return Looks.refused(completion, RefusalKind.NOT_FOUND);
  }

  /** The end of work whose call did not bring what it must. */
  static Turn.Stop stop(Call call, Completion completion) {
    var hint =
        completion instanceof Completion.Refused refused ? Refusals.hint(call, refused.kind()) : "";
    var code = Refusals.code(completion);
    boolean change = !call.readsOnly() && completion instanceof Completion.Lost;
    return new Turn.Stop(
        change ? ExitCode.UNKNOWN_OUTCOME : code, Refusals.words(call, completion), hint);
  }
}
