package io.ecdr.cli;

import io.ecdr.plan.iam.IamPolicy;
import io.ecdr.plan.iam.Scope;
import io.ecdr.render.IamPolicyScreen;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells what a plan or a command must be allowed. */
@Command(
    name = "iam-policy",
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "Print the least that the caller of a plan, or of a command, must be allowed: an IAM policy"
          + " with every call that it may send, its waiting and its way out included, and what"
          + " ElastiCache does besides in the caller's name. A plan's policy names its own"
          + " resources, a command's those that are given. Talks to nobody.",
      "",
      "--for takes: assess, backup accept, backup automatic, backup bucket, backup copy,"
          + " backup create, backup delete, backup inspect, backup keep, backup list,"
          + " backup prune, backup release, backup retire, backup show, backup verify,"
          + " check, restore, drill restore, drill switchover, drill cleanup, standby create,"
          + " standby rebuild, standby remove,"
          + " switchover, failover, failback, detach, evacuate, fence, rescue, rescue compare,"
          + " status;"
          + " \"restore --serverless\", \"failback --case restored\","
          + " \"failback --case detached\"; and"
          + " \"check --active\", what that takes besides check. --region is then where the"
          + " cache is, of a role change the other"
          + " member, of a detach the standby; of a failback home, and --to where it is now.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ecdr iam-policy failover.json > policy.json",
      "  aws iam create-policy --policy-name ecdr-failover \\",
      "      --policy-document file://policy.json",
      "  ecdr iam-policy --for \"backup create\" --account 111122223333 \\",
      "      --region us-east-1 --dr-region eu-west-1 --cache orders \\",
      "      --bucket exports --dr-bucket dr-eu",
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the policy is printed",
      "2:bad usage, or no such file",
      "14:it is no plan, was altered, or is of another version",
    })
public final class IamPolicyCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "A file that ecdr plan made; expired ones too.")
  private Path file;

  @Mixin private ScopeOptions scope;

  @Option(
      names = "--fence",
      description =
          "With switchover, failover and detach: as they are typed with --fence users. Of a detach"
              + " --to is then where the old side is.")
  private boolean fence;

  @Mixin private PublishOptions publish;
  @Mixin private DrOptions dr;
  @Mixin private StateOptions state;
  @Mixin private CommonOptions common;
  @Spec private CommandSpec spec;

  private final Console console;

  IamPolicyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (file != null && fence) {
      throw new ParameterException(spec.commandLine(), "--fence goes with --for; a plan says it");
    }
    if (file != null && !publish.places().isEmpty()) {
      throw new ParameterException(spec.commandLine(), "--publish goes with --for; a plan says it");
    }
    if (scope.named() == (file != null)) {
      throw new ParameterException(
          spec.commandLine(), "Name either a FILE that ecdr plan made, or a command with --for");
    }
    var desk = new Desk(console, common);
    var now = console.clock().instant();
    return file == null
        ? desk.show(new IamPolicyScreen(policy(), now)).number()
        : desk.answer(
                PlanFile.read(file),
                saved -> new IamPolicyScreen(IamPolicy.of(saved, state.buckets()), now))
            .number();
  }

  private Scope asked() {
    var plain = scope.scope(spec, dr);
    try {
      return fence ? plain.fencing() : plain;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--fence: " + e.getMessage());
    }
  }

  private IamPolicy policy() {
    var asked = asked();
    try {
      return IamPolicy.of(asked, publish.places(), state.buckets());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--publish: " + e.getMessage());
    }
  }
}
