package io.ecdr.codec;

import io.ecdr.model.StandbyCreateRequest;
import io.ecdr.model.StandbyRebuildRequest;
import io.ecdr.model.StandbyRemoveRequest;
import io.ecdr.model.Value;
import java.util.List;

/** Requests about standbys as objects. */
final class StandbyForm {

  private StandbyForm() {}

  static Value.Fields of(StandbyCreateRequest request) {
    return RequestForm.verb("standby create", request.timeout(), request.hooks())
        .with("cache", request.cache())
        .with("region", request.region().id())
        .with("to", request.to().id())
        .with("as", request.as())
        .with("subnetGroup", request.subnetGroup())
        .with("securityGroups", Value.texts(request.securityGroups()))
        .with("kmsKey", request.kmsKey())
        .with("userGroups", Value.texts(request.userGroups()))
        .with("replicas", request.replicas().map(String::valueOf));
  }

  static StandbyCreateRequest create(Form form) {
    form.only(
        "verb",
        "timeout",
        "hooks",
        "cache",
        "region",
        "to",
        "as",
        "subnetGroup",
        "securityGroups",
        "kmsKey",
        "userGroups",
        "replicas");
    List<String> groups = form.texts("securityGroups");
    return new StandbyCreateRequest(
        form.text("cache"),
        RequestForm.region(form, "region"),
        RequestForm.region(form, "to"),
        form.text("as"),
        form.maybe("subnetGroup", form::text),
        groups,
        form.maybe("kmsKey", form::text),
        form.maybe("userGroups", form::texts).orElse(List.of()),
        form.maybe("replicas", name -> form.parsed(name, Integer::valueOf)),
        RequestForm.timeout(form),
        RequestForm.hooks(form));
  }

  static Value.Fields of(StandbyRebuildRequest request) {
    return RequestForm.verb("standby rebuild", request.timeout(), request.hooks())
        .with("cache", request.cache())
        .with("region", request.region().id())
        .with("in", request.in().id())
        .with("subnetGroup", request.subnetGroup())
        .with("securityGroups", Value.texts(request.securityGroups()))
        .with("kmsKey", request.kmsKey())
        .with("userGroups", Value.texts(request.userGroups()))
        .with("replicas", request.replicas().map(String::valueOf));
  }

  static StandbyRebuildRequest rebuild(Form form) {
    form.only(
        "verb",
        "timeout",
        "hooks",
        "cache",
        "region",
        "in",
        "subnetGroup",
        "securityGroups",
        "kmsKey",
        "userGroups",
        "replicas");
    return new StandbyRebuildRequest(
        form.text("cache"),
        RequestForm.region(form, "region"),
        RequestForm.region(form, "in"),
        form.maybe("subnetGroup", form::text),
        form.texts("securityGroups"),
        form.maybe("kmsKey", form::text),
        form.maybe("userGroups", form::texts).orElse(List.of()),
        form.maybe("replicas", name -> form.parsed(name, Integer::valueOf)),
        RequestForm.timeout(form),
        RequestForm.hooks(form));
  }

  static Value.Fields of(StandbyRemoveRequest request) {
    return RequestForm.verb("standby remove", request.timeout(), request.hooks())
        .with("cache", request.cache())
        .with("region", request.region().id())
        .with("in", request.in().id())
        .with("keepCache", request.keepCache())
        .with("keepDatastore", request.keepDatastore());
  }

  static StandbyRemoveRequest remove(Form form) {
    form.only("verb", "timeout", "hooks", "cache", "region", "in", "keepCache", "keepDatastore");
    return new StandbyRemoveRequest(
        form.text("cache"),
        RequestForm.region(form, "region"),
        RequestForm.region(form, "in"),
        form.flag("keepCache"),
        form.flag("keepDatastore"),
        RequestForm.timeout(form),
        RequestForm.hooks(form));
  }
}
