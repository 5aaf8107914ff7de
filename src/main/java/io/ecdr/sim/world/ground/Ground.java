package io.ecdr.sim.world.ground;

import io.ecdr.sim.fault.Faults;

/** All of it, for all accounts and Regions. Used under the world's lock. */
public final class Ground {

  private final SecurityGroups securityGroups = new SecurityGroups();
  private final Keys keys = new Keys();
  private final Quotas quotas;

  public Ground(Faults faults) {
    this.quotas = new Quotas(faults);
  }

  public SecurityGroups securityGroups() {
    return securityGroups;
  }

  public Keys keys() {
    return keys;
  }

  public Quotas quotas() {
    return quotas;
  }
}
