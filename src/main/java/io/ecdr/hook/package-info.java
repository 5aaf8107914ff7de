/** Runs the operator's own programs on this machine. */
package io.ecdr.hook;
