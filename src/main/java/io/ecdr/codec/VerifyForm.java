package io.ecdr.codec;

import io.ecdr.model.AccountId;
import io.ecdr.model.Region;
import io.ecdr.model.Value;
import io.ecdr.model.VerifyRequest;
import java.time.Duration;

/** Requests to verify backups as objects. */
final class VerifyForm {

  private VerifyForm() {}

  static Value.Fields of(VerifyRequest request) {
    var fields =
        Value.fields("verb", VerifyRequest.VERB)
            .with("timeout", request.timeout().map(Duration::toString))
            .with("backups", Value.texts(request.backups()))
            .with("all", request.all())
            .with("deep", request.deep())
            .with("region", request.region().map(Region::id))
            .with("drRegion", request.drRegion().id())
            .with("drBucket", request.drBucket())
            .with("bucket", request.bucket())
            .with("prefix", request.prefix())
            .with("account", request.account().map(AccountId::digits))
            .with("profile", request.profile());
    return request.bytesPerDay().map(most -> fields.with("bytesPerDay", most)).orElse(fields);
  }

  static VerifyRequest read(Form form) {
    form.only(
        "verb",
        "timeout",
        "backups",
        "all",
        "deep",
        "bytesPerDay",
        "region",
        "drRegion",
        "drBucket",
        "bucket",
        "prefix",
        "account",
        "profile");
    return new VerifyRequest(
        form.texts("backups"),
        form.flag("all"),
        form.flag("deep"),
        form.maybe("bytesPerDay", form::number),
        form.maybe("region", name -> form.parsed(name, Region::new)),
        form.parsed("drRegion", Region::new),
        form.text("drBucket"),
        form.maybe("bucket", form::text),
        form.text("prefix"),
        form.maybe("account", name -> form.parsed(name, AccountId::new)),
        form.maybe("profile", form::text),
        form.maybe("timeout", form::duration));
  }
}
