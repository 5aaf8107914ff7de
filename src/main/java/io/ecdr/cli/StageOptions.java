package io.ecdr.cli;

import io.ecdr.model.BackupStages;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How far a backup goes. */
public final class StageOptions {

  @Option(
      names = "--no-export",
      description = "Take the snapshot only: it counts as taken. No bucket is needed.")
  private boolean withoutExport;

  @Option(
      names = "--no-copy",
      description =
          "Leave the files in the bucket of the caches' Region, without a manifest: it counts as"
              + " exported. backup copy carries the snapshot on.")
  private boolean withoutCopy;

  @Option(
      names = "--no-verify",
      description = "Do not read the backup back: it counts as copied, until backup verify.")
  private boolean unverified;

  @Option(names = "--verify", description = "Read the backup back and check it. The default.")
  private boolean verified;

  @Option(names = "--deep", description = "Then read every byte of it as well: it is verified.")
  private boolean deep;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  /**
   * The stages.
   *
   * @throws ParameterException when what was typed contradicts itself
   */
  BackupStages stages() {
    var wanted = deep ? "--deep" : "--verify";
    if (verified || deep) {
      against(unverified, wanted, "--no-verify");
      against(withoutCopy, wanted, "--no-copy");
      against(withoutExport, wanted, "--no-export");
    }
    boolean export = !withoutExport;
    boolean copy = export && !withoutCopy;
    return new BackupStages(export, copy, copy && !unverified, deep);
  }

  private void against(boolean typed, String wanted, String other) {
    if (typed) {
      throw new ParameterException(
          spec.commandLine(),
          wanted + " reads what is in the DR bucket, and " + other + " leaves that out");
    }
  }
}
