package io.ecdr.sim.control;

/**
 * An answer of the control door.
 *
 * @param status HTTP status
 * @param json the body
 */
public record ControlReply(int status, String json) {}
