package io.ecdr.sim.world.elasticache;

import io.ecdr.sim.engine.Engine;
import io.ecdr.sim.fault.Faults;
import io.ecdr.sim.time.Pace;
import io.ecdr.sim.time.SimTime;
import io.ecdr.sim.world.cloudwatch.Metrics;
import java.util.Random;
import java.util.concurrent.Executor;

/**
 * What ElastiCache lives in.
 *
 * @param random handed in, seeded
 * @param locked runs something at once under the world's lock
 * @param s3 the buckets beside it
 * @param metrics where it publishes
 */
public record Surroundings(
    Pace pace,
    SimTime time,
    Random random,
    Engine engine,
    Faults faults,
    Executor locked,
    S3Door s3,
    Options options,
    Metrics metrics) {}
