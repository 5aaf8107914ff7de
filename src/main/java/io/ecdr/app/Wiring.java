package io.ecdr.app;

import io.ecdr.aws.Access;
import io.ecdr.cli.Beat;
import io.ecdr.cli.Doors;
import io.ecdr.cli.Settings;
import io.ecdr.config.ConfigFiles;
import io.ecdr.data.Secrets;
import io.ecdr.model.AssessRequest;
import io.ecdr.model.CheckRequest;
import io.ecdr.model.Hooks;
import io.ecdr.model.StatusRequest;
import io.ecdr.model.config.CacheSettings;
import io.ecdr.model.config.ConfigRead;
import io.ecdr.model.config.Discovered;
import io.ecdr.port.EventSink;
import io.ecdr.port.Ids;
import io.ecdr.port.Operations;
import io.ecdr.usecase.AntiFlap;
import io.ecdr.usecase.Assess;
import io.ecdr.usecase.AssessReport;
import io.ecdr.usecase.AwayDrills;
import io.ecdr.usecase.CheckReport;
import io.ecdr.usecase.CheckUp;
import io.ecdr.usecase.CronPass;
import io.ecdr.usecase.Reading;
import io.ecdr.usecase.Status;
import io.ecdr.usecase.StatusReport;
import io.ecdr.usecase.TrialWrites;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/** Makes the verbs from their parts, each when it is asked for: a help page touches none. */
class Wiring implements BackupWiring, RehearsalWiring, OperationWiring, Doors, AutoCloseable {

  private final Machine machine;
  private final InstantSource clock;
  private final String version;
  private final RandomGenerator chance = new SplittableRandom();
  private final AwsWiring aws;
  private final StateWiring state;
  private final RunWiring runs;
  private final Signals signals;
  private final Function<Settings, Access> reach;
  private final Map<String, CronWiring> hands = new ConcurrentHashMap<>();
  private final List<Wiring> besides = new CopyOnWriteArrayList<>();

  Wiring(UnaryOperator<String> variables, InstantSource clock, String version, Signals signals) {
    this(
        variables,
        clock,
        version,
        signals,
        settings -> Access.network(settings.endpoint(), settings.profile()));
  }

  /**
   * For tests.
   *
   * @param reach how AWS is reached, from what was typed
   */
  Wiring(
      UnaryOperator<String> variables,
      InstantSource clock,
      String version,
      Signals signals,
      Function<Settings, Access> reach) {
    this.machine = new Machine(variables);
    this.clock = clock;
    this.version = version;
    this.signals = signals;
    this.reach = reach;
    this.aws = new AwsWiring(reach, new Secrets(variables), clock, chance);
    this.state = new StateWiring(aws, machine, clock, chance);
    this.runs = new RunWiring(aws, variables, clock, chance, signals, this::patience);
  }

  @Override
  public Beat beat() {
    return runs.beat();
  }

  @Override
  public Reading<StatusRequest, StatusReport> status(Settings settings) {
    return away(settings)
        .status(
            new Status(
                aws.surveyor(settings), new AntiFlap(state.notes(settings), clock), runs::marks));
  }

  @Override
  public Reading<AssessRequest, AssessReport> assess(Settings settings) {
    return new Assess(aws.surveyor(settings), operations(settings));
  }

  @Override
  public Reading<CheckRequest, CheckReport> check(Settings settings) {
    var ids = ids();
    return away(settings)
        .check(
            new CheckUp(
                aws.surveyor(settings),
                new TrialWrites(aws.calls(settings), aws.endpoints(settings), clock, ids),
                ids,
                version,
                runs::marks));
  }

  private AwayDrills away(Settings settings) {
    return new AwayDrills(operations(settings), state.locks(settings), clock);
  }

  @Override
  public CronPass cron(
      Function<Optional<String>, Settings> settings,
      int parallel,
      Function<CacheSettings, Hooks> hooks,
      EventSink progress) {
    return new CronPass(
        account ->
            hands.computeIfAbsent(
                Thread.currentThread().getId() + " " + account.orElse(""),
                key -> beside().hands(settings.apply(account), CronWiring.oneByOne(progress))),
        CronWiring.crew(parallel),
        clock,
        hooks);
  }

  private CronWiring hands(Settings settings, EventSink progress) {
    return new CronWiring(this, settings, () -> aws.surveyor(settings), progress);
  }

  /** A second one, for a thread of its own: what AWS answers has one taker. */
  private Wiring beside() {
    var first = this;
    var second =
        new Wiring(machine.variables(), clock, version, signals, reach) {
          @Override
          io.ecdr.execute.Settings patience() {
            return first.patience();
          }

          @Override
          public Operations operations(Settings settings) {
            return first.operations(settings);
          }
        };
    besides.add(second);
    return second;
  }

  @Override
  public Optional<ConfigRead> config(Optional<String> named) {
    var folder = Path.of(System.getProperty("ecdr.folder", "")).toAbsolutePath();
    var files = new ConfigFiles(List.of(folder.resolve(ConfigFiles.NAME), machine.config()), clock);
    return files.read(named.map(name -> folder.resolve(name)));
  }

  @Override
  public String sample(Discovered found) {
    return ConfigFiles.sample(found);
  }

  @Override
  public Optional<String> program(String name) {
    return runs.programs().find(name).map(Path::toString);
  }

  /** How patient the executor is; tests are less. */
  io.ecdr.execute.Settings patience() {
    return io.ecdr.execute.Settings.DEFAULT;
  }

  @Override
  public AwsWiring aws() {
    return aws;
  }

  @Override
  public StateWiring state() {
    return state;
  }

  @Override
  public RunWiring runs() {
    return runs;
  }

  @Override
  public Machine machine() {
    return machine;
  }

  @Override
  public InstantSource clock() {
    return clock;
  }

  @Override
  public Ids ids() {
    return new ChanceIds(clock, chance);
  }

  @Override
  public String version() {
    return version;
  }

  /** Where this machine keeps operations; tests put something in between. */
  @Override
  public Operations operations(Settings settings) {
    return state.local(settings);
  }

  @Override
  public void close() {
    besides.forEach(Wiring::close);
    state.close();
    aws.close();
  }
}
