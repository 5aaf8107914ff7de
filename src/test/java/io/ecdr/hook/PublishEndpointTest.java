package io.ecdr.hook;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.render.script.ShellCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hook that ships with ecdr, with an {@code aws} command that only keeps one value. */
class PublishEndpointTest {

  private static final Path HOOK = Path.of("src/dist/hooks/publish-endpoint");

  @TempDir private Path folder;

  @BeforeEach
  void standIn() throws IOException {
    var aws = folder.resolve("aws");
    Files.writeString(
        aws,
        """
        #!/bin/sh
        cd '%s'
        echo "$*" >> calls
        case "$*" in
          *Parameter.Type*) cat type ;;
          *get-parameter* | *get-secret-value*) cat value ;;
          *list-resource-record-sets*) cat value; echo None ;;
          *put-parameter*) while [ "$1" != --value ]; do shift; done; echo "$2" > value ;;
          *put-secret-value*) while [ "$1" != --secret-string ]; do shift; done; echo "$2" > value ;;
          *change-resource*) echo "$*" | sed 's/.*"Value":"//; s/".*//' > value ;;
        esac
        """
            .formatted(folder));
    assertThat(aws.toFile().setExecutable(true)).isTrue();
    Files.writeString(folder.resolve("type"), "String\n");
    Files.writeString(folder.resolve("value"), "old\n");
  }

  private record Ended(int code, String output) {}

  private Ended hook(Map<String, String> facts, String... words)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("/bin/sh", HOOK.toString()));
    command.addAll(List.of(words));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(facts);
    builder.environment().merge("PATH", folder.toString(), (path, first) -> first + ":" + path);
    var process = builder.start();
    process.getOutputStream().close();
    var output = new String(process.getInputStream().readAllBytes());
    return new Ended(process.waitFor(), output);
  }

  private static Map<String, String> facts() {
    return Map.of(
        "ECDR_NEW_ADDRESS",
        "new.example",
        "ECDR_NEW_PORT",
        "6380",
        "ECDR_NEW_TLS",
        "yes",
        "ECDR_TO_REGION",
        "eu-west-1");
  }

  private String value() throws IOException {
    return Files.readString(folder.resolve("value")).strip();
  }

  @Test
  void writesAParameterInTheNewPrimarysRegionAndReadsItBack() throws Exception {
    var ended = hook(facts(), "ssm", "/dr/orders");

    assertThat(ended).isEqualTo(new Ended(0, "ssm /dr/orders says new.example:6380\n"));
    assertThat(value()).isEqualTo("new.example:6380");
    assertThat(Files.readAllLines(folder.resolve("calls")))
        .hasSize(3)
        .allMatch(call -> call.contains("--region eu-west-1"));
  }

  @Test
  void writesASecretButNoneThatHoldsMore() throws Exception {
    assertThat(hook(facts(), "secret", "orders").code()).isZero();
    assertThat(value()).isEqualTo("new.example:6380");

    Files.writeString(folder.resolve("value"), "{\"password\":\"hunter2\"}\n");
    var refused = hook(facts(), "secret", "orders");
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.output()).contains("holds more than an endpoint").doesNotContain("hunter2");
    assertThat(value()).contains("hunter2");
  }

  @Test
  void writesARecordAndWarnsOfTls() throws Exception {
    var ended = hook(facts(), "route53", "Z1", "orders.example.com");

    assertThat(ended.code()).as(ended.output()).isZero();
    assertThat(value()).isEqualTo("new.example");
    assertThat(ended.output()).contains("TLS clients that check the host name refuse");
  }

  @Test
  void writesNothingWhereTheEndpointIsNotKnownOrThePlaceDoesNotFit() throws Exception {
    assertThat(hook(Map.of("ECDR_NEW_ADDRESS", "unknown"), "ssm", "/dr/orders").code())
        .isEqualTo(1);
    Files.writeString(folder.resolve("type"), "SecureString\n");
    assertThat(hook(facts(), "ssm", "/dr/orders").output()).contains("is a SecureString");
    assertThat(hook(facts(), "s3", "x").output()).contains("say where");
    assertThat(value()).isEqualTo("old");
  }

  @Test
  void shellCheckFindsNothing() throws IOException {
    ShellCheck.findsNothing(Files.readString(HOOK));
    assertThat(HOOK).isExecutable();
  }
}
