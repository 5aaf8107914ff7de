/**
 * The state of the simulated ElastiCache, per account and Region, and what changes it: lifecycles
 * as tables, work that takes time, events, and the history of every change.
 */
package io.ecdr.sim.world.elasticache;
