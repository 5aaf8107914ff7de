package io.ecdr.cli;

import io.ecdr.model.Region;
import io.ecdr.model.RestoreRequest;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Brings a cache back from a backup. */
@Command(
    name = "restore",
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "Make a new cache from a backup, in the Region where the backup is kept. Needs nothing of"
          + " the source Region.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ecdr restore orders@latest --region us-east-1 --to eu-west-1 \\",
      "      --as orders-dr --dr-bucket dr-eu --subnet-group dr-subnets --dry-run",
      "  ecdr restore orders-20261123-0115-k3f9 --to eu-west-1 --as orders-dr \\",
      "      --dr-bucket dr-eu --subnet-group dr-subnets --yes",
      "  ecdr restore snapshot:automatic.orders-2026-11-23-03-00 --to us-east-1 \\",
      "      --as orders-new --subnet-group subnets",
      "  ecdr restore carts@latest --to eu-west-1 --as carts-dr --dr-bucket dr-eu \\",
      "      --subnet-group dr-subnets --cluster-mode enabled --shards 3",
      "  ecdr restore snapshot:basket-20261123-0115-k3f9 --to us-east-1 \\",
      "      --as basket-new --serverless --subnet subnet-a,subnet-b",
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the cache is there and serves; whether its data was proven is told",
      "2:bad usage or configuration",
      "10:with --detailed-exitcode: it would change something",
      "11:refused by checks or a pre-hook, nothing changed",
      "12:another operation works on this cache",
      "13:declined, or confirmation needed and no terminal",
      "16:automation is stopped and nobody confirms, nothing changed",
      "20:it is done and was read back; a post-hook failed",
      "21:outcome unknown; the resume command is printed",
      "22:timed out waiting, still going on at AWS",
      "24:failed; what is left is listed",
      "30:not found",
      "31:not permitted",
      "32:a service is unreachable or throttled",
      "40:it is there and serves, and does not hold what the backup holds",
      "130:interrupted; the resume command is printed",
      "143:terminated; the resume command is printed",
    })
public final class RestoreCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "BACKUP",
      description =
          "A backup's id, CACHE@latest, @latest-proven, @latest-verified or @oldest; or snapshot:NAME"
              + " for a snapshot in the Region of --to, of any make and of a serverless cache too.")
  private String backup;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "REGION",
      description = "Region to restore in.")
  private Region to;

  @Option(
      names = "--as",
      required = true,
      paramLabel = "CACHE",
      converter = Converters.Id.class,
      description = "Id of the new replication group or serverless cache.")
  private String as;

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description = "Region the cache was in, where two Regions had the same id.")
  private Region region;

  @Mixin private DrOptions dr;
  @Mixin private RestoreOptions shape;
  @Mixin private ServerlessOptions serverless;
  @Mixin private HookOptions hooks;
  @Mixin private PublishOptions publish;
  @Mixin private ChangeOptions change;
  @Mixin private DownOptions down;
  @Mixin private ConnectionOptions connection;
  @Mixin private CommonOptions common;
  @Spec private CommandSpec spec;

  private final Doors doors;
  private final Ending ending;

  RestoreCommand(Doors doors, Ending ending) {
    this.doors = doors;
    this.ending = ending;
  }

  @Override
  public Integer call() {
    var settings = down.on(connection.settings(common), spec, to);
    var planned = doors.restore(settings).plan(request());
    return ending.go(planned, settings, common, change).number();
  }

  private RestoreRequest request() {
    boolean here = backup.startsWith("snapshot:");
    if (here && (dr.bucket().isPresent() || shape.inspect())) {
      throw new ParameterException(
          spec.commandLine(), "a snapshot is in no bucket; leave out --dr-bucket and --inspect");
    }
    var bucket =
        here
            ? Optional.<String>empty()
            : Optional.of(Needed.option(spec, "--dr-bucket", dr.bucket()));
    return serverless
        .on(shape.request(spec, backup, to, as, bucket, dr), spec)
        .with(Optional.ofNullable(region), change.timeout(), hooks.hooks(doors))
        .publishing(publish.places());
  }
}
