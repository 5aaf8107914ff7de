/** The actions of CloudWatch that the simulator does, one class each. */
package io.ecdr.sim.action.cloudwatch;
