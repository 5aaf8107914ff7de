package io.ecdr.model.config;

import io.ecdr.model.Region;
import java.util.Objects;
import java.util.Optional;

/** Which caches an entry of the file is for. */
public sealed interface Choice {

  /**
   * One cache.
   *
   * @param account its name in the file; empty for the credentials at hand
   */
  record One(Optional<String> account, Region region, String id) implements Choice {
    public One {
      Objects.requireNonNull(account, "account");
      Objects.requireNonNull(region, "region");
      Objects.requireNonNull(id, "id");
    }
  }

  /** All that fit. */
  record Selected(Selector selector) implements Choice {
    public Selected {
      Objects.requireNonNull(selector, "selector");
    }
  }
}
