/** STS's actions. */
package io.ecdr.sim.action.sts;
