/** The actions of Service Quotas. */
package io.ecdr.sim.action.quotas;
