/** Keys as maps on the world's clock: for thousands of simulated disasters in virtual time. */
package io.ecdr.sim.engine.memory;
