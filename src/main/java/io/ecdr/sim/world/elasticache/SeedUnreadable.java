package io.ecdr.sim.world.elasticache;

/** A file that a new group was to be filled with cannot be read from S3. */
public final class SeedUnreadable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public SeedUnreadable(String why) {
    super(why);
  }
}
