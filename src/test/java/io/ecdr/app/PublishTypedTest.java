package io.ecdr.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ecdr.model.Value;
import io.ecdr.render.script.ShellCheck;
import io.ecdr.sim.Simulator;
import io.ecdr.sim.SimulatorOptions;
import io.ecdr.sim.world.directory.Secrets;
import io.ecdr.sim.world.directory.Zones;
import io.ecdr.sim.world.ground.Place;
import io.ecdr.usecase.DyingOperations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where clients look for the endpoint, told it after a change of roles. */
class PublishTypedTest {

  private static final String HOME = "us-east-1";
  private static final String AWAY = "eu-west-1";
  private static final String ZONE = "Z%08X00001".formatted("example.com".hashCode());
  private static final String PASSWORD = "hunter-2-is-a-secret";

  @TempDir private static Path folder;
  private static Simulator simulator;
  private static Operator operator;

  @BeforeAll
  static void begin() throws IOException {
    simulator = Simulator.start(SimulatorOptions.forTests());
    operator = new Operator(simulator.endpoint(), folder.resolve("state"));
    ended("sim subnet-group private --region us-east-1", 0);
    ended("sim subnet-group private --region eu-west-1", 0);
  }

  @AfterAll
  static void end() {
    simulator.close();
  }

  @AfterEach
  void mend() {
    simulator.faults().clearAll();
  }

  private static Operator.Ended ended(String line, int code) {
    var ended = operator.ends(line, code);
    // Whatever happens, nobody ever sees what else a secret holds.
    assertThat(ended.out() + ended.err()).doesNotContain(PASSWORD);
    return ended;
  }

  private static void standby(String id) {
    ended(Lines.group(id), 0);
    ended("sim wait " + id + " --region us-east-1", 0);
    ended(
        "standby create %1$s --region us-east-1 --to eu-west-1 --as %1$s-eu".formatted(id)
            + " --subnet-group private --yes",
        0);
  }

  private static Place place(String region) {
    return new Place(SimulatorOptions.DEFAULT_ACCOUNT, region);
  }

  private static void secret(String region, String name, String text) {
    put(region, name, new Secrets.Content(Optional.of(text), Optional.empty()));
  }

  private static void put(String region, String name, Secrets.Content content) {
    var world = simulator.world();
    world.run(
        () ->
            world
                .directory()
                .secrets()
                .make(place(region), name, "", Instant.EPOCH)
                .put("first-version-of-the-secret-of-test", content, Instant.EPOCH));
  }

  private static void secretWithoutValue() {
    simulator.world().directory().secrets().make(place(AWAY), "empty", "", Instant.EPOCH);
  }

  private static String secret(String region, String name) {
    var world = simulator.world();
    return world.locked(
        () ->
            world
                .directory()
                .secrets()
                .find(place(region), name)
                .flatMap(s -> s.labelled(Secrets.CURRENT))
                .flatMap(v -> v.content().text())
                .orElse("nothing"));
  }

  private static void parameter(String region, String name, String type, String value) {
    var world = simulator.world();
    world.run(
        () -> world.directory().parameters().put(place(region), name, type, value, Instant.EPOCH));
  }

  private static String parameter(String region, String name) {
    var world = simulator.world();
    return world.locked(
        () ->
            world
                .directory()
                .parameters()
                .find(place(region), name)
                .map(p -> p.value() + " #" + p.version())
                .orElse("nothing"));
  }

  private static String change(String verb, String id, String more) {
    return "%s %s --region us-east-1 --to eu-west-1".formatted(verb, id)
        + " --accept-unknown-loss --expect-primary us-east-1 --write-probe off --anti-flap 0s"
        + " --service-backups off --yes "
        + more;
  }

  private static List<String> changing(Operator.Ended ended) {
    return ended.sent().stream()
        .filter(s -> !s.readsOnly())
        .map(RecordingHttp.Sent::action)
        .toList();
  }

  /** A check in the plan that was printed as JSON. */
  private static Value.Fields check(Operator.Ended ended, String id) {
    return ended.data().fields("plan").list("checks").stream()
        .filter(c -> c.text("id").orElseThrow().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no check " + id + " in " + ended.out()));
  }

  private static Value.Fields outcome(Operator.Ended ended, String id) {
    return ended.data().fields("report").list("lanes").get(0).list("steps").stream()
        .filter(s -> s.fields("step").text("id").orElseThrow().equals(id))
        .findFirst()
        .orElseThrow()
        .fields("outcome");
  }

  /** Where a cache is reached, as its Region tells it. */
  private static String endpoint(String region, String id) {
    var out =
        ended(
                "sim call elasticache DescribeReplicationGroups --region %s ReplicationGroupId=%s"
                    .formatted(region, id),
                0)
            .out();
    return out.replaceAll(
        "(?s).*<PrimaryEndpoint>.*?<Address>(.*?)<.*?<Port>(\\d+)<.*?</PrimaryEndpoint>.*",
        "$1:$2");
  }

  /** All that ecdr has written down so far. */
  private static void nothingIsWrittenDown() {
    try (var files = Files.walk(folder.resolve("state"))) {
      var all = files.filter(Files::isRegularFile).toList();
      assertThat(all).isNotEmpty();
      for (var file : all) {
        assertThat(Files.readString(file)).as(file.toString()).doesNotContain(PASSWORD);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void oneKeyOfASecretIsToldThereAndBackAndAllElseStaysAsItWas() {
    standby("orders");
    var before = "{ \"password\":\"%s\",\n  \"host\" : \"%s\", \"port\":1, \"n\":1e3}";
    secret(AWAY, "app/orders", before.formatted(PASSWORD, "old.example"));
    secret(HOME, "app/orders", before.formatted(PASSWORD, "old.example"));
    var places =
        "--publish secretsmanager:app/{cache}:host,form=host"
            + " --publish secretsmanager:app/{cache}:port,form=port";
    var line = change("switchover", "orders", places);

    var shown = ended(line + " --dry-run", 0);
    assertThat(shown.sent()).allMatch(RecordingHttp.Sent::readsOnly);
    assertThat(shown.out())
        .contains("secretsmanager:PutSecretValue", "'host' of secret app/orders")
        .contains("with the endpoint's host as 'host'");
    var told = ended(line + " -o json", 0);

    assertThat(changing(told))
        .containsExactly("FailoverGlobalReplicationGroup", "PutSecretValue", "PutSecretValue");
    var host = endpoint(AWAY, "orders-eu").split(":");
    assertThat(secret(AWAY, "app/orders"))
        .isEqualTo(before.replace("1,", host[1] + ",").formatted(PASSWORD, host[0]));
    assertThat(outcome(told, "orders-eu/publish-1").fields("facts").text("Published"))
        .contains(host[0]);

    ended(
        "failback orders --region us-east-1 --accept-unknown-loss --write-probe off --yes"
            + " --expect-primary eu-west-1 --anti-flap 0s "
            + places,
        0);
    assertThat(secret(HOME, "app/orders"))
        .contains(PASSWORD, "\"host\" : \"" + endpoint(HOME, "orders").split(":")[0] + "\"");
    nothingIsWrittenDown();
  }

  @Test
  void aMissingPlaceStopsASwitchoverBeforeAnythingMovesAndAFailoverOnlyAtItsEnd() {
    standby("carts");
    record("elsewhere", "CNAME", "old.example.net", 45);
    var line =
        "--publish secretsmanager:nowhere --publish ssm:/nowhere --publish"
            + " route53:ZNONE/none.example.com --publish route53:"
            + ZONE
            + "/nobody.example.com";
    var switchover = change("switchover", "carts", line);
    assertThat(changing(ended(switchover, 11))).isEmpty();
    var refused = ended(switchover + " --dry-run -o json", 11);
    assertThat(check(refused, "publish-1").text("observed"))
        .contains("there is no secret nowhere in eu-west-1");
    assertThat(check(refused, "publish-2").text("hint").orElseThrow())
        .contains("aws ssm put-parameter --region eu-west-1 --name /nowhere");
    assertThat(
            List.of(1, 2, 3, 4).stream()
                .map(i -> check(refused, "publish-" + i).text("limit").orElseThrow()))
        .containsExactly(
            "a secret of eu-west-1 that holds an endpoint (host:port)",
            "a parameter of eu-west-1, of type String",
            "a CNAME without a routing policy",
            "a CNAME without a routing policy");

    var failover = change("failover", "carts", line + " --even-if-primary-looks-healthy -o json");
    var warned = ended(failover + " --dry-run", 0);
    for (var each : List.of(1, 2, 3, 4)) {
      assertThat(check(warned, "publish-" + each).text("verdict")).contains("warn");
      assertThat(check(warned, "publish-" + each).text("hint").orElseThrow())
          .startsWith("without it the change ends with 20; ");
    }
    var promoted = ended(failover, 20);
    assertThat(outcome(promoted, "carts-eu/failover").text("type")).contains("done");
    var missing = outcome(promoted, "carts-eu/publish-1");
    assertThat(missing.text("result")).contains("incomplete");
    assertThat(missing.text("reason").orElseThrow()).contains("ResourceNotFoundException");
    assertThat(missing.text("hint").orElseThrow())
        .contains("make it: aws secretsmanager create-secret --region eu-west-1 --name nowhere")
        .contains("--secret-string " + endpoint(AWAY, "carts-eu") + "; go on with: ecdr op resume");
    assertThat(outcome(promoted, "carts-eu/publish-2").text("hint").orElseThrow())
        .contains("--name /nowhere --type String --value " + endpoint(AWAY, "carts-eu"));
    assertThat(outcome(promoted, "carts-eu/publish-3").text("hint").orElseThrow())
        .contains("name a zone of this account: aws route53 list-hosted-zones");
    assertThat(outcome(promoted, "carts-eu/publish-4").text("reason").orElseThrow())
        .isEqualTo("record nobody.example.com of zone " + ZONE + ": there is no such record");
    assertThat(outcome(promoted, "carts-eu/publish-4").text("hint").orElseThrow())
        .startsWith("make a CNAME of that name in zone " + ZONE + ", with a short TTL, to ")
        .contains(endpoint(AWAY, "carts-eu").split(":")[0] + "; go on with: ecdr op resume");

    tellsWhatWasPublished(
        promoted.data().fields("report").text("operation").orElseThrow(),
        List.of("failed", "failed", "failed", "failed"));

    secret(AWAY, "nowhere", "old.example.com:6379");
    parameter(AWAY, "/nowhere", "String", "old");
    record("nobody", "CNAME", "old.example.net", 45);
    deniedThenThrottledAndLostOnTheWay(
        "op resume " + promoted.data().fields("report").text("operation").orElseThrow());
    assertThat(secret(AWAY, "nowhere")).isEqualTo(endpoint(AWAY, "carts-eu"));
    assertThat(parameter(AWAY, "/nowhere")).isEqualTo(endpoint(AWAY, "carts-eu") + " #2");
  }

  /** The same in all forms of a report. */
  private static void tellsWhatWasPublished(String operation, List<String> states) {
    var published =
        ended("op report " + operation + " -o json", 0)
            .data()
            .fields("report")
            .list("lanes")
            .get(0)
            .list("published");
    assertThat(published).extracting(each -> each.text("state").orElse("")).isEqualTo(states);
    var text = ended("op report " + operation, 0).out();
    var markdown = ended("op report " + operation + " --form markdown", 0).out();
    for (var each : published) {
      var where = each.text("place").orElseThrow().replaceFirst(".*[:/]", "");
      if (each.text("state").equals(Optional.of("published"))) {
        var said = each.text("said").orElseThrow();
        assertThat(text).containsPattern("  published   .*" + where + ".*: " + said);
        assertThat(markdown).containsPattern("- Published: .*" + where + ".*: ");
      } else {
        assertThat(each.text("reason").orElseThrow()).isNotBlank();
        assertThat(text).containsPattern("  unpublished .*" + where + ".*, see above");
        assertThat(markdown).containsPattern("- Not published: .*" + where);
      }
    }
  }

  private static void deniedThenThrottledAndLostOnTheWay(String resume) {
    ended("sim fault deny PutSecretValue", 0);
    ended("sim fault deny GetParameter --region eu-west-1", 0);
    var denied = ended(resume + " -o json", 20);
    assertThat(outcome(denied, "carts-eu/publish-1").text("reason").orElseThrow())
        .contains("AccessDeniedException", "is not authorized to perform");
    assertThat(outcome(denied, "carts-eu/publish-1").text("hint").orElseThrow())
        .contains("allow secretsmanager:PutSecretValue to the caller");
    assertThat(outcome(denied, "carts-eu/publish-2").text("hint").orElseThrow())
        .contains("allow ssm:GetParameter to the caller");
    ended("sim fault clear", 0);
    ended("sim fault throttle eu-west-1 --rate 2 --service ssm", 0);
    ended("sim fault lose-answer PutSecretValue --before-effect --times 1", 0);
    ended("sim fault lose-answer PutParameter --after-effect --times 1", 0);
    // No zone was made meanwhile, and that still counts.
    assertThat(changing(ended(resume, 20)))
        .containsExactly("PutSecretValue", "PutSecretValue", "PutParameter");
    tellsWhatWasPublished(
        resume.replace("op resume ", ""), List.of("published", "published", "failed", "published"));
    assertThat(record("nobody")).contains(endpoint(AWAY, "carts-eu").split(":")[0]);
  }

  @Test
  void whatHoldsSomethingElseIsLeftAlone() {
    standby("toys");
    secret(AWAY, "json", "{\"password\":\"" + PASSWORD + "\"}");
    secret(AWAY, "text", PASSWORD);
    put(AWAY, "bytes", new Secrets.Content(Optional.empty(), Optional.of("c2VjcmV0")));
    parameter(AWAY, "/list", "StringList", "a,b");
    simulator.world().run(PublishTypedTest::secretWithoutValue);
    var places =
        "--publish secretsmanager:json --publish secretsmanager:text"
            + " --publish secretsmanager:text:host --publish secretsmanager:bytes:host"
            + " --publish secretsmanager:json:host --publish ssm:/list"
            + " --publish ssm:arn:aws:ssm:us-east-1:000000000000:parameter/list"
            + " --publish secretsmanager:empty:host,form=host -o json";
    var switchover = change("switchover", "toys", places);
    assertThat(changing(ended(switchover, 11))).isEmpty();
    var refused = ended(switchover + " --dry-run", 11);
    assertThat(
            List.of(1, 2, 3, 4, 5, 6, 7, 8).stream()
                .map(i -> check(refused, "publish-" + i))
                .map(c -> c.text("verdict").orElseThrow() + " " + c.text("observed").orElseThrow()))
        .containsExactly(
            "fail it holds JSON, which would be lost; name the key: secretsmanager:json:KEY",
            "fail it holds something else than an endpoint (host:port), which would be lost",
            "fail it holds no JSON object, so it has no 'host'",
            "fail it is binary, and only text is written",
            "warn it holds JSON without 'host', which is added",
            "fail it is a StringList, and only a String is written",
            "fail it is in us-east-1, and the endpoint is written in eu-west-1",
            "fail it has no value yet");
    assertThat(check(refused, "publish-8").text("hint").orElseThrow())
        .contains("put-secret-value --region eu-west-1 --secret-id empty --secret-string")
        .endsWith(" '{\"host\":\"none.invalid\"}'");
    assertThat(secret(AWAY, "text")).isEqualTo(PASSWORD);

    var promoted =
        ended(change("failover", "toys", places + " --even-if-primary-looks-healthy"), 20);
    assertThat(changing(promoted))
        .containsExactly("FailoverGlobalReplicationGroup", "PutSecretValue");
    assertThat(secret(AWAY, "text")).isEqualTo(PASSWORD);
    assertThat(secret(AWAY, "json"))
        .isEqualTo(
            "{\"password\":\"%s\",\"host\":\"%s\"}".formatted(PASSWORD, endpoint(AWAY, "toys-eu")));
    nothingIsWrittenDown();
  }

  @Test
  void aDarkServiceHoldsUpNothingButItself() {
    standby("shop");
    secret(AWAY, "shop", "old.example.com:6379");
    ended("sim fault region-dark eu-west-1 --service secretsmanager", 0);

    var incomplete =
        ended(
            change(
                "failover",
                "shop",
                "--publish secretsmanager:shop --post-hook /bin/true"
                    + " --even-if-primary-looks-healthy -o json"),
            20);

    assertThat(outcome(incomplete, "shop-eu/publish-1").text("result")).contains("incomplete");
    assertThat(outcome(incomplete, "shop-eu/publish-1").text("reason").orElseThrow())
        .containsAnyOf("secret shop in eu-west-1", "GetSecretValue in eu-west-1");
    assertThat(outcome(incomplete, "shop-eu/post-hook-1").text("type")).contains("done");
    assertThat(secret(AWAY, "shop")).isEqualTo("old.example.com:6379");
  }

  @Test
  void killedAnywhereItIsWrittenOnceAndSaysTheNewEndpoint() {
    standby("toys2");
    var zone = "route53:" + ZONE + "/toys2.example.com";
    for (var region : List.of(HOME, AWAY)) {
      secret(region, "toys2", "{\"a\":\"" + PASSWORD + "\",\"host\":\"x\"}");
      parameter(region, "/toys2", "String", "old");
    }
    var places = " --publish secretsmanager:toys2:host --publish ssm:/toys2 --publish " + zone;
    var deaths =
        List.of(
            "\"call\":\"secretsmanager:PutSecretValue\"",
            "ssm:PutParameter in us-east-1 was answered",
            "\"call\":\"route53:ChangeResourceRecordSets\"");
    for (int i = 0; i < deaths.size(); i++) {
      var to = i % 2 == 0 ? AWAY : HOME;
      var from = i % 2 == 0 ? HOME : AWAY;
      var cache = i % 2 == 0 ? "toys2-eu" : "toys2";
      var line =
          "switchover toys2 --region us-east-1 --to %s --expect-primary %s".formatted(to, from)
              + " --accept-unknown-loss --write-probe off --anti-flap 0s --service-backups off"
              + " --yes"
              + places;
      record("toys2", "CNAME", "old.example.net", 60);
      ended("op resume " + killed(line, deaths.get(i)), 0);
      assertThat(secret(to, "toys2")).contains(PASSWORD, endpoint(to, cache));
      assertThat(parameter(to, "/toys2")).isEqualTo(endpoint(to, cache) + " #2");
      assertThat(record("toys2")).contains(endpoint(to, cache).split(":")[0]);
    }
    nothingIsWrittenDown();
  }

  /** A script of it leaves that to whoever runs it, and counts as incomplete. */
  private static void asAShellScript(String line) {
    var file = folder.resolve("plan.json");
    var more = " --publish ssm:/a --publish secretsmanager:b --publish secretsmanager:c:host";
    parameter(AWAY, "/a", "String", "old");
    secret(AWAY, "b", "old.example.com:1");
    secret(AWAY, "c", "{\"host\":\"old\"}");
    ended("plan " + line.replace(" --yes", "") + more + " --out " + file, 0);
    var script = ended("show " + file + " --form aws-cli", 0).out();
    assertThat(script)
        .contains("not done here: Write the new endpoint to record cakes.example.com")
        .contains("point the CNAME cakes.example.com of zone " + ZONE + " to HOST")
        .contains(
            "aws ssm put-parameter --region eu-west-1 --name /a --overwrite --value HOST:PORT")
        .contains("--secret-id b --secret-string HOST:PORT");
    ShellCheck.findsNothing(script);
  }

  /** The operation that died right after it had written such a line. */
  private static String killed(String line, String last) {
    var before = operations();
    operator.keeping(real -> new DyingOperations(real, written -> written.contains(last)));
    try {
      assertThatThrownBy(() -> operator.types(line)).isInstanceOf(DyingOperations.Died.class);
    } finally {
      operator.keeping(real -> real);
    }
    var more = operations().stream().filter(id -> !before.contains(id)).toList();
    assertThat(more).hasSize(1);
    return more.get(0);
  }

  @Test
  void whatIsRestoredIsToldOfToo() {
    ended(
        "sim call elasticache CreateReplicationGroup --region us-east-1 --quiet"
            + " ReplicationGroupDescription=test Engine=redis CacheNodeType=cache.r7g.large"
            + " CacheSubnetGroupName=private CacheParameterGroupName=default.redis7"
            + " NumCacheClusters=1 ReplicationGroupId=films",
        0);
    ended("sim wait films --region us-east-1", 0);
    ended("sim bucket exports --region us-east-1", 0);
    ended("sim bucket dr-eu --region eu-west-1", 0);
    ended(
        "backup create films --region us-east-1 --dr-region eu-west-1 --bucket exports"
            + " --dr-bucket dr-eu --yes",
        0);
    parameter(AWAY, "/dr/films-dr", "String", "old");
    var line =
        "restore films@latest --region us-east-1 --to eu-west-1 --as films-dr --dr-bucket dr-eu"
            + " --subnet-group private --publish ssm:/nobody --publish ssm:/dr/{cache}";
    var shown = ended(line + " --dry-run -o json", 0);
    assertThat(check(shown, "publish-1").text("verdict")).contains("warn");
    assertThat(check(shown, "publish-2").text("verdict")).contains("pass");

    var incomplete = ended(line + " --yes -o json", 20);

    assertThat(outcome(incomplete, "films-dr/publish-1").text("reason").orElseThrow())
        .contains("ParameterNotFound");
    assertThat(parameter(AWAY, "/dr/films-dr")).isEqualTo(endpoint(AWAY, "films-dr") + " #2");
  }

  private static List<String> operations() {
    return ended("op list -o json", 0).data().list("operations").stream()
        .map(one -> one.text("id").orElse(""))
        .toList();
  }

  @Test
  void aWayHomeThatIsYetToBeMadeLooksForItsPlacesFirstAndAnEvacuationTellsEachCacheItsOwn() {
    standby("games");
    ended(
        "detach games-eu --region eu-west-1 --accept-unknown-loss --write-probe off --yes"
            + " --expect-primary us-east-1 --anti-flap 0s",
        0);
    var home =
        ended(
            "failback other --region us-east-1 --dr-region eu-west-1 --standby games-eu"
                + " --subnet-group private --accept-unknown-loss --write-probe off --dry-run"
                + " --publish ssm:/nobody/{cache} -o json",
            11);
    assertThat(check(home, "publish-1").text("observed"))
        .contains("there is no parameter /nobody/other in us-east-1");

    standby("books");
    parameter(AWAY, "/dr/books", "String", "old");
    var all =
        "evacuate --from us-east-1 --to eu-west-1 --match books --accept-unknown-loss --or-detach"
            + " --write-probe off --even-if-primary-looks-healthy --expect-count 1 --yes"
            + " --anti-flap 0s --publish ssm:/dr/";
    assertThat(ended(all + "books", 2).err()).contains("put {cache} into its name");
    ended(all + "{cache}", 0);
    assertThat(parameter(AWAY, "/dr/books")).isEqualTo(endpoint(AWAY, "books-eu") + " #2");
  }

  private static void record(String name, String type, String value, long ttl) {
    var world = simulator.world();
    world.run(
        () -> {
          var zones = world.directory().zones();
          var account = SimulatorOptions.DEFAULT_ACCOUNT;
          var zone =
              zones
                  .find(account, ZONE)
                  .orElseGet(() -> zones.make(account, "example.com", "reference"));
          assertThat(zone.id()).isEqualTo(ZONE);
          zone.put(new Zones.Records(name + ".example.com.", type, ttl, List.of(value)));
        });
  }

  private static String record(String name) {
    var world = simulator.world();
    return world.locked(
        () ->
            world
                .directory()
                .zones()
                .find(SimulatorOptions.DEFAULT_ACCOUNT, ZONE)
                .orElseThrow()
                .records()
                .stream()
                .filter(r -> r.name().equals(name + ".example.com."))
                .map(r -> r.type() + " " + r.values() + " " + r.ttl())
                .collect(Collectors.joining(", ")));
  }

  @Test
  void aRecordIsPointedThereAndBackAndKeepsItsTimeToLive() {
    standby("cakes");
    record("cakes", "CNAME", "old.example.net", 45);
    record("address", "A", "192.0.2.1", 45);
    var places = "--publish route53:" + ZONE + "/{cache}.example.com";
    var line = change("switchover", "cakes", places);

    var refused =
        ended(
            line
                + " --publish route53:ZNONE/a.example.com --publish route53:"
                + ZONE
                + "/nobody.example.com --publish route53:"
                + ZONE
                + "/address.example.com --dry-run -o json",
            11);
    assertThat(refused.sent()).allMatch(RecordingHttp.Sent::readsOnly);
    assertThat(check(refused, "publish-1").text("verdict")).contains("pass");
    assertThat(check(refused, "publish-1-dns").text("observed").orElseThrow())
        .startsWith("its TTL is 45 s: ")
        .contains("in us-east-1 only");
    assertThat(check(refused, "publish-1-dns").text("limit"))
        .contains("at once, and whichever Region is lost");
    assertThat(check(refused, "publish-2").text("observed"))
        .contains("there is no hosted zone ZNONE");
    assertThat(check(refused, "publish-3").text("observed")).contains("there is no such record");
    assertThat(check(refused, "publish-4").text("observed"))
        .contains("it is of type A, and only a CNAME is written");

    asAShellScript(line);
    ended("sim fault lose-answer ChangeResourceRecordSets --before-effect --times 1", 0);
    ended(line, 0);
    assertThat(record("cakes"))
        .isEqualTo("CNAME [" + endpoint(AWAY, "cakes-eu").split(":")[0] + "] 45");
    // The memory engine reaches every cache at one address.
    record("cakes", "CNAME", "old.example.net", 45);
    ended(
        "failback cakes --region us-east-1 --accept-unknown-loss --write-probe off --yes"
            + " --expect-primary eu-west-1 --anti-flap 0s "
            + places,
        0);
    assertThat(record("cakes"))
        .isEqualTo("CNAME [" + endpoint(HOME, "cakes").split(":")[0] + "] 45");
  }
}
