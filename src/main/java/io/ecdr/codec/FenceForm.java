package io.ecdr.codec;

import io.ecdr.model.FenceRequest;
import io.ecdr.model.Value;
import java.util.TreeMap;

/** Requests of {@code fence} as objects. */
final class FenceForm {

  private FenceForm() {}

  static Value.Fields of(FenceRequest request) {
    return RequestForm.verb("fence", request.timeout(), request.hooks())
        .with("cache", request.cache())
        .with("region", request.region().id())
        .with("lift", request.lift())
        .with("originals", Value.fields(request.originals()))
        .with("hook", Value.items(request.hook().stream().map(HooksForm::of).toList()))
        .with("probe", RequestForm.of(request.probe()))
        .with("plain", request.plain());
  }

  static FenceRequest read(Form form) {
    form.only(
        "verb",
        "timeout",
        "hooks",
        "cache",
        "region",
        "lift",
        "originals",
        "hook",
        "probe",
        "plain");
    var originals = new TreeMap<String, String>();
    var told = form.fields("originals");
    told.members().keySet().forEach(id -> originals.put(id, told.text(id).orElse("")));
    return new FenceRequest(
        form.text("cache"),
        RequestForm.region(form, "region"),
        form.flag("lift"),
        originals,
        form.list("hook", HooksForm::program).stream().findFirst(),
        RequestForm.probe(form.fields("probe")),
        form.flag("plain"),
        RequestForm.hooks(form),
        RequestForm.timeout(form));
  }
}
