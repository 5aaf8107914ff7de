/** IAM's actions: one for the whole partition, signed for us-east-1. */
package io.ecdr.sim.action.iam;
