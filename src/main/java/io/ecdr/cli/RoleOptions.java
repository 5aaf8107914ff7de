package io.ecdr.cli;

import io.ecdr.model.RoleTerms;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** What all commands that change roles are asked for. */
public final class RoleOptions {

  @Mixin private LossOptions loss;
  @Mixin private AntiFlapOptions antiFlap;
  @Mixin private ProbeOptions probe;
  @Mixin private HookOptions hooks;
  @Mixin private AfterwardsOptions afterwards;
  @Mixin private PublishOptions publish;

  /** How long another change of roles is held up. */
  public static final class AntiFlapOptions {

    @Option(
        names = "--anti-flap",
        paramLabel = "DURATION",
        converter = Converters.DurationOrNone.class,
        description =
            "How long afterwards another role change of this Global Datastore needs a person, or"
                + " ecdr op ack; 0s for not at all. Default: 1h.")
    private Duration window;

    Duration window() {
      return Optional.ofNullable(window).orElse(RoleTerms.ANTI_FLAP);
    }
  }

  /**
   * What was typed.
   *
   * @param spec of the command, for complaints
   * @param doors tell which file a program's name means
   */
  RoleTerms terms(CommandSpec spec, ChangeOptions change, Doors doors) {
    return new RoleTerms(
            loss.limit(),
            loss.expectPrimary(spec, change),
            change.timeout(),
            probe.choice(spec),
            hooks.hooks(doors),
            antiFlap.window())
        .following(afterwards.afterwards(spec).publishing(publish.places()));
  }
}
