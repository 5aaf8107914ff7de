package io.ecdr.execute;

import io.ecdr.model.ServerlessSnapshots;
import io.ecdr.plan.Completion;
import io.ecdr.plan.Condition;
import io.ecdr.plan.RefusalKind;

/**
 * {@code serverless-snapshot-available {SnapshotName}}: the snapshot of a serverless cache of
 * exactly that name is {@code available}. The name carries the operation's id, so whatever has it
 * is the operation's own. States are told in any case (source: facts page, section 5).
 *
 * <p>Facts: its description in the words of a node based snapshot.
 */
final class ServerlessSnapshotAvailable implements Observer {

  @Override
  public String kind() {
    return "serverless-snapshot-available";
  }

  @Override
  public Look look(Condition condition, Dialogue dialogue) {
    var name = condition.parameters().text("SnapshotName").orElse("");
    var call = Serverless.describe(dialogue, condition.region(), name);
    var answer = dialogue.ask("snapshot", call);
    if (answer.isEmpty()) {
      return new Look.Asking();
    }
    var absent = new Look.Absent("snapshot " + name + " is not there");
    if (Looks.refused(answer.get(), RefusalKind.NOT_FOUND)) {
      return absent;
    }
    if (!(answer.get() instanceof Completion.Answered answered)) {
      return Looks.unreadable(call, answer.get());
    }
    return Serverless.in(answered, name)
        .map(told -> SnapshotAvailable.judge(name, ServerlessSnapshots.asSnapshot(told)))
        .orElse(absent);
  }
}
