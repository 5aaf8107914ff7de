package io.ecdr.sim.fault;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

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

  /** What can be wrong with a Region's part. */
  enum Trouble {
    /** The lag cannot be read, old values neither. */
    METRIC_MISSING,
    /** No new values of the lag; old ones stay. */
    METRIC_GAP,
    /** New values of the lag can be read at once. */
    METRIC_EARLY,
    /** What the Region tells of global datastores stays as it is. */
    VIEWS_DIFFER
  }

  /** Something wrong with a Region's part. */
  record InRegion(Trouble trouble, String region) implements GlobalFault {
    public InRegion {
      FaultText.requireName(region, "region");
    }

    /** Whether it is this trouble there. */
    public boolean is(Trouble other, String there) {
      return trouble == other && region.equals(there);
    }

    @Override
    public List<String> regions() {
      return List.of(region);
    }

    @Override
    public String text() {
      return kind(trouble) + " " + region;
    }
  }

  /** What can come late to a Region. */
  enum Late {
    /** Each write, to the standby there. */
    LAG,
    /** Each value of the lag. */
    METRIC_LATE
  }

  /**
   * Something that comes late to a Region.
   *
   * @param by above zero
   */
  record LateInRegion(Late what, String region, Duration by) implements GlobalFault {
    public LateInRegion {
      FaultText.requireName(region, "region");
      if (by.isZero() || by.isNegative()) {
        throw new IllegalArgumentException("--by must be above 0");
      }
    }

    /** Whether this comes late there. */
    public boolean is(Late other, String there) {
      return what == other && region.equals(there);
    }

    @Override
    public List<String> regions() {
      return List.of(region);
    }

    @Override
    public String text() {
      return kind(what) + " " + region + " --by " + FaultText.duration(by);
    }
  }

  /**
   * The dimensions under which the lag of a Region's standbys is published from now on.
   *
   * @param by {@code node}, {@code group} or {@code datastore}
   */
  record MetricDimensions(String region, String by) implements GlobalFault {

    private static final String KIND = "metric-dimensions";

    public MetricDimensions {
      FaultText.requireName(region, "region");
      FaultText.requireOneOf(by, KIND, List.of("node", "group", "datastore"));
    }

    @Override
    public List<String> regions() {
      return List.of(region);
    }

    @Override
    public String text() {
      return KIND + " " + region + " " + by;
    }
  }

  /** What can come of a promotion that is answered with success. */
  enum Sham {
    /** The datastore is available again and the roles have not moved. */
    ROLES_STAY,
    /** The datastore is available again and no member is the primary. */
    NO_PRIMARY
  }

  /** Promotions within a datastore that only seem to succeed. */
  record ShamPromotion(Sham sham, String datastore) implements GlobalFault {
    public ShamPromotion {
      FaultText.requireName(datastore, "global datastore");
    }

    /** Whether it is this one there. */
    public boolean is(Sham other, String there) {
      return sham == other && datastore.equalsIgnoreCase(there);
    }

    @Override
    public List<String> regions() {
      return List.of();
    }

    @Override
    public String text() {
      return kind(sham) + " " + datastore;
    }
  }

  /** Its word, such as {@code metric-gap}. */
  static String kind(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
