package io.ecdr.config;

import io.ecdr.model.config.Problem;
import io.ecdr.model.word.Names;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What keeps one entry of the file from being taken: words that exclude or need each other. */
final class EntryComplaints {

  private final String name;
  private final Node.Entry entry;
  private final Flat own;
  private final Flat flat;
  private final Collection<String> accounts;
  private final List<Problem> problems;

  /**
   * @param own what the entry itself says
   * @param flat with the file's defaults
   */
  EntryComplaints(
      String name,
      Node.Entry entry,
      Flat own,
      Flat flat,
      Collection<String> accounts,
      List<Problem> problems) {
    this.name = name;
    this.entry = entry;
    this.own = own;
    this.flat = flat;
    this.accounts = accounts;
    this.problems = problems;
  }

  /** Tells them; returns whether there is none. */
  boolean told() {
    int before = problems.size();
    which();
    where();
    excluded("backup.every", "backup.cron", "give one of them");
    needs("backup.timezone", "backup.cron", "add cron, or leave it out");
    fence();
    keep();
    return problems.size() == before;
  }

  private void which() {
    excluded("id", "select", "an entry is for one cache or for all that fit");
    excluded("account", "select", "name accounts in select.accounts");
    if (!own.has("select") && own.said("id").isEmpty()) {
      try {
        Names.cache(name);
      } catch (IllegalArgumentException e) {
        complain("", e.getMessage(), "give the cache's id: id: ...");
      }
    }
    Stream.concat(flat.words("account").stream(), own.words("select.accounts").stream())
        .filter(account -> !accounts.contains(account))
        .forEach(
            account ->
                complain(
                    own.has("select") ? "select.accounts" : "account",
                    "there is no account '" + account + "' in this file",
                    Suggestion.of(account, accounts)
                        .map(near -> "did you mean " + near + "?")
                        .orElse("add it to accounts")));
  }

  private void where() {
    boolean placed = !own.words("select.regions").isEmpty();
    if (flat.said("region").isEmpty() && !placed) {
      complain(
          "",
          "nothing says in which Region this is",
          own.has("select") ? "add regions to select" : "add region");
    }
    flat.text("standby.region")
        .filter(standby -> flat.text("region").filter(standby::equals).isPresent())
        .ifPresent(
            same ->
                complain(
                    "standby.region",
                    "the standby is in the cache's own Region, " + same,
                    "a standby is in another Region"));
    flat.text("dr-region")
        .filter(there -> flat.text("region").filter(there::equals).isPresent())
        .ifPresent(
            same ->
                complain(
                    "dr-region",
                    "backups are carried to the cache's own Region, " + same,
                    "name another Region"));
  }

  private void fence() {
    boolean hook = flat.text("fence.by").filter("hook"::equals).isPresent();
    if (hook && flat.said("fence.hook").isEmpty()) {
      complain("fence.by", "by: hook needs a program", "add hook");
    }
    if (!hook && flat.said("fence.hook").isPresent()) {
      complain("fence.hook", "the program is run only with by: hook", "add by: hook");
    }
  }

  private void keep() {
    boolean rule =
        Stream.of("last", "hourly", "daily", "weekly", "monthly", "yearly", "within")
            .anyMatch(
                each -> flat.text("backup.keep." + each).filter(w -> !w.equals("0")).isPresent());
    if (flat.has("backup.keep") && !rule) {
      complain("backup.keep", "no rule says what to keep", "add at least one, such as daily: 7");
    }
  }

  private void excluded(String one, String other, String hint) {
    if (own.has(one) && own.has(other)) {
      complain(other, last(one) + " and " + last(other) + " exclude each other", hint);
    }
  }

  private void needs(String one, String other, String hint) {
    if (flat.has(one) && !flat.has(other)) {
      complain(one, last(one) + " needs " + last(other), hint);
    }
  }

  private static String last(String key) {
    return key.substring(key.lastIndexOf('.') + 1);
  }

  private void complain(String key, String what, String hint) {
    var said = Optional.of(key).filter(k -> !k.isEmpty()).flatMap(flat::said);
    problems.add(
        YamlNodes.error(
            said.map(s -> s.line()).orElse(entry.line()),
            said.map(s -> s.column()).orElse(entry.column()),
            "caches." + name + (key.isEmpty() ? "" : "." + key),
            what,
            hint));
  }
}
