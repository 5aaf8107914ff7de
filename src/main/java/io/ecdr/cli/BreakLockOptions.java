package io.ecdr.cli;

import picocli.CommandLine.Option;

/** Going on in an emergency without what keeps others away. */
public final class BreakLockOptions {

  @Option(
      names = "--break-lock",
      paramLabel = "REASON",
      description =
          "Go on with --yes although a lock store is silent, automation is stopped, or roles"
              + " changed just now.")
  private String reason;

  /** The settings with it. */
  Settings on(Settings settings) {
    return reason == null ? settings : settings.withBreakLock(reason);
  }
}
