package io.ecdr.plan;

import io.ecdr.model.Value;
import java.time.Instant;

/**
 * Steps that were planned with what was expected, of which an earlier step of the same lane tells
 * what it came to be: wherever they name the one, they name the other.
 */
final class Rebound extends Rewording {

  private final Value.Text expected;
  private final Value.Bound told;

  private Rebound(String step, String fact, String expected) {
    this.expected = new Value.Text(expected);
    this.told = new Value.Bound(step, fact, expected);
  }

  /**
   * About a Global Datastore that is made.
   *
   * @param made the step that makes it
   * @param expected what it will most likely be called
   */
  static Rebound datastore(String made, String expected) {
    return new Rebound(made, "GlobalReplicationGroupId", expected);
  }

  /**
   * About what happens after a wait: events before its end tell nothing.
   *
   * @param waited the step that waits
   * @param planned when the plan was made
   */
  static Rebound since(String waited, Instant planned) {
    return new Rebound(waited, "At", planned.toString());
  }

  @Override
  Value.Fields in(Value.Fields fields) {
    var all = fields;
    for (var member : fields.members().entrySet()) {
      if (member.getValue().equals(expected)) {
        all = all.with(member.getKey(), told);
      }
    }
    return all;
  }
}
