/** The actions of Route 53: hosted zones and their records. */
package io.ecdr.sim.action.route53;
