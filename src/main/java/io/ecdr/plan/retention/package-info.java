/**
 * Which backups of a lineage go and why the others stay. Pure: facts and rules in, a decision with
 * its reasons out. No clock: the time is one of the facts.
 */
package io.ecdr.plan.retention;
