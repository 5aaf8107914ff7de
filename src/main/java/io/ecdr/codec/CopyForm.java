package io.ecdr.codec;

import io.ecdr.model.AccountId;
import io.ecdr.model.CopyRequest;
import io.ecdr.model.Region;
import io.ecdr.model.Value;
import java.time.Duration;

/** Requests of {@code backup copy} as objects. */
final class CopyForm {

  private CopyForm() {}

  static Value.Fields of(CopyRequest request) {
    return Value.fields("verb", "backup copy", "source", request.source())
        .with("region", request.region().map(Region::id))
        .with("bucket", request.bucket())
        .with("drRegion", request.drRegion().map(Region::id))
        .with("drBucket", request.drBucket())
        .with("prefix", request.prefix())
        .with(
            "targets",
            Value.items(
                request.targets().stream()
                    .map(t -> Value.fields("region", t.region().id(), "bucket", t.bucket()))
                    .toList()))
        .with("account", request.account().map(AccountId::digits))
        .with("profile", request.profile())
        .with("timeout", request.timeout().map(Duration::toString));
  }

  static CopyRequest read(Form form) {
    form.only(
        "verb",
        "source",
        "region",
        "bucket",
        "drRegion",
        "drBucket",
        "prefix",
        "targets",
        "account",
        "profile",
        "timeout");
    return new CopyRequest(
        form.text("source"),
        form.maybe("region", name -> form.parsed(name, Region::new)),
        form.maybe("bucket", form::text),
        form.maybe("drRegion", name -> form.parsed(name, Region::new)),
        form.maybe("drBucket", form::text),
        form.text("prefix"),
        form.list("targets", CopyForm::target),
        form.maybe("account", name -> form.parsed(name, AccountId::new)),
        form.maybe("profile", form::text),
        form.maybe("timeout", form::duration));
  }

  private static CopyRequest.Target target(Value.Fields fields) {
    var form = new Form(fields, "target").only("region", "bucket");
    return new CopyRequest.Target(form.parsed("region", Region::new), form.text("bucket"));
  }
}
