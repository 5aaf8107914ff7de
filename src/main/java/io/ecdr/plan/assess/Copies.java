package io.ecdr.plan.assess;

import io.ecdr.model.ObjectHold;
import io.ecdr.model.Proof;
import io.ecdr.plan.KeptAt;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The backups of a cache in the DR bucket. Only a folder with a manifest is one.
 *
 * @param sameAccount whether the bucket is this account's; empty when that is not told
 * @param count how many there are
 */
public record Copies(
    KeptAt kept, Optional<Boolean> sameAccount, int count, Optional<Copied> newest) {

  public Copies {
    Objects.requireNonNull(kept, "kept");
    Objects.requireNonNull(sameAccount, "sameAccount");
    Objects.requireNonNull(newest, "newest");
  }

  /**
   * The newest.
   *
   * @param at its recovery point, or to the minute when its operation began
   * @param save its size, with its moment
   * @param looked what reading it told; empty where it was only listed
   */
  public record Copied(Saves.Save save, Optional<Looked> looked) {
    public Copied {
      Objects.requireNonNull(save, "save");
      Objects.requireNonNull(looked, "looked");
    }

    /** When its data are of. */
    public Instant at() {
      return save.at();
    }
  }

  /**
   * What was read of a backup.
   *
   * @param hold why nobody can take it away; S3 tells it only to those who may know
   */
  public record Looked(Proof proof, Optional<ObjectHold> hold) {
    public Looked {
      Objects.requireNonNull(proof, "proof");
      Objects.requireNonNull(hold, "hold");
    }
  }
}
