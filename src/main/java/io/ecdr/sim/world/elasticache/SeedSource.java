package io.ecdr.sim.world.elasticache;

/** A snapshot that something is filled from; it is not deleted meanwhile. */
interface SeedSource {

  /** Somebody begins to read it. */
  void readBegins();

  /** Somebody has read it. */
  void readEnds();
}
