package io.ecdr.plan;

import io.ecdr.model.Manifest;
import io.ecdr.model.NodeMemory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The questions before a restore about the node types that it may be made of. */
final class NodeTypeChecks {

  private static final String ONLY_WHEN = " has capacity shows only when creating";

  private final Checklist list;
  private final RestoreInventory seen;
  private final RestoreTarget target;
  private final Manifest manifest;

  NodeTypeChecks(Checklist list, RestoreInventory seen, RestoreTarget target) {
    this.list = list;
    this.seen = seen;
    this.target = target;
    this.manifest = seen.backup().manifest();
  }

  void ask() {
    nodeType();
    memory();
    tiering();
  }

  private void nodeType() {
    var ask = list.ask("node-type", "The node type is the source's", manifest.nodeType());
    var all = String.join(", else ", target.nodeTypes());
    if (target.nodeType().isEmpty()) {
      ask.fail(
          "a serverless cache has no node type",
          "name one with --node-type, such as cache.r7g.large");
    } else if (manifest.nodeType().isEmpty()) {
      ask.pass(all + " for a cache that was serverless; whether the Region" + ONLY_WHEN);
    } else if (target.nodeTypes().equals(List.of(manifest.nodeType()))) {
      ask.pass(all + "; whether the Region" + ONLY_WHEN);
    } else if (target.nodeType().equals(manifest.nodeType())) {
      ask.pass(all + ", while there is no capacity; whether the Region" + ONLY_WHEN);
    } else {
      ask.warn(
          all + " instead of " + manifest.nodeType(),
          "whether the Region has a type, and" + ONLY_WHEN.replace(" has", " the"));
    }
  }

  /** How one node type stands. */
  private enum Room {
    TOO_SMALL,
    UNKNOWN,
    SMALLER,
    ENOUGH
  }

  private Room room(String type) {
    var room = NodeMemory.forData(type);
    if (room.isPresent() && target.largest() > room.getAsLong()) {
      return Room.TOO_SMALL;
    }
    if (type.equals(manifest.nodeType()) && !target.reshaped()) {
      return Room.ENOUGH;
    }
    if (room.isEmpty()) {
      return Room.UNKNOWN;
    }
    var source = NodeMemory.forData(manifest.nodeType());
    boolean fewer = target.shards().size() < manifest.shards().size();
    return !fewer && source.isPresent() && room.getAsLong() >= source.getAsLong()
        ? Room.ENOUGH
        : Room.SMALLER;
  }

  private List<String> with(Room wanted) {
    return target.nodeTypes().stream().filter(type -> room(type) == wanted).toList();
  }

  /** No check of the service's is documented (facts page, 4.2). */
  private void memory() {
    var ask = list.ask("node-memory", "A node has room for its shard", limit()).overridable();
    var observed = observed();
    var small = with(Room.TOO_SMALL);
    var smaller = with(Room.SMALLER);
    var unknown = with(Room.UNKNOWN);
    if (!small.isEmpty()) {
      ask.fail(
          observed + "; too much for " + String.join(", ", small),
          "choose a larger node with --node-type");
    } else if (!unknown.isEmpty()) {
      ask.unknown(
          "ecdr does not know how much memory " + String.join(", ", unknown) + " has",
          "choose a type that it knows, or the source's " + manifest.nodeType());
    } else if (!smaller.isEmpty()) {
      ask.warn(
          observed + "; less room a shard than at the source on " + String.join(", ", smaller),
          "a node that is too small ends in create-failed after a long time");
    } else if (target.nodeTypes().equals(List.of(manifest.nodeType()))) {
      ask.pass(observed + "; the same node type as at the source");
    } else {
      ask.pass(observed + "; not smaller than at the source");
    }
  }

  private String limit() {
    List<String> all = new ArrayList<>();
    for (var type : target.nodeTypes()) {
      var room = NodeMemory.forData(type);
      if (room.isPresent()) {
        all.add(Text.bytes(room.getAsLong()) + " for data");
      }
    }
    return all.isEmpty() ? "room for the data" : String.join(", ", all);
  }

  private String observed() {
    if (target.largest() == 0) {
      return "how much data there is, is not known yet";
    }
    var bytes = Text.bytes(target.largest());
    if (target.reshaped()) {
      return "an even share of a shard is " + bytes + ", keys are seldom spread evenly";
    }
    return seen.inFiles()
        ? "largest file " + bytes + ", data in memory is larger than its file"
        : "largest shard " + bytes + " as the snapshot tells";
  }

  /** Source: {@code UG:backups}: data tiering restores to data tiering only, and has no files. */
  private void tiering() {
    boolean source = isTiered(manifest.nodeType());
    boolean fits =
        seen.inFiles()
            ? Stream.concat(target.nodeTypes().stream(), Stream.of(manifest.nodeType()))
                .noneMatch(NodeTypeChecks::isTiered)
            : target.nodeTypes().stream().allMatch(type -> isTiered(type) == source);
    list.ask(
            "data-tiering",
            "Data tiering (r6gd) fits",
            seen.inFiles() ? "another node family" : "both with it, or both without")
        .answer(
            fits,
            manifest.nodeType() + " to " + String.join(", ", target.nodeTypes()),
            seen.inFiles()
                ? "files in S3 do not go to or from r6gd; choose another with --node-type"
                : "a snapshot goes from r6gd to r6gd and from others to others; choose another with"
                    + " --node-type");
  }

  static boolean isTiered(String nodeType) {
    return nodeType.startsWith("cache.r6gd.");
  }
}
