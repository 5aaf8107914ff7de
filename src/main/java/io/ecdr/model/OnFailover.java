package io.ecdr.model;

/** What a failover does with the standby. */
public enum OnFailover {
  /** It becomes the primary, and the old one follows it when it returns. */
  PROMOTE,
  /** It leaves the Global Datastore at once, without a promotion. */
  DETACH
}
