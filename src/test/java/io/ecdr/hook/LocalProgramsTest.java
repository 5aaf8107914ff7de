package io.ecdr.hook;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.port.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real programs: what they are given, and how they are held to their bounds. */
class LocalProgramsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private Path folder;
  private final Map<String, String> variables = new LinkedHashMap<>();
  private LocalPrograms programs;

  @BeforeEach
  void begin() {
    variables.put("PATH", System.getenv("PATH"));
    variables.put("HOME", "/home/operator");
    programs = new LocalPrograms(variables::get, folder);
  }

  private String script(String name, String... lines) throws IOException {
    var file = folder.resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file.toString();
  }

  private static void until(BooleanSupplier so) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!so.getAsBoolean() && System.nanoTime() < end) {
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
    assertThat(so.getAsBoolean()).isTrue();
  }

  private Programs.Running ended(Map<String, String> facts, List<String> more, String... words)
      throws InterruptedException {
    var running = programs.start(new Programs.Order(List.of(words), facts, more));
    until(() -> running.ended().isPresent());
    return running;
  }

  private static int code(Programs.Running running) {
    return running.ended().orElseThrow().code().orElseThrow();
  }

  @Test
  void itMayReadWhatItIsGivenAndNeedNot() throws Exception {
    var much = "x".repeat(1_000_000) + "\n";
    var reads =
        programs.start(new Programs.Order(List.of("/usr/bin/wc", "-c"), Map.of(), List.of(), much));
    var ignores =
        programs.start(
            new Programs.Order(List.of(script("deaf", "exit 3")), Map.of(), List.of(), much));
    until(() -> reads.ended().isPresent() && ignores.ended().isPresent());

    assertThat(reads.output().text().strip()).isEqualTo("1000001");
    assertThat(code(ignores)).isEqualTo(3);
  }

  @Test
  void theEnvironmentIsPathHomeLangWhatIsNamedAndTheFactsAndNothingElse() throws Exception {
    variables.put("AWS_SECRET_ACCESS_KEY", "hunter2");
    variables.put("PAGER_KEY", "p-1");
    variables.put("ECDR_CACHE", "pretender");
    variables.put("LANG", "C.UTF-8");
    var all =
        ended(
            Map.of("ECDR_CACHE", "orders", "ECDR_VERB", "backup create"),
            List.of("PAGER_KEY", "ECDR_CACHE", "NOT_SET"),
            "/usr/bin/env");

    var told =
        all.output()
            .text()
            .lines()
            .collect(
                Collectors.toMap(
                    l -> l.substring(0, l.indexOf('=')), l -> l.replaceAll("^[^=]*=", "")));
    assertThat(told)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "PATH", System.getenv("PATH"),
                "HOME", "/home/operator",
                "LANG", "C.UTF-8",
                "PAGER_KEY", "p-1",
                "ECDR_CACHE", "orders",
                "ECDR_VERB", "backup create"));
  }

  @Test
  void noShellSeesTheArguments() throws Exception {
    var file = script("show", "for word in \"$@\"; do echo \"<$word>\"; done", "exit 7");
    var shown = ended(Map.of(), List.of(), file, "$HOME;touch bad", "a  b", "*", "`id`", "");

    assertThat(code(shown)).isEqualTo(7);
    assertThat(shown.output().text()).isEqualTo("<$HOME;touch bad>\n<a  b>\n<*>\n<`id`>\n<>\n");
    assertThat(folder.resolve("bad")).doesNotExist();
  }

  @Test
  void itRunsWhereTheOperatorStandsWithNothingToReadAndBothStreamsAreKept() throws Exception {
    var file = script("where", "pwd -P", "cat", "echo oops >&2");
    var ended = ended(Map.of(), List.of(), file);

    assertThat(code(ended)).isZero();
    assertThat(ended.output().text()).isEqualTo(folder.toRealPath() + "\noops\n");
  }

  @Test
  void killingItKillsWhatItHasStartedToo() throws Exception {
    var file = script("parent", "sleep 300 &", "echo $! > child", "echo begun", "wait");
    var running = programs.start(new Programs.Order(List.of(file), Map.of(), List.of()));
    until(() -> running.output().text().contains("begun"));
    long child = Long.parseLong(Files.readString(folder.resolve("child")).strip());
    assertThat(ProcessHandle.of(child).filter(ProcessHandle::isAlive)).isPresent();

    running.kill();

    until(() -> running.ended().isPresent());
    until(() -> ProcessHandle.of(child).filter(LocalProgramsTest::lives).isEmpty());
    assertThat(code(running)).isEqualTo(137);
  }

  /** A dead process that nobody has fetched yet has no command any more. */
  private static boolean lives(ProcessHandle process) {
    return process.isAlive() && process.info().command().isPresent();
  }

  @Test
  void whatGoesOnInTheBackgroundIsNotWaitedFor() throws Exception {
    var file = script("daemon", "sleep 300 &", "echo $! > child", "echo begun");
    var ended = ended(Map.of(), List.of(), file);
    long child = Long.parseLong(Files.readString(folder.resolve("child")).strip());

    assertThat(code(ended)).isZero();
    assertThat(ended.output().text()).isEqualTo("begun\n");
    ended.kill();
    assertThat(ProcessHandle.of(child).filter(ProcessHandle::isAlive)).isPresent();
    ProcessHandle.of(child).ifPresent(ProcessHandle::destroyForcibly);
  }

  @Test
  void ofALotOfOutputTheEndIsKept() throws Exception {
    var file =
        script(
            "chatter",
            "yes 'a line of thirty-two characters.' | head -c 5000000",
            "echo; echo last");
    var ended = ended(Map.of(), List.of(), file);

    assertThat(code(ended)).isZero();
    assertThat(ended.output().text()).hasSize(Programs.KEPT_BYTES).endsWith("\nlast\n");
    assertThat(ended.output().dropped()).isEqualTo(5_000_006 - Programs.KEPT_BYTES);
  }

  @Test
  void bytesThatAreNoTextAreReplaced() throws Exception {
    var file = script("binary", "printf 'a\\377\\376b\\000c'");
    var ended = ended(Map.of(), List.of(), file);

    assertThat(ended.output().text()).isEqualTo("a\ufffd\ufffdb\u0000c");
  }

  @Test
  void aCharacterThatWasCutInTwoIsLeftOut() {
    var tail = new Tail();
    var bytes =
        ("é".repeat(Programs.KEPT_BYTES) + "x").getBytes(java.nio.charset.StandardCharsets.UTF_8);
    tail.add(bytes, bytes.length);

    var output = tail.output();

    assertThat(output.text()).endsWith("éx").doesNotContain("\ufffd");
    assertThat(
            output.dropped()
                + output.text().getBytes(java.nio.charset.StandardCharsets.UTF_8).length)
        .isEqualTo(bytes.length);
  }

  @Test
  void whatIsNotThereOrNoProgramSaysSo() throws Exception {
    var text = Files.writeString(folder.resolve("text"), "no program");
    for (var file : List.of(folder.resolve("gone"), text)) {
      var ended = ended(Map.of(), List.of(), file.toString()).ended().orElseThrow();
      assertThat(ended.code()).isEmpty();
      assertThat(ended.why()).contains(file.toString());
    }
  }

  @Test
  void aNameIsLookedForInPathAndOneWithASlashFromWhereTheOperatorStands() throws Exception {
    var own = script("own");
    Files.writeString(folder.resolve("text"), "no program");
    assertThat(programs.find("./own")).contains(folder.resolve("./own"));
    assertThat(programs.find(own)).contains(Path.of(own));
    assertThat(programs.find("own")).isEmpty();
    assertThat(programs.find("./text")).isEmpty();
    assertThat(programs.find("sh")).isPresent();
    variables.put("PATH", "/nowhere:" + folder);
    assertThat(programs.find("own")).contains(Path.of(own));
    variables.remove("PATH");
    assertThat(programs.find("sh")).isEmpty();
  }
}
