package io.ecdr.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The commands below {@code ecdr plan}: those that change something, saved instead of run. */
final class PlanTree {

  private static final Map<String, String> CODES = codes();

  private final Doors doors;
  private final PlanCommand options = new PlanCommand();
  private final Saving saving;

  PlanTree(Doors doors, Console console) {
    this.doors = doors;
    this.saving = new Saving(console, options);
  }

  Branch branch() {
    var line = new Branch(options);
    var backup = new Branch(new BackupCommand());
    add(backup, new BackupCreateCommand(doors, saving), "orders");
    add(backup, new BackupCopyCommand(doors, saving), "before-work --to eu-west-1=dr-eu");
    add(
        backup,
        new BackupBucketCommand(doors, saving),
        "--region us-east-1 --name exports --merge-policy");
    add(backup, new BackupAutomaticCommand(doors, saving), "orders --region us-east-1 --days 7");
    for (var command :
        List.of(
            new BackupKeepCommand(doors, saving),
            new BackupReleaseCommand(doors, saving),
            new BackupRetireCommand(doors, saving),
            new BackupAcceptCommand(doors, saving))) {
      add(backup, command, "orders-20261123-0115-k3f9");
    }
    add(backup, new BackupDeleteCommand(doors, saving), "orders-20261123-0115-k3f9");
    add(backup, new BackupPruneCommand(doors, saving), "orders --keep-daily 7");
    add(backup, new BackupVerifyCommand(doors, saving), "orders@latest --deep");
    var standby = new Branch(new StandbyCommand());
    add(
        standby,
        new StandbyCreateCommand(doors, saving),
        "orders --region us-east-1 --to eu-west-1 --as eu");
    add(
        standby,
        new StandbyRebuildCommand(doors, saving),
        "orders --region us-east-1 --in eu-west-1");
    add(
        standby,
        new StandbyRemoveCommand(doors, saving),
        "orders --region us-east-1 --in eu-west-1");
    var drill = new Branch(new DrillCommand());
    add(drill, new DrillRestoreCommand(doors, saving), "orders --to eu-west-1");
    add(
        drill,
        new DrillSwitchoverCommand(doors, saving),
        "orders --region us-east-1 --to eu-west-1");
    add(drill, new DrillCleanupCommand(doors, saving), "--region eu-west-1");
    line.addSubcommand(backup);
    add(line, new RestoreCommand(doors, saving), "orders@latest --as orders-dr");
    line.addSubcommand(standby);
    add(line, new SwitchoverCommand(doors, saving), "orders --region us-east-1 --to eu-west-1");
    add(
        line,
        new FailoverCommand(doors, saving),
        "orders --region us-east-1 --to eu-west-1 --valid-for 90d");
    add(line, new DetachCommand(doors, saving), "orders-eu --region eu-west-1");
    add(
        line,
        new EvacuateCommand(doors, saving),
        "--from us-east-1 --to eu-west-1 --dr-bucket dr-eu");
    add(line, new FailbackCommand(doors, saving), "orders --region us-east-1");
    add(line, new FenceCommand(doors, saving), "orders --region us-east-1");
    add(line, new RescueCommand(doors, saving), "orders");
    line.addSubcommand(drill);
    return line;
  }

  /** The examples and exit codes are those of planning, not of running. */
  private static void add(Branch parent, Object command, String example) {
    parent.addSubcommand(
        new Branch(
            command,
            line -> {
              var usage = line.getCommandSpec().usageMessage();
              var group = parent.name().equals("plan") ? "" : parent.name() + " ";
              usage.footer(
                  "  ecdr plan " + group + line.getCommandName() + " " + example + " \\",
                  "      --out " + line.getCommandName() + ".json");
              usage.exitCodeList(CODES);
            }));
  }

  private static Map<String, String> codes() {
    var codes = new LinkedHashMap<String, String>();
    codes.put("0", "planned and saved");
    codes.put("2", "bad usage or configuration");
    codes.put("11", "saved, and checks forbid it now");
    codes.put("15", "saved, and the loss shown is above what was agreed to");
    codes.put("30", "not found");
    codes.put("31", "not permitted");
    codes.put("32", "a service is unreachable or throttled");
    return codes;
  }
}
