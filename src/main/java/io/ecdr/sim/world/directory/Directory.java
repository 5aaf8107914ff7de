package io.ecdr.sim.world.directory;

/** All of it, for all accounts and Regions. Used under the world's lock. */
public final class Directory {

  private final Secrets secrets = new Secrets();
  private final Zones zones = new Zones();
  private final Parameters parameters = new Parameters();

  public Secrets secrets() {
    return secrets;
  }

  public Zones zones() {
    return zones;
  }

  public Parameters parameters() {
    return parameters;
  }
}
