package io.ecdr.cli;

import io.ecdr.model.LossLimit;
import io.ecdr.model.Region;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** What a role change may lose, and what the operator takes for so. */
public final class LossOptions {

  @Mixin private BoundOptions bounds;

  @Option(
      names = "--expect-primary",
      paramLabel = "REGION",
      description = "Where the primary is now; needed with --yes.")
  private Region expectPrimary;

  LossLimit limit() {
    return bounds.limit();
  }

  /** As it was said. */
  Optional<Region> expected() {
    return Optional.ofNullable(expectPrimary);
  }

  /** A script must say what it takes for so; a person is shown it. */
  Optional<Region> expectPrimary(CommandSpec spec, ChangeOptions change) {
    var said = Optional.ofNullable(expectPrimary);
    return change.yes() && !change.dryRun()
        ? Optional.of(Needed.option(spec, "--expect-primary", said))
        : said;
  }
}
