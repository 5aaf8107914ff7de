package io.ecdr.sim.world.elasticache;

/** Finds what an account has in a Region. */
@FunctionalInterface
interface Estates {

  Estate of(String account, String region);
}
