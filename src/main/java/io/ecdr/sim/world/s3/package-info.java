/** Buckets, objects and bucket policies. */
package io.ecdr.sim.world.s3;
