package io.ecdr.sim.world.directory;

/** All of it, for all accounts and Regions. Used under the world's lock. */
public final class Directory {

  private final Secrets secrets = new Secrets();
  private final Parameters parameters = new Parameters();

  public Secrets secrets() {
    return secrets;
  }

  public Parameters parameters() {
    return parameters;
  }
}
