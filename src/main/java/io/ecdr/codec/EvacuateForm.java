package io.ecdr.codec;

import io.ecdr.model.CacheChoice;
import io.ecdr.model.EvacuateRequest;
import io.ecdr.model.FailoverRequest;
import io.ecdr.model.OnFailover;
import io.ecdr.model.Rank;
import io.ecdr.model.RankedCache;
import io.ecdr.model.Value;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Requests of {@code evacuate} as objects. */
final class EvacuateForm {

  private EvacuateForm() {}

  static Value.Fields of(EvacuateRequest request) {
    var fields =
        Value.fields("verb", EvacuateRequest.VERB)
            .with("promote", RequestForm.of(request.promote()))
            .with("ids", Value.texts(request.which().ids()))
            .with("patterns", Value.texts(request.which().patterns()))
            .with("tags", Value.fields(request.which().tags()))
            .with("ranks", ranks(request.ranks()))
            .with("onFailover", onFailover(request.onFailover()))
            .with("acceptUnknown", Value.texts(List.copyOf(request.unknown())))
            .with("overrides", Value.texts(List.copyOf(request.overrides())))
            .with("known", Value.items(request.known().stream().map(EvacuateForm::of).toList()));
    if (request.restore().isPresent()) {
      fields = fields.with("restore", RestoreForm.of(request.restore().get()));
    }
    return request.expectCount().isPresent()
        ? fields.with("expectCount", request.expectCount().get())
        : fields;
  }

  static EvacuateRequest read(Form form) {
    form.only(
        "verb",
        "promote",
        "restore",
        "ids",
        "patterns",
        "tags",
        "ranks",
        "onFailover",
        "acceptUnknown",
        "overrides",
        "expectCount",
        "known");
    return new EvacuateRequest(
        (FailoverRequest) RequestForm.read(form.fields("promote")),
        form.maybe("restore", name -> RestoreForm.read(new Form(form.fields(name), name))),
        new CacheChoice(form.texts("ids"), form.texts("patterns"), tags(form.fields("tags"))),
        PriorityForm.ranks(form.fields("ranks"), "ranks"),
        form.maybe("onFailover", name -> onFailover(form.fields(name))).orElseGet(TreeMap::new),
        new TreeSet<>(form.texts("acceptUnknown")),
        new TreeSet<>(form.texts("overrides")),
        form.maybe("expectCount", form::integer),
        form.list("known", EvacuateForm::known));
  }

  private static SortedMap<String, String> tags(Value.Fields fields) {
    var form = new Form(fields, "tags");
    var all = new TreeMap<String, String>();
    fields.members().keySet().forEach(key -> all.put(key, form.text(key)));
    return all;
  }

  private static Value.Fields ranks(SortedMap<String, Rank> ranks) {
    var all = new TreeMap<String, Value>();
    ranks.forEach((id, rank) -> all.put(id, PriorityForm.of(rank)));
    return new Value.Fields(all);
  }

  private static Value.Fields onFailover(SortedMap<String, OnFailover> said) {
    var all = new TreeMap<String, Value>();
    said.forEach((id, way) -> all.put(id, new Value.Text(Words.of(way))));
    return new Value.Fields(all);
  }

  private static SortedMap<String, OnFailover> onFailover(Value.Fields fields) {
    var form = new Form(fields, "onFailover");
    var all = new TreeMap<String, OnFailover>();
    fields
        .members()
        .keySet()
        .forEach(id -> all.put(id, form.parsed(id, word -> Words.parse(OnFailover.class, word))));
    return all;
  }

  private static Value.Fields of(RankedCache ranked) {
    return Value.Fields.NONE
        .with("cache", CacheForm.of(ranked.cache()))
        .with("rank", PriorityForm.of(ranked.rank()));
  }

  private static RankedCache known(Value.Fields fields) {
    var form = new Form(fields, "known").only("cache", "rank");
    return new RankedCache(
        CacheForm.read(form.fields("cache")), PriorityForm.rank(form.fields("rank"), "rank"));
  }
}
