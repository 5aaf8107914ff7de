package io.ecdr.cli;

import io.ecdr.model.Afterwards;
import io.ecdr.model.FailoverRequest;
import io.ecdr.model.OnFailover;
import io.ecdr.model.Region;
import io.ecdr.model.RestoreRequest;
import io.ecdr.model.RoleTerms;
import java.util.Optional;
import java.util.SortedMap;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** How the caches of a Region are saved that is left: by promotion, or by a restore. */
public final class SavingOptions {

  @Option(
      names = "--even-if-primary-looks-healthy",
      description = "Go on with --yes although the Region that is left answers.")
  private boolean evenIfHealthy;

  @Option(
      names = "--expect-count",
      paramLabel = "N",
      description = "How many caches are to change; needed with --yes. Others are refused.")
  private Integer count;

  @Mixin private OnFailoverOptions onFailover;
  @Mixin private WayOutOptions wayOut;
  @Mixin private BoundOptions bounds;
  @Mixin private RoleOptions.AntiFlapOptions antiFlap;
  @Mixin private ProbeOptions probe;
  @Mixin private DrOptions dr;
  @Mixin private RestoringOptions restoring;
  @Mixin private HookOptions hooks;
  @Mixin private PublishOptions publish;

  /** How each cache with a standby is promoted. */
  FailoverRequest promote(
      CommandSpec spec, Region from, Region to, ChangeOptions change, Doors doors) {
    if (!onFailover.promotesAny(spec)) {
      wayOut.none(spec);
    }
    return new FailoverRequest(
        "",
        from,
        to,
        new RoleTerms(
                bounds.limit(),
                Optional.of(from),
                change.timeout(),
                probe.choice(spec),
                hooks.hooks(doors),
                antiFlap.window())
            .following(Afterwards.USUAL.publishing(publish.each(spec))),
        change.yes(),
        evenIfHealthy,
        false,
        wayOut.orDetach(),
        wayOut.promoteDeadline(),
        onFailover.usual(spec) == OnFailover.DETACH);
  }

  /** What is done with the standbys of single caches. */
  SortedMap<String, OnFailover> onFailover(CommandSpec spec) {
    return onFailover.named(spec);
  }

  /** A script must say what it takes for so; a person is shown it. */
  Optional<Integer> expected(CommandSpec spec, ChangeOptions change) {
    var said = Optional.ofNullable(count);
    return change.yes() && !change.dryRun()
        ? Optional.of(Needed.option(spec, "--expect-count", said))
        : said;
  }

  /** How each other cache is restored; empty where no bucket was named. */
  Optional<RestoreRequest> restore(
      CommandSpec spec, Region from, Region to, ChangeOptions change, Doors doors) {
    if (dr.region().filter(region -> !region.equals(to)).isPresent()) {
      throw new ParameterException(
          spec.commandLine(), "--dr-region: caches are restored where they go, in " + to);
    }
    return dr.bucket()
        .map(
            bucket ->
                restoring
                    .request(spec, from, to, bucket, dr, probe.choice(spec))
                    .with(Optional.of(from), change.timeout(), hooks.hooks(doors))
                    .publishing(publish.each(spec)));
  }
}
