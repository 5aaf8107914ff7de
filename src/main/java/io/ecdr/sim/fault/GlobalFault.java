package io.ecdr.sim.fault;

import java.util.List;

/**
 * One thing that is broken about global datastores. AWS's texts tell little of such days, so each
 * is a choice of the simulator.
 */
public sealed interface GlobalFault extends Fault {

  /**
   * Nothing is replicated between two Regions; both go on serving, and their control planes go on
   * reaching each other.
   */
  record Partition(String one, String other) implements GlobalFault {
    public Partition {
      FaultText.requireName(one, "region");
      FaultText.requireName(other, "region");
      if (one.equals(other)) {
        throw new IllegalArgumentException("partition needs two Regions, not " + one + " twice");
      }
    }

    /** Whether it is between these two, in any order. */
    public boolean parts(String region, String another) {
      return one.equals(region) && other.equals(another)
          || one.equals(another) && other.equals(region);
    }

    @Override
    public List<String> regions() {
      return List.of(one, other);
    }

    @Override
    public String text() {
      return "partition " + one + " " + other;
    }
  }

  /**
   * What a promotion does from now on while the primary Region is dark, whatever the simulator was
   * started with.
   *
   * @param choice {@code accept}, {@code refuse} or {@code stuck}
   */
  record PromoteWhenPrimaryDark(String choice) implements GlobalFault {

    private static final String KIND = "promote-when-primary-dark";

    public PromoteWhenPrimaryDark {
      FaultText.requireOneOf(choice, KIND, List.of("accept", "refuse", "stuck"));
    }

    @Override
    public List<String> regions() {
      return List.of();
    }

    @Override
    public String text() {
      return KIND + " " + choice;
    }
  }
}
