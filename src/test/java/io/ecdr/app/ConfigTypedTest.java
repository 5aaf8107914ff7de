package io.ecdr.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.sim.Simulator;
import io.ecdr.sim.SimulatorOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** From the first file to its use: written from what is there, checked, shown, and taken. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConfigTypedTest {

  private Path folder;
  private Simulator simulator;
  private Operator operator;

  @BeforeAll
  void aCacheWithAStandbyAndOneAlone(@TempDir Path place) throws IOException {
    folder = place;
    simulator = Simulator.start(SimulatorOptions.forTests());
    operator = new Operator(simulator.endpoint(), folder.resolve("state"));
    for (var region : new String[] {"us-east-1", "eu-west-1"}) {
      done("sim subnet-group private --region " + region);
    }
    done("sim bucket exports --region us-east-1");
    done("sim bucket dr-eu --region eu-west-1");
    for (var id : new String[] {"orders", "alone"}) {
      done(
          "sim call elasticache CreateReplicationGroup --region us-east-1 --quiet"
              + " ReplicationGroupDescription=test Engine=redis CacheNodeType=cache.r7g.large"
              + " CacheSubnetGroupName=private NumCacheClusters=2 AutomaticFailoverEnabled=true"
              + " ReplicationGroupId="
              + id);
      done("sim wait " + id + " --region us-east-1");
    }
    done(
        "standby create orders --region us-east-1 --to eu-west-1 --as orders-eu"
            + " --subnet-group private --yes");
  }

  @AfterAll
  void end() {
    simulator.close();
  }

  private Operator.Ended done(String line) {
    var ended = operator.types(line);
    assertThat(ended.code()).as(line + "\n" + ended.err() + ended.out()).isZero();
    return ended;
  }

  @Test
  void theFirstFileHoldsWhatIsThereAndCanBeUsedAtOnce() throws IOException {
    var file = folder.resolve("first.yaml");
    var init =
        done(
            "config init --region us-east-1 --dr-region eu-west-1 --bucket exports"
                + " --dr-bucket dr-eu --out "
                + file);
    assertThat(init.out()).contains("Wrote " + file);
    assertThat(init.sent()).isNotEmpty().allMatch(RecordingHttp.Sent::readsOnly);
    var text = Files.readString(file);
    assertThat(text).contains("orders:", "alone:", "active: false");
    assertThat(text.lines()).allMatch(line -> line.length() <= 80);

    var checked = done("config validate --config " + file + " -o json");
    assertThat(checked.data().list("problems")).isEmpty();
    assertThat(checked.data().flag("usable")).contains(true);

    var shown = done("config show orders --origin --config " + file).out();
    assertThat(shown)
        .contains("orders: orders in us-east-1", "backup.every", "standby.region", "default");

    var status = done("status --config " + file + " -o json");
    assertThat(status.data().list("caches")).hasSize(3);
  }

  @Test
  void aFileIsNeverWrittenOver() throws IOException {
    var file = folder.resolve("mine.yaml");
    Files.writeString(file, "mine");

    var ended = operator.types("config init --region us-east-1 --out " + file);

    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains("cannot write " + file);
    assertThat(Files.readString(file)).isEqualTo("mine");
  }

  @Test
  void allMistakesAreToldWithTheirPlaces() throws IOException {
    var file = folder.resolve("wrong.yaml");
    Files.writeString(
        file,
        """
        schema: ecdr.config/1
        defaults:
          regoin: us-east-1
          backup:
            every: soon
        """);

    var ended = operator.types("config validate --config " + file);

    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.out())
        .contains("wrong.yaml:3:3  defaults.regoin", "did you mean region?")
        .contains("wrong.yaml:5:12  defaults.backup.every", "2 errors.");
    var missing = operator.types("config validate --config " + folder.resolve("nowhere.yaml"));
    assertThat(missing.code()).isEqualTo(2);
    assertThat(missing.out()).contains("there is no such file", "ecdr config init");
  }

  @Test
  void anythingThatIsThereIsReadAndNothingElse() {
    var ended = operator.types("config validate --config " + folder);

    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.out()).contains("it is no regular file");
  }
}
