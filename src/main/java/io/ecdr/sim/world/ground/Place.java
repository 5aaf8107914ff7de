package io.ecdr.sim.world.ground;

/** An account in a Region. */
public record Place(String account, String region) {

  /** The name of something there. */
  public String arn(String service, String rest) {
    return "arn:aws:" + service + ":" + region + ":" + account + ":" + rest;
  }
}
