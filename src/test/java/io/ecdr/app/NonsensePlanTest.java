package io.ecdr.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.codec.Json;
import io.ecdr.codec.SavedPlanCodec;
import io.ecdr.model.Value;
import io.ecdr.plan.PlanDrift;
import io.ecdr.plan.SavedPlan;
import io.ecdr.render.Page;
import io.ecdr.render.SavedPlanScreen;
import io.ecdr.sim.Simulator;
import io.ecdr.sim.SimulatorOptions;
import io.ecdr.usecase.Answer;
import io.ecdr.usecase.Rejection;
import io.ecdr.usecase.SavedPlans;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Plan files whose digest is right and whose contents are not: each is refused in a line with 2 or
 * 14, or means no more than the plan that is made anew; nothing that was put in is ever sent.
 */
class NonsensePlanTest {

  private static final String BACKUP =
      "backup create orders --region us-east-1 --dr-region eu-west-1 --bucket exports"
          + " --dr-bucket dr-eu";
  private static final String FAILOVER =
      "failover orders --region us-east-1 --to eu-west-1 --accept-unknown-loss --or-detach"
          + " --pre-hook /bin/true --even-if-primary-looks-healthy";

  private static final List<Value> NASTY =
      List.of(
          new Value.Text(""),
          new Value.Text("\u0000"),
          new Value.Text("../../x"),
          new Value.Text("PT-5S"),
          new Value.Text("PT9223372036854775807S"),
          new Value.Text("+999999999-12-31T23:59:59Z"),
          new Value.Num(new BigDecimal("-1")),
          new Value.Num(new BigDecimal("1e300")),
          new Value.Flag(true),
          new Value.Items(List.of()),
          Value.Fields.NONE);

  /** No divisor of how many there are, so that a kind of member meets all of them. */
  private static final int NASTY_AT_ONCE = 4;

  private int turn;

  @TempDir private Path folder;
  private Simulator simulator;
  private Operator operator;

  @BeforeEach
  void aCache() throws IOException {
    simulator = Simulator.start(SimulatorOptions.forTests());
    operator = new Operator(simulator.endpoint(), folder.resolve("state"));
    done("sim subnet-group private --region us-east-1");
    done("sim subnet-group private --region eu-west-1");
    done("sim bucket exports --region us-east-1");
    done("sim bucket dr-eu --region eu-west-1");
    done(Lines.group("orders"));
    done("sim wait orders --region us-east-1");
  }

  @AfterEach
  void close() {
    simulator.close();
  }

  private void done(String line) {
    operator.ends(line, 0);
  }

  private Value.Fields planned(String line) throws IOException {
    var file = folder.resolve("plan.json");
    done("plan " + line + " --out " + file);
    return Json.read(Files.readString(file)).without("digest");
  }

  /** As text, with the digest that fits. */
  private static String sealed(Value.Fields plan) {
    try {
      byte[] all = Json.write(plan).getBytes(StandardCharsets.UTF_8);
      byte[] sha = MessageDigest.getInstance("SHA-256").digest(all);
      return Json.pretty(plan.with("digest", HexFormat.of().formatHex(sha)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The same with a member of a member … changed. */
  private static Value.Fields at(Value.Fields in, String path, UnaryOperator<Value> change) {
    int dot = path.indexOf('.');
    var name = dot < 0 ? path : path.substring(0, dot);
    var old = in.get(name).orElse(Value.Fields.NONE);
    return in.with(
        name,
        dot < 0 ? change.apply(old) : at((Value.Fields) old, path.substring(dot + 1), change));
  }

  /** The same with its first step changed. */
  private static Value.Fields step(Value.Fields plan, Function<Value.Fields, List<Value>> change) {
    return at(
        plan,
        "plan.lanes",
        lanes -> {
          var lane = (Value.Fields) ((Value.Items) lanes).values().get(0);
          var steps = new ArrayList<>(((Value.Items) lane.get("steps").orElseThrow()).values());
          steps.addAll(0, change.apply((Value.Fields) steps.remove(0)));
          return new Value.Items(List.of(lane.with("steps", new Value.Items(steps))));
        });
  }

  private void refused(String name, String text, int code, String... words) throws IOException {
    var file = folder.resolve(name);
    Files.writeString(file, text, StandardCharsets.UTF_8);
    var ended = operator.types("apply " + file + " --yes");
    assertThat(ended.code()).as("%s%n%s", name, ended.err()).isEqualTo(code);
    assertThat(ended.err()).as(name).contains(words).contains("nothing was changed");
    assertThat(ended.err().lines().filter(l -> l.startsWith("ecdr: "))).as(name).hasSize(1);
    assertThat(ended.err()).doesNotContain("\tat ").doesNotContain("Exception");
    assertThat(ended.err()).matches("[^\\x00-\\x08]*");
    assertThat(ended.sent()).as(name).allMatch(RecordingHttp.Sent::readsOnly);
  }

  @Test
  void whatWasPutIntoAPlanIsFoundAndNeverSent() throws IOException {
    var plan = planned(BACKUP);
    Function<String, Function<Value.Fields, List<Value>>> calling =
        action -> step -> List.of(at(step, "call.action", old -> new Value.Text(action)));
    refused(
        "delete",
        sealed(step(plan, calling.apply("DeleteReplicationGroup"))),
        14,
        "elasticache:DeleteReplicationGroup",
        "does not fit any more");
    refused(
        "reading",
        sealed(step(plan, calling.apply("DescribeSnapshots"))),
        14,
        "elasticache:DescribeSnapshots",
        "does not fit any more");
    refused(
        "unknown",
        sealed(step(plan, calling.apply("EatEverything"))),
        14,
        "elasticache:EatEverything",
        "does not fit any more");
    refused(
        "elsewhere",
        sealed(
            step(
                plan,
                first -> List.of(at(first, "call.region", old -> new Value.Text("eu-west-1"))))),
        14,
        "Region",
        "eu-west-1",
        "does not fit any more");
    refused(
        "endpoint",
        sealed(
            step(
                plan,
                first ->
                    List.of(
                        at(
                            first,
                            "call.endpoint",
                            old -> new Value.Text("https://evil.example"))))),
        14,
        "https://evil.example",
        "does not fit any more");
    refused(
        "more",
        sealed(
            step(plan, first -> List.of(first.with("id", new Value.Text("orders/more")), first))),
        14,
        "orders/more",
        "does not fit any more");
    refused("less", sealed(step(plan, first -> List.of())), 14, "does not fit any more");
    refused("twice", sealed(step(plan, first -> List.of(first, first))), 14, "repeats a step id");
    refused(
        "back",
        sealed(
            step(
                plan,
                first -> List.of(at(first, "limits.timeout", old -> new Value.Text("PT-5S"))))),
        14,
        "limits must be positive");
    refused(
        "undo",
        sealed(at(plan, "plan.undoes", old -> new Value.Text("20261123-0115-k3f9"))),
        14,
        "undoes");
    refused(
        "folder",
        sealed(at(plan, "plan.id", old -> new Value.Text("../../x"))),
        14,
        "no operation id");
    refused(
        "account",
        sealed(at(plan, "plan.account", old -> new Value.Text("999999999999"))),
        14,
        "account",
        "999999999999");
    refused(
        "time", sealed(at(plan, "request.timeout", old -> new Value.Text("PT-5S"))), 14, "timeout");
    refused(
        "old",
        sealed(at(plan, "expires", old -> new Value.Text("2001-01-01T00:00:00Z"))),
        14,
        "expired");
  }

  @Test
  void whatIsNoJsonOfOursIsRefused() throws IOException {
    var text = sealed(planned(BACKUP));
    refused(
        "yaml",
        "schema: ecdr.saved-plan/1\nexpires: 2027-01-01T00:00:00Z\n",
        14,
        "cannot be applied");
    refused("bomb", "a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n", 14, "cannot be applied");
    refused("nul", "\u0000".repeat(1000), 14, "cannot be applied");
    refused("nul-inside", text.replace("\"orders\"", "\"ord\u0000ers\""), 14, "cannot be applied");
    refused("deep", "{\"a\":".repeat(50_000), 14, "cannot be applied");
    refused("number", text.replaceFirst("\\{", "{\"n\":1e999999999,"), 14, "cannot be applied");
    refused(
        "digits",
        text.replaceFirst("\\{", "{\"n\":" + "9".repeat(100_000) + ","),
        14,
        "cannot be applied");
    refused("twice", text.replaceFirst("\\{", "{\"schema\":\"x\","), 14, "cannot be applied");
    refused("two", text + text, 14, "cannot be applied");
    refused(
        "null",
        text.replaceFirst("\"expires\" : \"[^\"]*\"", "\"expires\" : null"),
        14,
        "cannot be applied");
    for (int end = 0; end < text.length(); end += Math.max(1, text.length() / 40)) {
      refused("cut", text.substring(0, end), 14, "cannot be applied");
    }
  }

  @Test
  @Timeout(60)
  void whatIsNoFileIsNotReadForEver() throws Exception {
    var pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    for (var file : List.of(pipe, folder, Path.of("/dev/zero"))) {
      for (var line : List.of("show " + file, "apply " + file + " --yes")) {
        var ended = operator.types(line);
        assertThat(ended.code()).as(line).isEqualTo(2);
        assertThat(ended.err()).as(line).contains("cannot read " + file, "no regular file");
      }
    }
  }

  /** Every member in turn is something else, or gone; each time the next few of what is nasty. */
  private void variants(Value value, Consumer<Value> each) {
    for (int i = 0; i < NASTY_AT_ONCE; i++) {
      each.accept(NASTY.get(turn++ % NASTY.size()));
    }
    if (value instanceof Value.Fields fields) {
      for (var member : fields.members().entrySet()) {
        each.accept(fields.without(member.getKey()));
        variants(member.getValue(), changed -> each.accept(fields.with(member.getKey(), changed)));
      }
    } else if (value instanceof Value.Items items) {
      for (int i = 0; i < items.values().size(); i++) {
        int at = i;
        variants(
            items.values().get(i),
            changed -> {
              var all = new ArrayList<>(items.values());
              all.set(at, changed);
              each.accept(new Value.Items(all));
            });
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {BACKUP, FAILOVER})
  void whateverMemberIsNonsenseItIsRefusedOrShown(String line) throws IOException {
    if (line.startsWith("failover")) {
      done(
          "standby create orders --region us-east-1 --to eu-west-1 --as orders-eu"
              + " --subnet-group private --yes");
    }
    var plan = planned(line);
    var honest = SavedPlanCodec.read(sealed(plan));
    List<String> faults = new ArrayList<>();
    int[] tried = {0, 0};
    variants(
        plan,
        variant -> {
          if (variant instanceof Value.Fields fields) {
            tried[0]++;
            try {
              tried[1] += shown(honest, sealed(fields)) ? 1 : 0;
            } catch (RuntimeException e) {
              faults.add(e + " at " + e.getStackTrace()[0] + ": " + difference(plan, fields));
            }
          }
        });
    assertThat(tried[0]).isGreaterThan(1_000);
    assertThat(tried[1]).as("that mean something").isPositive().isLessThan(tried[0]);
    assertThat(faults).isEmpty();
  }

  private static boolean shown(SavedPlan honest, String text) {
    var read = SavedPlans.read("plan.json", text);
    if (read instanceof Answer.Rejected<SavedPlan> rejected) {
      Rejection why = rejected.why();
      assertThat(why.code().number()).isEqualTo(14);
      return false;
    }
    var saved = ((Answer.Given<SavedPlan>) read).report();
    var screen = SavedPlanScreen.shown(saved, "plan.json", Instant.parse("2026-11-23T01:15:00Z"));
    screen.print(new Page(new PrintWriter(new StringWriter()), false, 80));
    Json.write(screen.data());
    PlanDrift.between(saved.plan(), honest.plan());
    saved.fingerprint().drift(honest.fingerprint());
    return true;
  }

  @ParameterizedTest
  @ValueSource(strings = {BACKUP, FAILOVER})
  void whateverNonsenseIsAskedForItIsNoFaultOfOurs(String line) throws IOException {
    if (line.startsWith("failover")) {
      done(
          "standby create orders --region us-east-1 --to eu-west-1 --as orders-eu"
              + " --subnet-group private --yes");
    }
    var plan = planned(line);
    var file = folder.resolve("nonsense.json");
    List<String> faults = new ArrayList<>();
    variants(
        plan.fields("request"),
        request -> {
          var text = sealed(plan.with("request", request));
          if (SavedPlans.read("x", text) instanceof Answer.Given<SavedPlan>) {
            write(file, text);
            var ended = operator.types("apply " + file + " --dry-run");
            if (ended.code() == 1 || ended.err().contains("\tat ")) {
              faults.add(Json.write(request) + ": " + ended.err());
            }
            assertThat(ended.sent()).allMatch(RecordingHttp.Sent::readsOnly);
          }
        });
    assertThat(faults).isEmpty();
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where two texts part, for whoever looks for the fault. */
  private static String difference(Value.Fields one, Value.Fields other) {
    var first = Json.write(one);
    var second = Json.write(other);
    int at = 0;
    while (at < Math.min(first.length(), second.length())
        && first.charAt(at) == second.charAt(at)) {
      at++;
    }
    return second.substring(Math.max(0, at - 60), Math.min(second.length(), at + 40));
  }
}
