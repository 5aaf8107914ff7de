/**
 * Real servers as child processes on loopback: their own replication, their own RDB files, their
 * own clusters.
 */
package io.ecdr.sim.engine.process;
