package io.ecdr.sim.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** The ordinary {@code aws} command as an independent judge of the wire. */
public final class AwsCommand {

  private final URI endpoint;
  private final String region;

  public AwsCommand(TestWorld world, String region) {
    this(world.endpoint(), region);
  }

  public AwsCommand(URI endpoint, String region) {
    this.endpoint = endpoint;
    this.region = region;
  }

  /** What a run left behind. */
  public record Result(int exit, String out, String err) {}

  /** Skips the test, and says so, where there is no {@code aws} command. */
  public static void assumePresent() {
    boolean present =
        java.util.Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "aws")));
    if (!present) {
      System.out.println("skipped: there is no aws command on the PATH");
    }
    Assumptions.assumeTrue(present, "there is no aws command on the PATH");
  }

  /** Runs it. */
  public Result run(String... arguments) {
    try {
      Path out = Files.createTempFile("aws", ".out");
      Path err = Files.createTempFile("aws", ".err");
      int exit = run(words(arguments), out, err);
      var result =
          new Result(
              exit,
              Files.readString(out, StandardCharsets.UTF_8),
              Files.readString(err, StandardCharsets.UTF_8));
      Files.delete(out);
      Files.delete(err);
      return result;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private List<String> words(String... arguments) {
    var words = new ArrayList<>(List.of("--region", region, "--output", "json"));
    words.addAll(List.of(arguments));
    return words;
  }

  private int run(List<String> words, Path out, Path err) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("aws"));
    command.addAll(words);
    var builder = new ProcessBuilder(command);
    environment(builder.environment());
    var warm = WarmAws.one();
    if (warm.isPresent()) {
      return warm.get().run(words, builder.environment(), out, err);
    }
    var process =
        builder
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
    return process.exitValue();
  }

  private void environment(Map<String, String> variables) {
    variables
        .keySet()
        .removeIf(
            name -> name.startsWith("AWS_") || name.toUpperCase(Locale.ROOT).endsWith("_PROXY"));
    variables.put("AWS_ACCESS_KEY_ID", "AKIAEXAMPLE");
    variables.put("AWS_SECRET_ACCESS_KEY", "secret");
    variables.put("AWS_MAX_ATTEMPTS", "1");
    variables.put("AWS_PAGER", "");
    // As an option it would not hold for the source of a copy between Regions.
    variables.put("AWS_ENDPOINT_URL", endpoint.toString());
    variables.put("AWS_EC2_METADATA_DISABLED", "true");
    variables.put("AWS_CONFIG_FILE", "/nonexistent");
    variables.put("AWS_SHARED_CREDENTIALS_FILE", "/nonexistent");
    variables.put("NO_PROXY", "*");
  }
}
