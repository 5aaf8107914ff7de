package io.ecdr.codec;

import io.ecdr.model.Region;
import io.ecdr.model.RestoreAccess;
import io.ecdr.model.RestorePlace;
import io.ecdr.model.RestoreRequest;
import io.ecdr.model.RestoreShape;
import io.ecdr.model.Value;
import java.util.List;

/** Requests of {@code restore} as objects. */
final class RestoreForm {

  private RestoreForm() {}

  static Value.Fields of(RestoreRequest request) {
    var shape = request.shape();
    var place = request.place();
    var access = request.access();
    var said = RequestForm.verb("restore", request.timeout(), request.hooks());
    if (shape.cluster().isPresent()) {
      said = said.with("cluster", shape.cluster().get());
    }
    if (access.tls().isPresent()) {
      said = said.with("tls", access.tls().get());
    }
    if (place.mapping().isPresent()) {
      said = said.with("mapping", MappingForm.of(place.mapping().get()));
    }
    if (shape.serverless().isPresent()) {
      said = said.with("serverless", ServerlessForm.of(shape.serverless().get()));
    }
    said = AfterwardsForm.published(said, request.publish());
    return said.with("backup", request.backup())
        .with("region", request.region().map(Region::id))
        .with("to", request.to().id())
        .with("as", request.as())
        .with("drBucket", request.drBucket())
        .with("prefix", request.prefix())
        .with("inspect", request.inspect())
        .with("nodeTypes", Value.texts(shape.nodeTypes()))
        .with("replicas", shape.replicas().map(String::valueOf))
        .with("shards", shape.shards().map(String::valueOf))
        .with("subnetGroup", place.subnetGroup())
        .with("securityGroups", Value.texts(place.securityGroups()))
        .with("parameterGroup", place.parameterGroup())
        .with("recreateParameters", place.recreateParameters())
        .with("userGroups", Value.texts(access.userGroups()))
        .with("withoutAuth", access.withoutAuth())
        .with("authToken", access.authToken())
        .with("kmsKey", access.kmsKey())
        .with("loginUser", access.login().user())
        .with("loginAuth", access.login().auth());
  }

  static RestoreRequest read(Form form) {
    form.only(
        "verb",
        "timeout",
        "hooks",
        "publish",
        "backup",
        "region",
        "to",
        "as",
        "drBucket",
        "prefix",
        "inspect",
        "nodeType",
        "nodeTypes",
        "replicas",
        "shards",
        "cluster",
        "serverless",
        "subnetGroup",
        "securityGroups",
        "parameterGroup",
        "recreateParameters",
        "mapping",
        "userGroups",
        "withoutAuth",
        "authToken",
        "tls",
        "kmsKey",
        "loginUser",
        "loginAuth");
    return new RestoreRequest(
        form.text("backup"),
        form.maybe("region", name -> RequestForm.region(form, name)),
        RequestForm.region(form, "to"),
        form.text("as"),
        form.maybe("drBucket", form::text),
        form.text("prefix"),
        shape(form),
        new RestorePlace(
            form.maybe("subnetGroup", form::text),
            form.texts("securityGroups"),
            form.maybe("parameterGroup", form::text),
            form.maybe("recreateParameters", form::flag).orElse(false),
            form.maybe("mapping", name -> MappingForm.read(form.fields(name), "mapping"))),
        access(form),
        form.maybe("inspect", form::flag).orElse(false),
        RequestForm.timeout(form),
        RequestForm.hooks(form));
  }

  /** A request of before several node types could be named has one at most. */
  private static RestoreShape shape(Form form) {
    List<String> types =
        form.maybe("nodeTypes", form::texts)
            .orElseGet(() -> form.maybe("nodeType", form::text).map(List::of).orElse(List.of()));
    return new RestoreShape(
        types,
        form.maybe("replicas", name -> form.parsed(name, Integer::valueOf)),
        form.maybe("shards", name -> form.parsed(name, Integer::valueOf)),
        form.maybe("cluster", form::flag),
        form.maybe(
            "serverless", name -> ServerlessForm.read(new Form(form.fields(name), "serverless"))));
  }

  private static RestoreAccess access(Form form) {
    return new RestoreAccess(
        form.texts("userGroups"),
        form.flag("withoutAuth"),
        form.maybe("authToken", form::text),
        form.maybe("tls", form::flag),
        form.maybe("kmsKey", form::text),
        new RestoreAccess.Login(
            form.maybe("loginUser", form::text), form.maybe("loginAuth", form::text)));
  }
}
