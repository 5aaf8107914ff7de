package io.ecdr.cli;

import io.ecdr.model.FailoverRequest;
import io.ecdr.model.OnFailover;
import io.ecdr.model.Region;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a failover is asked to be, whether it is run, saved or rehearsed. */
public final class FailoverOptions {

  @Parameters(
      paramLabel = "CACHE",
      converter = Converters.Cache.class,
      description = "Id of either member, in --region.")
  private String cache;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "REGION",
      description = "The survivor's Region.")
  private Region to;

  @Option(
      names = "--even-if-primary-looks-healthy",
      description = "Go on with --yes although the primary's Region answers.")
  private boolean evenIfHealthy;

  @Option(
      names = "--on-failover",
      paramLabel = "promote|detach",
      description =
          "promote: the standby becomes the primary, and the old one follows it when it returns;"
              + " detach: it leaves the Global Datastore at once, without a promotion. Default:"
              + " promote.")
  private OnFailover way;

  @Mixin private WayOutOptions wayOut;
  @Mixin private HomeOptions home;
  @Mixin private RoleOptions role;
  @Mixin private FenceOptions fence;

  /**
   * What was typed.
   *
   * @param spec of the command, for complaints
   * @param doors tell which file a program's name means
   */
  FailoverRequest request(CommandSpec spec, ChangeOptions change, Doors doors) {
    boolean atOnce = way == OnFailover.DETACH;
    if (atOnce) {
      wayOut.none(spec);
    }
    return new FailoverRequest(
        cache,
        home.region(),
        to,
        fence.on(role.terms(spec, change, doors), spec, doors),
        change.yes(),
        evenIfHealthy,
        !atOnce && wayOut.asks(change),
        wayOut.orDetach(),
        wayOut.promoteDeadline(),
        atOnce);
  }
}
