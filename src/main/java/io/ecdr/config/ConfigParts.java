package io.ecdr.config;

import io.ecdr.model.AccountId;
import io.ecdr.model.Region;
import io.ecdr.model.config.Account;
import io.ecdr.model.config.CacheEntry;
import io.ecdr.model.config.Choice;
import io.ecdr.model.config.Config;
import io.ecdr.model.config.Notify;
import io.ecdr.model.config.Problem;
import io.ecdr.model.config.Selector;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The parts of a file that fits the table of keys, made into values. */
final class ConfigParts {

  private final String source;
  private final Node.Table root;
  private final Flat top;
  private final Flat defaults;
  private final SortedMap<String, Account> accounts = new TreeMap<>();
  private final List<Notify> notify = new ArrayList<>();
  private final List<CacheEntry> caches = new ArrayList<>();

  ConfigParts(String source, Node.Table root) {
    this.source = source;
    this.root = root;
    this.top = Flat.of(Optional.of(root), source);
    this.defaults = Flat.of(part("defaults"), source);
  }

  private Optional<Node> part(String name) {
    return Optional.ofNullable(root.entries().get(name)).map(Node.Entry::value);
  }

  private Map<String, Node.Entry> entries(String name) {
    return part(name).map(node -> ((Node.Table) node).entries()).orElse(Map.of());
  }

  /** Makes the parts, and tells what keeps one from being made. */
  void complain(List<Problem> problems) {
    if (top.said("schema").isEmpty()) {
      problems.add(
          YamlNodes.error(
              1,
              1,
              "schema",
              "the file does not say its form",
              "add schema: " + ConfigKeys.SCHEMA));
    }
    entries("accounts").forEach((name, entry) -> accounts.put(name, account(name, entry)));
    people(problems);
    entries("caches").forEach((name, entry) -> cache(name, entry, problems));
  }

  private Account account(String name, Node.Entry entry) {
    var flat = Flat.of(Optional.of(entry.value()), source);
    return new Account(name, flat.parsed("id", AccountId::new), flat.text("profile"));
  }

  private void people(List<Problem> problems) {
    var nodes = part("notify").map(n -> n instanceof Node.Row r ? r.nodes() : List.of(n));
    for (var node : nodes.orElse(List.of())) {
      var flat = Flat.of(Optional.of(node), source);
      var on = EnumSet.noneOf(Notify.Occasion.class);
      flat.words("on").forEach(w -> on.add(Notify.Occasion.valueOf(w.toUpperCase(Locale.ROOT))));
      if (on.isEmpty()) {
        on.addAll(EnumSet.complementOf(EnumSet.of(Notify.Occasion.DONE)));
      }
      try {
        notify.add(new Notify(flat.parsed("webhook", URI::create), flat.text("sns"), on));
      } catch (IllegalArgumentException e) {
        problems.add(YamlNodes.error(node.line(), node.column(), "notify", e.getMessage(), ""));
      }
    }
  }

  private void cache(String name, Node.Entry entry, List<Problem> problems) {
    var own = Flat.of(Optional.of(entry.value()), source);
    var flat = defaults.under(own);
    var complaints = new EntryComplaints(name, entry, own, flat, accounts.keySet(), problems);
    if (!complaints.told()) {
      return;
    }
    try {
      caches.add(
          new CacheEntry(
              name,
              entry.line(),
              entry.column(),
              choice(name, own, flat),
              new SettingsReader(flat).settings()));
    } catch (IllegalArgumentException e) {
      problems.add(
          YamlNodes.error(entry.line(), entry.column(), "caches." + name, e.getMessage(), ""));
    }
  }

  private static Choice choice(String name, Flat own, Flat flat) {
    if (!own.has("select")) {
      return new Choice.One(
          flat.text("account"),
          new Region(flat.text("region").orElseThrow()),
          own.text("id").orElse(name).toLowerCase(Locale.ROOT));
    }
    var regions = own.words("select.regions");
    return new Choice.Selected(
        new Selector(
            own.words("select.accounts"),
            (regions.isEmpty() ? flat.words("region") : regions).stream().map(Region::new).toList(),
            own.text("select.name"),
            own.words("select.engine"),
            own.below("select.tags")));
  }

  Config config() {
    return new Config(
        source,
        top.text("active").filter(ConfigParts::yes).isPresent(),
        accounts,
        new SettingsReader(top).regions("state.buckets"),
        notify,
        caches,
        defaults.all(),
        ConfigKeys.usual());
  }

  /** As YAML 1.1 writes it. */
  private static boolean yes(String word) {
    return List.of("true", "yes", "on").contains(word.toLowerCase(Locale.ROOT));
  }
}
