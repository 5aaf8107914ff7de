/**
 * What an account has in a Region besides caches and buckets, as far as a cache needs it: security
 * groups, keys and quotas. Small on purpose.
 */
package io.ecdr.sim.world.ground;
