package io.ecdr.plan;

import io.ecdr.model.AccountId;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Fact;
import io.ecdr.model.RankedCache;
import io.ecdr.model.Region;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * All that the plan of an evacuation rests on.
 *
 * @param from the Region that is left
 * @param listed how many caches that Region itself tells of
 * @param listing where the list of caches comes from, in words
 * @param lost why that Region looks lost; empty while anything of it answers
 * @param candidates the caches, in the order in which they have their turn
 * @param leftAlone what nothing need be done about
 */
public record EvacuationInventory(
    AccountId account,
    String caller,
    Region from,
    Region to,
    Fact<Integer> listed,
    String listing,
    Optional<String> lost,
    List<Candidate> candidates,
    List<LeftAlone> leftAlone,
    Instant at) {

  public EvacuationInventory {
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(caller, "caller");
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
    Objects.requireNonNull(listed, "listed");
    Objects.requireNonNull(listing, "listing");
    Objects.requireNonNull(lost, "lost");
    candidates = List.copyOf(candidates);
    leftAlone = List.copyOf(leftAlone);
    Objects.requireNonNull(at, "at");
  }

  /**
   * A cache that needs nothing.
   *
   * @param cache its id in the Region that is left
   * @param hint what to do if that is wrong; may be empty
   */
  public record LeftAlone(String cache, String words, String hint) {
    public LeftAlone {
      Objects.requireNonNull(cache, "cache");
      Objects.requireNonNull(words, "words");
      Objects.requireNonNull(hint, "hint");
    }
  }

  /** A cache of the Region that is left. */
  public sealed interface Candidate {

    /** Which, and when it has its turn. */
    RankedCache ranked();
  }

  /**
   * One that can be planned for; whether it may run its checks tell.
   *
   * @param plan for it alone, with one lane
   * @param room what it takes in the other Region; empty for a promotion, which takes nothing
   */
  public record Planned(
      RankedCache ranked, Evacuated.Way way, Plan plan, Optional<EvacuationRoom.Wanted> room)
      implements Candidate {
    public Planned {
      Objects.requireNonNull(ranked, "ranked");
      Objects.requireNonNull(way, "way");
      Objects.requireNonNull(plan, "plan");
      Objects.requireNonNull(room, "room");
    }
  }

  /**
   * One that cannot be saved.
   *
   * @param hint what could be done about it; may be empty
   */
  public record Lost(RankedCache ranked, ExitCode code, String why, String hint)
      implements Candidate {
    public Lost {
      Objects.requireNonNull(ranked, "ranked");
      Objects.requireNonNull(code, "code");
      Objects.requireNonNull(why, "why");
      Objects.requireNonNull(hint, "hint");
    }
  }
}
