package io.ecdr.sim.engine;

/**
 * A version that can be run.
 *
 * @param engine {@code redis} or {@code valkey}
 * @param version as ElastiCache would say it, such as {@code 7.0.15}
 * @param rdbVersion the newest RDB version it reads, which is the one it writes
 */
public record EngineVersion(String engine, String version, int rdbVersion) {}
