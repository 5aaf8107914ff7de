package io.ecdr.plan;

import io.ecdr.model.Region;
import io.ecdr.model.Value;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A drill's cache that is past its deadline. No process need live for it to be seen: whoever lists
 * the groups of its Region sees it.
 *
 * @param deadline when it was to be gone
 */
public record OverdueDrill(String id, Region region, Instant deadline, Optional<String> operation) {

  /** One whose cache is to be deleted. */
  public OverdueDrill(String id, Region region, Instant deadline) {
    this(id, region, deadline, Optional.empty());
  }

  /** The id of the check that tells of it in a plan. */
  public static final String CHECK = "drill-overdue";

  public OverdueDrill {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(deadline, "deadline");
    Objects.requireNonNull(operation, "operation");
  }

  /** Those among the groups that a Region lists. */
  public static List<OverdueDrill> of(Region region, List<Value.Fields> groups, Instant now) {
    return groups.stream()
        .filter(group -> !group.text("Status").orElse("").equals("deleting"))
        .flatMap(
            group ->
                DrillNames.until(group).stream()
                    .filter(deadline -> !deadline.isAfter(now))
                    .map(
                        deadline ->
                            new OverdueDrill(
                                group.text("ReplicationGroupId").orElse(""), region, deadline)))
        .toList();
  }

  /** As checks of a plan, which stop nothing. */
  public static List<Check> checks(List<OverdueDrill> all) {
    var list = new Checklist();
    for (var one : all) {
      list.ask(CHECK, "A drill is over and its cache is not gone", "gone by " + one.deadline())
          .warn(one.what(), one.command());
    }
    return list.all();
  }

  /** What is the matter. */
  public String what() {
    if (operation.isPresent()) {
      return "a drill made " + id + " in " + region + " the primary until " + deadline;
    }
    return "drill cache " + id + " in " + region + " was to be gone by " + deadline;
  }

  /** What to type. */
  public String command() {
    if (operation.isPresent()) {
      return "ecdr op resume " + operation.get();
    }
    return "ecdr drill cleanup --region " + region + " --overdue --yes";
  }
}
