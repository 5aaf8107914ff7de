package io.ecdr.cli;

import io.ecdr.cli.CommonOptions.Format;
import io.ecdr.model.StatusRequest;
import io.ecdr.render.StatusScreen;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows caches, their standbys and their backups. */
@Command(
    name = "status",
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "Show caches, roles and lag of standbys, what answers, and the newest backups.",
      "Each Region of a Global Datastore tells its own view. What says nothing for 3s"
          + " while others answer is shown as not told.",
      "Changes nothing, but for the keys that --probe writes.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ecdr status --region us-east-1",
      "  ecdr status orders --region us-east-1 --dr-region eu-west-1 --dr-bucket dr-eu",
      "  ecdr status --region us-east-1 -o json",
      "  ecdr status orders --region us-east-1 --dr-region eu-west-1 --watch",
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all that was asked answered",
      "2:bad usage or configuration",
      "30:a cache was not found",
      "31:not permitted",
      "32:a Region or service did not answer",
      "40:a manifest is damaged",
      "41:two primaries of a Global Datastore may be taking writes",
    })
public final class StatusCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..*",
      paramLabel = "CACHE",
      converter = Converters.Cache.class,
      description =
          "Ids of caches; of a Global Datastore either member's. Default: all in the Region.")
  private List<String> caches = List.of();

  @Option(
      names = "--parity",
      description =
          "Read more of each side to compare standbys with their primaries: engine version,"
              + " parameters, users and their access, security groups. Needs CACHE.")
  private boolean parity;

  @Mixin private LagProbeOptions probe;
  @Mixin private WatchOptions watch;
  @Mixin private HomeOptions home;
  @Mixin private DrOptions dr;
  @Mixin private ExportOptions export;
  @Mixin private DownOptions down;
  @Mixin private StateOptions state;
  @Mixin private ConnectionOptions connection;
  @Mixin private CommonOptions common;
  @Spec private CommandSpec spec;

  private final Doors doors;
  private final Console console;

  StatusCommand(Doors doors, Console console) {
    this.doors = doors;
    this.console = console;
  }

  @Override
  public Integer call() {
    if (parity && caches.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "--parity compares the caches that are named: name one");
    }
    var request =
        new StatusRequest(
            caches,
            home.region(),
            dr.region(),
            dr.bucket(),
            dr.prefix(),
            parity,
            export.bucket(),
            probe.login(spec));
    var settings = state.on(down.on(connection.settings(common)));
    watch.check(spec, common.output() == Format.text || common.output() == Format.jsonl);
    if (watch.wanted()) {
      return new StatusWatch(console, common, doors.beat(), watch.every())
          .run(() -> doors.status(settings).read(request))
          .number();
    }
    var answer = doors.status(settings).read(request);
    return new Desk(console, common).answer(answer, StatusScreen::new).number();
  }
}
