package io.ecdr.sim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every answer of ElastiCache, EC2, IAM, KMS and Service Quotas, element by element, against the
 * service model that AWS publishes with botocore: another judge than the SDK whose classes the
 * simulator itself is made of.
 */
class AnswersFitTheModelTest {

  /** Nothing published says how this action refuses a snapshot that is busy or not there. */
  private static final String[] UNSURE = {
    "CreateReplicationGroup:InvalidSnapshotState",
    "CreateReplicationGroup:ServerlessCacheSnapshotNotFoundFault"
  };

  @TempDir Path folder;

  @BeforeEach
  void findBotocore() throws Exception {
    boolean there;
    try {
      there = run("-c", "import botocore") == 0;
    } catch (IOException noPython) {
      there = false;
    }
    if (!there) {
      System.out.println("skipped: there is no python3 with botocore on the PATH");
    }
    Assumptions.assumeTrue(there, "there is no python3 with botocore on the PATH");
  }

  @Test
  void withoutAnyUnknownMember() throws Exception {
    var words = new ArrayList<String>();
    words.add(script("elasticache"));
    try (var simulator = Simulator.start(SimulatorOptions.forTests())) {
      words.add(simulator.endpoint().toString());
      words.addAll(AwsCommandRefusalsTest.operationsAndCodes());
      int code = run(words.toArray(String[]::new));
      assertThat(code).as(Files.readString(folder.resolve("err"))).isZero();
    }
    JsonNode report = new ObjectMapper().readTree(folder.resolve("out").toFile());
    assertThat(texts(report, "problems")).isEmpty();
    assertThat(texts(report, "called")).isEqualTo(Simulator.coverage().get("elasticache"));
    assertThat(texts(report, "unlisted")).containsExactly(UNSURE);
  }

  private static List<String> texts(JsonNode report, String field) {
    return StreamSupport.stream(report.path(field).spliterator(), false)
        .map(JsonNode::asText)
        .toList();
  }

  @Test
  void withoutAnyUnknownMemberInOtherServicesEither() throws Exception {
    try (var simulator = Simulator.start(SimulatorOptions.forTests())) {
      int code = run(script("services"), simulator.endpoint().toString());
      assertThat(code).as(Files.readString(folder.resolve("err"))).isZero();
    }
    JsonNode report = new ObjectMapper().readTree(folder.resolve("out").toFile());
    assertThat(texts(report, "problems")).isEmpty();
    var coverage = Simulator.coverage();
    for (var service : List.of("ec2", "iam", "kms", "route53", "secretsmanager", "ssm")) {
      assertThat(texts(report.path("called"), service)).isEqualTo(coverage.get(service));
    }
    assertThat(texts(report.path("called"), "service-quotas"))
        .isEqualTo(coverage.get("servicequotas"));
  }

  private static String script(String name) throws URISyntaxException {
    var resource = AnswersFitTheModelTest.class.getResource("/conformance/" + name + ".py");
    return Path.of(resource.toURI()).toString();
  }

  private int run(String... words) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("python3"));
    command.addAll(List.of(words));
    var builder = new ProcessBuilder(command);
    builder
        .environment()
        .keySet()
        .removeIf(
            name -> name.startsWith("AWS_") || name.toUpperCase(Locale.ROOT).endsWith("_PROXY"));
    builder.environment().put("AWS_CONFIG_FILE", folder.resolve("none").toString());
    builder.environment().put("AWS_SHARED_CREDENTIALS_FILE", folder.resolve("none").toString());
    var process =
        builder
            .redirectOutput(folder.resolve("out").toFile())
            .redirectError(folder.resolve("err").toFile())
            .start();
    if (!process.waitFor(120, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
    return process.exitValue();
  }
}
