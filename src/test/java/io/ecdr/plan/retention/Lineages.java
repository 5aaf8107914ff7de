package io.ecdr.plan.retention;

import io.ecdr.model.KeepRules;
import io.ecdr.model.Mark;
import io.ecdr.model.Proof;
import io.ecdr.model.Region;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lineages to decide about, told by what was made when. */
final class Lineages {

  static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  static final Region HOME = new Region("us-east-1");
  static final Region AWAY = new Region("eu-west-1");

  private final List<Held> backups = new ArrayList<>();
  private final List<Attempt> attempts = new ArrayList<>();
  private LineageFacts.Cache cache = LineageFacts.Cache.THERE;
  private boolean retired;

  static Item item(String id, Item.Place place, boolean ours) {
    return new Item(
        place,
        place == Item.Place.COPY ? AWAY : HOME,
        id + "/" + place.word(),
        place == Item.Place.SNAPSHOT ? 0 : 1000,
        ours ? Optional.empty() : Optional.of("it has no operation tag"));
  }

  static List<Item> items(String id) {
    return List.of(
        item(id, Item.Place.SNAPSHOT, true),
        item(id, Item.Place.EXPORT, true),
        item(id, Item.Place.COPY, true));
  }

  /** A whole backup, checked, all of it ours. */
  static Held whole(String id, Instant at) {
    return new Held(
        id,
        at,
        Optional.of(at),
        Proof.CHECKED,
        Optional.of(1000L),
        Mark.NONE,
        false,
        List.of(),
        items(id));
  }

  static Held with(Held b, Proof proof) {
    return new Held(
        b.id(),
        b.at(),
        b.stored(),
        proof,
        b.bytes(),
        b.mark(),
        b.accepted(),
        b.readers(),
        b.items());
  }

  static Held with(Held b, Mark mark) {
    return new Held(
        b.id(),
        b.at(),
        b.stored(),
        b.proof(),
        b.bytes(),
        mark,
        b.accepted(),
        b.readers(),
        b.items());
  }

  static Held with(Held b, long bytes) {
    return new Held(
        b.id(),
        b.at(),
        b.stored(),
        b.proof(),
        Optional.of(bytes),
        b.mark(),
        b.accepted(),
        b.readers(),
        b.items());
  }

  static Held accepted(Held b) {
    return new Held(
        b.id(), b.at(), b.stored(), b.proof(), b.bytes(), b.mark(), true, b.readers(), b.items());
  }

  static Held readBy(Held b, String... readers) {
    return new Held(
        b.id(),
        b.at(),
        b.stored(),
        b.proof(),
        b.bytes(),
        b.mark(),
        b.accepted(),
        List.of(readers),
        b.items());
  }

  static Held stored(Held b, Instant at) {
    return new Held(
        b.id(),
        b.at(),
        Optional.of(at),
        b.proof(),
        b.bytes(),
        b.mark(),
        b.accepted(),
        b.readers(),
        b.items());
  }

  static Held of(Held b, List<Item> items) {
    return new Held(
        b.id(),
        b.at(),
        b.stored(),
        b.proof(),
        b.bytes(),
        b.mark(),
        b.accepted(),
        b.readers(),
        items);
  }

  /** One whole backup a day at noon: {@code d0} of today, {@code d1} of yesterday, and so on. */
  static Lineages daily(int count) {
    var lineage = new Lineages();
    for (int i = 0; i < count; i++) {
      lineage.backups.add(whole("d" + i, NOON.minus(Duration.ofDays(i))));
    }
    return lineage;
  }

  Lineages with(Held backup) {
    backups.removeIf(b -> b.id().equals(backup.id()));
    backups.add(backup);
    return this;
  }

  Held backup(String id) {
    return backups.stream().filter(b -> b.id().equals(id)).findFirst().orElseThrow();
  }

  Lineages failed(Instant at) {
    attempts.add(new Attempt("op-failed", at, true));
    return this;
  }

  Lineages succeeded(Instant at) {
    attempts.add(new Attempt("op-done", at, false));
    return this;
  }

  Lineages gone(LineageFacts.Cache how) {
    cache = how;
    return this;
  }

  Lineages retired() {
    retired = true;
    return this;
  }

  Retained decide(KeepRules rules) {
    return Retention.decide(
        rules,
        new LineageFacts("lineage", NOON.plusSeconds(60), backups, attempts, cache, retired));
  }

  /** The ids of which something goes, newest first. */
  List<String> goes(KeepRules rules) {
    return decide(rules).decisions().stream()
        .filter(d -> !d.going().isEmpty())
        .map(d -> d.backup().id())
        .toList();
  }

  /** The rules that speak of a backup. */
  List<String> why(KeepRules rules, String id) {
    return decide(rules).decisions().stream()
        .filter(d -> d.backup().id().equals(id))
        .flatMap(d -> d.reasons().stream())
        .map(Reason::rule)
        .toList();
  }
}
