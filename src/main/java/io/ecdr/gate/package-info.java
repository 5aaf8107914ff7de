/**
 * A watched way out of this machine: a proxy that lets nobody reach what a rehearsal denies, and
 * the means to leave a process no other way.
 */
package io.ecdr.gate;
