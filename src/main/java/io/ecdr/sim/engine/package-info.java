/**
 * What holds the keys of the simulated caches: one contract, two engines behind it. {@code process}
 * runs real servers, {@code memory} keeps maps on the world's clock.
 */
package io.ecdr.sim.engine;
