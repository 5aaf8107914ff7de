package io.ecdr.render;

import io.ecdr.model.ExitCode;
import io.ecdr.model.Value;
import io.ecdr.model.config.CacheEntry;
import io.ecdr.model.config.Choice;
import io.ecdr.model.config.Config;
import io.ecdr.model.config.Said;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What holds for caches of the configuration file, and where each value comes from. */
public final class ConfigScreen implements Screen {

  private final Config config;
  private final List<String> names;
  private final SortedMap<String, Said> variables;
  private final boolean origin;
  private final Instant at;

  /**
   * @param names of entries; empty means all
   * @param variables what they say, which comes before the file
   * @param origin whether people are told where each value comes from; programs always are
   */
  public ConfigScreen(
      Config config,
      List<String> names,
      SortedMap<String, Said> variables,
      boolean origin,
      Instant at) {
    this.config = config;
    this.names = List.copyOf(names);
    this.variables = new TreeMap<>(variables);
    this.origin = origin;
    this.at = at;
  }

  @Override
  public String schema() {
    return "ecdr.config-show/1";
  }

  @Override
  public Instant at() {
    return at;
  }

  @Override
  public ExitCode code() {
    return ExitCode.OK;
  }

  private List<CacheEntry> entries() {
    return config.caches().stream()
        .filter(entry -> names.isEmpty() || names.contains(entry.name()))
        .toList();
  }

  private SortedMap<String, Said> values(CacheEntry entry) {
    var all = new TreeMap<>(config.usual());
    all.putAll(entry.settings().told());
    all.putAll(variables);
    return all;
  }

  @Override
  public Value.Fields data() {
    return Value.Fields.NONE
        .with("file", config.source())
        .with("active", config.active())
        .with("caches", Value.items(entries().stream().map(this::data).toList()));
  }

  private Value.Fields data(CacheEntry entry) {
    List<Value.Fields> values = new ArrayList<>();
    values(entry)
        .forEach(
            (key, said) ->
                values.add(
                    Value.fields("key", key, "value", said.text(), "origin", said.origin())));
    var fields = Value.fields("name", entry.name());
    if (entry.choice() instanceof Choice.One one) {
      fields = fields.with("id", one.id()).with("region", one.region().id());
    }
    return fields.with("values", Value.items(values));
  }

  @Override
  public List<String> warnings() {
    return List.of();
  }

  @Override
  public void print(Page page) {
    page.line(
        config.source()
            + ", "
            + (config.active() ? "active" : "not active: ecdr cron changes nothing"));
    for (var entry : entries()) {
      page.gap();
      page.title(entry.name() + which(entry));
      page.table(titles(), values(entry).entrySet().stream().map(this::row).toList());
    }
  }

  private List<String> titles() {
    return origin ? List.of("KEY", "VALUE", "FROM") : List.of("KEY", "VALUE");
  }

  private List<String> row(Map.Entry<String, Said> value) {
    var said = value.getValue();
    return origin
        ? List.of(value.getKey(), said.text(), said.origin())
        : List.of(value.getKey(), said.text());
  }

  private static String which(CacheEntry entry) {
    return entry.choice() instanceof Choice.One one
        ? ": " + one.id() + " in " + one.region()
        : ": all caches that fit";
  }
}
