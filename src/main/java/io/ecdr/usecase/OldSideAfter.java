package io.ecdr.usecase;

import io.ecdr.model.Fact;
import io.ecdr.model.GlobalDatastore;
import io.ecdr.model.Region;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.CallMaker;
import io.ecdr.plan.LostWrites.Change;
import io.ecdr.plan.RoleBefore;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What became of the old side, as its own Region tells it: the other one calls it a standby while
 * it is dark, too.
 */
final class OldSideAfter {

  private final Change change;
  private final Optional<Region> region;
  private final Optional<String> id;
  private final Optional<Call> view;
  private final Optional<Call> group;

  /**
   * @param before what was there before the change, as its ladder keeps it
   */
  OldSideAfter(CallMaker maker, Change change, Value.Fields before) {
    this.change = change;
    this.region = region(change.oldRegion());
    this.id = RoleBefore.primary(before).flatMap(m -> m.text("ReplicationGroupId"));
    this.view = region.map(old -> view(maker, old));
    this.group =
        change.detached()
            ? region.flatMap(old -> id.map(i -> new GroupCalls(maker).group(old, i)))
            : Optional.empty();
  }

  private Call view(CallMaker maker, Region old) {
    return maker.elastiCache(
        old,
        "DescribeGlobalReplicationGroups",
        Value.fields("GlobalReplicationGroupId", change.datastore()).with("ShowMemberInfo", true));
  }

  /** What is asked of its Region. */
  List<Call> calls() {
    return Stream.concat(view.stream().filter(call -> !change.detached()), group.stream()).toList();
  }

  /** In a sentence. */
  String words(Reads reads) {
    return change.detached() ? detached(reads) : promoted(reads);
  }

  private String detached(Reads reads) {
    var keeps =
        "what it had not sent, and what it took since: ecdr rescue saves it, ecdr rescue compare"
            + " counts it.";
    var name = id.map(i -> "The old side, " + i + " in ").orElse("The old side in ");
    var side = name + change.oldRegion();
    if (group.isEmpty()) {
      return side + " keeps " + keeps;
    }
    var told =
        GroupCalls.first(reads.fact(group.get()), "ReplicationGroups")
            .map(f -> ReplicationGroup.of(region.orElseThrow(), f));
    if (told.absent()) {
      return side
          + ", is not there any more: what it had not sent is gone with it, but for what was backed"
          + " up.";
    }
    return told.value()
        .map(found -> side + ", is " + found.status() + " and keeps " + keeps)
        .orElseGet(
            () ->
                side
                    + ", cannot be read ("
                    + told.unknown().map(Fact.Unknown::why).orElse("")
                    + "); where it is still there it keeps "
                    + keeps);
  }

  private String promoted(Reads reads) {
    var old =
        view.map(call -> GroupCalls.first(reads.fact(call), "GlobalReplicationGroups"))
            .flatMap(Fact::value)
            .map(GlobalDatastore::of)
            .flatMap(d -> region.flatMap(d::in));
    if (old.isEmpty()) {
      return "The old side in "
          + change.oldRegion()
          + " cannot be read; once it follows, what it had not sent is erased.";
    }
    return old.get().secondary() && old.get().associated()
        ? "The old side, "
            + old.get()
            + ", follows again: what it had not sent is erased, so nothing can count it."
        : "The old side, "
            + old.get()
            + ", is "
            + old.get().role()
            + " "
            + old.get().status()
            + ", says its own Region; once it follows, what it had not sent is erased.";
  }

  private static Optional<Region> region(String word) {
    try {
      return Optional.of(new Region(word));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
