package io.ecdr.sim.wire;

import static io.ecdr.sim.wire.TestWorld.AWAY;
import static io.ecdr.sim.wire.TestWorld.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** S3 as the {@code aws} command uses it. */
class S3AwsCommandTest {

  @TempDir private Path folder;
  private TestWorld world;
  private AwsCommand home;
  private AwsCommand away;

  @BeforeEach
  void makeBuckets() {
    AwsCommand.assumePresent();
    world = TestWorld.overHttp();
    home = new AwsCommand(world, HOME);
    away = new AwsCommand(world, AWAY);
    ok(home, "s3", "mb", "s3://home");
    ok(away, "s3", "mb", "s3://away");
  }

  @AfterEach
  void closeWorld() {
    if (world != null) {
      world.close();
    }
  }

  private static String ok(AwsCommand aws, String... arguments) {
    var result = aws.run(arguments);
    assertThat(result.err()).isEmpty();
    assertThat(result.exit()).as(result.out()).isZero();
    return result.out();
  }

  private Path file(String name, int size) throws IOException {
    var bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return Files.write(folder.resolve(name), bytes);
  }

  @Test
  void copiesLargeFilesInPartsAndBack() throws IOException {
    Path big = file("big.rdb", 20 << 20);
    ok(home, "s3", "cp", "--no-progress", big.toString(), "s3://home/dir/big file.rdb");
    ok(
        away,
        "s3api",
        "copy-object",
        "--copy-source",
        "home/dir/big file.rdb",
        "--bucket",
        "away",
        "--key",
        "copy.rdb");
    ok(
        away,
        "s3",
        "cp",
        "--no-progress",
        "s3://away/copy.rdb",
        folder.resolve("back.rdb").toString());
    assertThat(folder.resolve("back.rdb")).hasSameBinaryContentAs(big);
    assertThat(ok(home, "s3", "ls", "s3://home/dir/")).contains("20971520 big file.rdb");
    assertThat(
            ok(
                home,
                "s3api",
                "head-object",
                "--bucket",
                "home",
                "--key",
                "dir/big file.rdb",
                "--checksum-mode",
                "ENABLED"))
        .contains("COMPOSITE", "ChecksumCRC", "-3\\\"");
  }

  @Test
  void listsPutsAndRefuses() throws IOException {
    Path small = file("small", 100);
    ok(
        home,
        "s3api",
        "put-object",
        "--bucket",
        "home",
        "--key",
        "a&b",
        "--body",
        small.toString(),
        "--if-none-match",
        "*");
    var again =
        home.run(
            "s3api",
            "put-object",
            "--bucket",
            "home",
            "--key",
            "a&b",
            "--body",
            small.toString(),
            "--if-none-match",
            "*");
    assertThat(again.err()).contains("PreconditionFailed");
    assertThat(ok(home, "s3api", "list-objects-v2", "--bucket", "home")).contains("\"a&b\"");
    assertThat(home.run("s3api", "get-bucket-policy", "--bucket", "home").err())
        .contains("NoSuchBucketPolicy");
    assertThat(home.run("s3api", "head-object", "--bucket", "home", "--key", "no").err())
        .contains("404");
    assertThat(ok(home, "s3api", "head-bucket", "--bucket", "away")).contains(AWAY);
    assertThat(ok(away, "s3api", "get-bucket-location", "--bucket", "away")).contains(AWAY);
    assertThat(ok(home, "s3api", "list-buckets")).contains("\"away\"", "\"home\"");
    assertThat(home.run("s3api", "get-bucket-cors", "--bucket", "home").err()).contains("cors");
  }
}
