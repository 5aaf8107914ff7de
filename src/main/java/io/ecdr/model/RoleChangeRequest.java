package io.ecdr.model;

import java.time.Duration;
import java.util.Optional;

/** A request that changes who is the primary of a Global Datastore. */
public sealed interface RoleChangeRequest extends ChangeRequest
    permits DetachRequest, FailbackRequest, FailoverRequest, SwitchoverRequest {

  /** The id of a member, in {@link #region}. */
  String cache();

  /** The Region that the cache is named in. */
  Region region();

  /** What all of them are asked for. */
  RoleTerms terms();

  /** What may be lost. */
  default LossLimit loss() {
    return terms().loss();
  }

  /** The Region that the operator takes for the primary's now. */
  @Override
  default Optional<Region> expectPrimary() {
    return terms().expectPrimary();
  }

  /** How long the roles may take to move; absent means the default. */
  default Optional<Duration> timeout() {
    return terms().timeout();
  }

  /** The trial write afterwards. */
  default WriteProbe probe() {
    return terms().probe();
  }

  /** The operator's own programs around it. */
  default Hooks hooks() {
    return terms().hooks();
  }
}
