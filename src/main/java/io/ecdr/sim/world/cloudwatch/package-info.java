/** The simulated CloudWatch: data points that the simulated services publish, as late as theirs. */
package io.ecdr.sim.world.cloudwatch;
