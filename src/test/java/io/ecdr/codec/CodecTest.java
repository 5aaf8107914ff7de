package io.ecdr.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ecdr.execute.Plans;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Value;
import io.ecdr.plan.Check;
import io.ecdr.plan.Plan;
import io.ecdr.plan.Report;
import io.ecdr.plan.Step;
import io.ecdr.plan.StepOutcome;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CodecTest {

  @Test
  void everyTreeComesBackAsItWas() {
    for (long seed = 0; seed < 2000; seed++) {
      var tree = fields(new Random(seed), 0);
      assertThat(Json.read(Json.write(tree))).as("seed %d", seed).isEqualTo(tree);
      assertThat(Json.read(Json.pretty(tree))).as("seed %d", seed).isEqualTo(tree);
    }
  }

  private static Value.Fields fields(Random random, int depth) {
    var members = new TreeMap<String, Value>();
    var names = List.of("a", "", "$time", "$bound", "$fields", "$", "Größe \"1\"\n", "Tags");
    for (int i = random.nextInt(4); i > 0; i--) {
      members.put(names.get(random.nextInt(names.size())), value(random, depth + 1));
    }
    return new Value.Fields(members);
  }

  private static Value value(Random random, int depth) {
    return switch (random.nextInt(depth > 5 ? 5 : 7)) {
      case 0 ->
          new Value.Text(List.of("", "x", "\u0000\ud83d\ude00\\", "2026").get(random.nextInt(4)));
      case 1 -> new Value.Num(BigDecimal.valueOf(random.nextLong(), random.nextInt(41) - 20));
      case 2 -> new Value.Flag(random.nextBoolean());
      case 3 -> new Value.Time(Instant.ofEpochMilli(random.nextLong() >> 20));
      case 4 -> new Value.Bound("orders/export", random.nextBoolean() ? "" : "A.0.B", "a file");
      case 5 -> {
        var items = new ArrayList<Value>();
        for (int i = random.nextInt(4); i > 0; i--) {
          items.add(value(random, depth + 1));
        }
        yield new Value.Items(items);
      }
      default -> fields(random, depth);
    };
  }

  @Test
  void everyPlanComesBackAsItWas() {
    var plain = Plans.backups(3, "orders", "carts");
    var plan =
        new Plan(
            plain.id(),
            plain.verb(),
            plain.toolVersion(),
            plain.created(),
            plain.account(),
            plain.regions(),
            List.of(
                new Check(
                    "quota",
                    "Snapshots left",
                    Check.Verdict.WARN,
                    "17 of 20",
                    Optional.of(Duration.ofSeconds(90)),
                    "20",
                    "wait",
                    true,
                    true)),
            plain.lanes(),
            plain.prediction());

    assertThat(PlanCodec.read(PlanCodec.write(plan))).isEqualTo(plan);
    assertThat(PlanCodec.write(PlanCodec.read(PlanCodec.write(plan))))
        .isEqualTo(PlanCodec.write(plan));
  }

  @Test
  void aPlanFromBeforeStepsSaidWhatTheyNeedStillReads() {
    var text = PlanCodec.write(Plans.backups(1, "orders"));

    assertThat(text).doesNotContain("precondition");
    assertThat(PlanCodec.read(text).lanes().get(0).steps())
        .isNotEmpty()
        .allMatch(step -> step.precondition().equals(Step.IN_ORDER));
  }

  @Test
  void everyReportComesBackAsItWas() {
    var step = Plans.backups(1, "orders").lanes().get(0).steps().get(0);
    var report =
        new Report(
            Plans.OPERATION,
            "backup create",
            Instant.EPOCH,
            Instant.EPOCH.plusSeconds(3),
            List.of(
                new Report.LaneReport(
                    Plans.cache("orders"),
                    ExitCode.TIMED_OUT,
                    List.of(
                        new Report.StepReport(
                            step,
                            Optional.of(new StepOutcome.Done(Value.fields("A", "b"), true)),
                            Duration.ofMillis(1234)),
                        new Report.StepReport(
                            step,
                            Optional.of(
                                new StepOutcome.Stopped(ExitCode.TIMED_OUT, "slow", "resume")),
                            Duration.ZERO),
                        new Report.StepReport(step, Optional.empty(), Duration.ZERO)))));

    assertThat(ReportCodec.read(ReportCodec.write(report))).isEqualTo(report);
    assertThat(ReportCodec.write(report))
        .contains("\"code\" : 22", "\"schema\" : \"ecdr.report/1\"");
  }

  @Test
  void refusesWhatIsNoPlanWithAWordOnWhatIsWrong() {
    var text = PlanCodec.write(Plans.backups(1, "orders"));

    refused(text.replace("ecdr.plan/1", "ecdr.plan/9"), "reads 'ecdr.plan/1'");
    refused(text.replace("\"verb\"", "\"werb\""), "unknown members [werb]");
    refused(text.replace("us-east-1", "us east"), "is no AWS Region");
    refused(text.replace("service-refuses-second", "often"), "'often' is no repeat");
    refused(text.replace("\"type\" : \"act\"", "\"type\" : \"fact\""), "unknown type 'fact'");
    refused(text + "{}", "something follows");
    refused(text.substring(0, text.length() / 2), "no valid JSON");
    refused("[]", "no JSON object");
    refused("", "no JSON object");
  }

  private static void refused(String text, String message) {
    assertThatThrownBy(() -> PlanCodec.read(text))
        .isInstanceOf(Malformed.class)
        .hasMessageContaining(message);
  }

  @Test
  void refusesTextsThatAreMadeToHurt() {
    assertThatThrownBy(() -> Json.read("{\"a\":".repeat(200))).isInstanceOf(Malformed.class);
    assertThatThrownBy(() -> Json.read("{\"a\":1e999999999}")).isInstanceOf(Malformed.class);
    assertThatThrownBy(() -> Json.read("{\"a\":1,\"a\":2}")).isInstanceOf(Malformed.class);
    assertThatThrownBy(() -> Json.read("{\"a\":null}")).isInstanceOf(Malformed.class);
    assertThatThrownBy(() -> Json.read("{\"$new\":1}")).isInstanceOf(Malformed.class);
  }

  @Test
  void readsForeignJsonAsItStands() {
    var policy = Json.readForeign("{\"$time\":\"x\",\"a\":null,\"b\":[null,1]}");

    assertThat(policy.text("$time")).contains("x");
    assertThat(policy.get("a")).isEmpty();
    assertThat(policy.get("b")).contains(new Value.Items(List.of(Value.of(1))));
  }

  @Test
  void anEnvelopeNamesItsSchemaAndWhetherAllIsWell() {
    var text =
        new Envelope(
                "ecdr.op-list/1", Instant.EPOCH, true, Value.fields("a", "b"), List.of("careful"))
            .write();

    var read = Json.read(text);
    assertThat(read.text("schema")).contains("ecdr.op-list/1");
    assertThat(read.text("generatedAt")).contains("1970-01-01T00:00:00Z");
    assertThat(read.flag("ok")).contains(true);
    assertThat(read.fields("data").text("a")).contains("b");
    assertThat(read.texts("warnings")).containsExactly("careful");
  }
}
