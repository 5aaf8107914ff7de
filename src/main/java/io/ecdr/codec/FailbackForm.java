package io.ecdr.codec;

import io.ecdr.model.FailbackCase;
import io.ecdr.model.FailbackRequest;
import io.ecdr.model.FailbackRequest.Anew;
import io.ecdr.model.FailbackRequest.Away;
import io.ecdr.model.FailbackRequest.Carried;
import io.ecdr.model.FailbackRequest.Saving;
import io.ecdr.model.Region;
import io.ecdr.model.StandbyShape;
import io.ecdr.model.Value;
import java.time.Duration;
import java.util.Optional;

/** Requests to bring a cache home as objects. */
final class FailbackForm {

  private FailbackForm() {}

  static Value.Fields of(FailbackRequest request) {
    var anew = request.anew();
    return RequestForm.role("failback", request)
        .with("case", request.insisted().map(FailbackCase::word))
        .with("maxPause", request.maxPause().map(Duration::toString))
        .with("drRegion", request.away().region().map(Region::id))
        .with("standby", request.away().id())
        .with("as", anew.as())
        .with("discard", request.discard().filter(d -> !d.isEmpty()))
        .with("discardTyped", request.discard().filter(String::isEmpty).isPresent())
        .with("bucket", request.saving().map(Saving::bucket))
        .with("drBucket", request.saving().map(Saving::drBucket))
        .with("prefix", request.saving().map(Saving::prefix))
        .with("keepStandby", anew.keepStandby())
        .with("subnetGroup", anew.shape().subnetGroup())
        .with("securityGroups", Value.texts(anew.shape().securityGroups()))
        .with("kmsKey", anew.shape().kmsKey())
        .with("replicas", anew.shape().replicas().map(String::valueOf))
        .with("nodeTypes", Value.texts(anew.carried().nodeTypes()))
        .with("userGroups", Value.texts(anew.carried().userGroups()))
        .with("authToken", anew.carried().authToken())
        .with("withoutAuth", anew.carried().withoutAuth());
  }

  static FailbackRequest read(Form form) {
    form.only(
        RequestForm.role(
            "case",
            "maxPause",
            "drRegion",
            "standby",
            "as",
            "discard",
            "discardTyped",
            "bucket",
            "drBucket",
            "prefix",
            "keepStandby",
            "subnetGroup",
            "securityGroups",
            "kmsKey",
            "replicas",
            "nodeTypes",
            "userGroups",
            "authToken",
            "withoutAuth"));
    return new FailbackRequest(
        form.text("cache"),
        RequestForm.region(form, "region"),
        form.maybe("case", name -> form.parsed(name, w -> Words.parse(FailbackCase.class, w))),
        RequestForm.terms(form),
        form.maybe("maxPause", form::duration),
        new Away(
            form.maybe("drRegion", name -> RequestForm.region(form, name)),
            form.maybe("standby", form::text)),
        new Anew(
            form.maybe("as", form::text),
            new StandbyShape(
                form.maybe("subnetGroup", form::text),
                form.texts("securityGroups"),
                form.maybe("kmsKey", form::text),
                form.maybe("replicas", name -> form.parsed(name, Integer::valueOf))),
            form.flag("keepStandby"),
            new Carried(
                form.texts("nodeTypes"),
                form.texts("userGroups"),
                form.maybe("authToken", form::text),
                form.flag("withoutAuth"))),
        form.flag("discardTyped") ? Optional.of("") : form.maybe("discard", form::text),
        form.maybe(
            "bucket",
            name -> new Saving(form.text(name), form.text("drBucket"), form.text("prefix"))));
  }
}
