/**
 * Requests and answers of actions whose SDK modules are not on board, described member by member as
 * the SDK describes its own, so that the same readers and writers of the wire serve both.
 */
package io.ecdr.sim.shape;
