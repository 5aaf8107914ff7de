/**
 * Runs plans: an event loop over lanes, with what it takes to look, wait and go on after a stop.
 */
package io.ecdr.execute;
