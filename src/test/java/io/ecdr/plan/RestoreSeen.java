package io.ecdr.plan;

import static io.ecdr.plan.Samples.absent;
import static io.ecdr.plan.Samples.known;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.model.BackupRecord;
import io.ecdr.model.BucketFacts;
import io.ecdr.model.DataCount;
import io.ecdr.model.EngineVersion;
import io.ecdr.model.Fact;
import io.ecdr.model.Hooks;
import io.ecdr.model.Manifest;
import io.ecdr.model.ParameterGroup;
import io.ecdr.model.Proof;
import io.ecdr.model.ProofRecord;
import io.ecdr.model.RegionMapping;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.RestoreAccess;
import io.ecdr.model.RestorePlace;
import io.ecdr.model.RestoreRequest;
import io.ecdr.model.RestoreShape;
import io.ecdr.model.Seal;
import io.ecdr.model.Snapshot;
import io.ecdr.model.Value;
import io.ecdr.plan.Check.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A request and an inventory with which all checks pass, to be changed in one place. */
final class RestoreSeen {
  Manifest manifest = Samples.cmeManifest();
  Manifest.Security security = manifest.security();
  Optional<Integer> port = manifest.port();
  Optional<Instant> recoveryPoint = manifest.recoveryPoint();
  Value.Fields sourceParameters = Value.Fields.NONE;
  List<String> notRead = List.of();
  String parameterGroup;
  String sourceType = "cache.r7g.large";
  String sourceVersion = "7.0.7";
  Proof proof = Proof.CHECKED;
  Optional<ProofRecord> record = Optional.empty();
  Standing standing = Standing.ALONE;
  List<RestoreSource.FileFact> files;
  BucketFacts bucket = Samples.bucket("dst", Samples.AWAY);
  Fact<ReplicationGroup> sameId = absent();
  Fact<Value.Fields> subnets = known(Samples.subnetGroup());
  Ground ground = Samples.ground();
  Fact<List<ParameterGroup>> groups;
  Fact<Value.Fields> parameters = known(Value.Fields.NONE);
  Fact<List<EngineVersion>> versions = known(List.of(new EngineVersion("redis", "7.0", "redis7")));
  String as = "orders-dr";
  Optional<String> subnetGroup = Optional.of("subnets");
  List<String> securityGroups = List.of("sg-away");
  Optional<String> namedGroup = Optional.empty();
  List<String> nodeTypes = List.of();
  Optional<Integer> replicas = Optional.empty();
  List<String> userGroups = List.of();
  SortedMap<String, Fact<Value.Fields>> toldUserGroups = new TreeMap<>();
  boolean withoutAuth;
  Optional<Integer> shards = Optional.empty();
  Optional<Boolean> cluster = Optional.empty();
  boolean recreate;
  Optional<String> authToken = Optional.empty();
  Optional<Boolean> tls = Optional.empty();
  Optional<DataCount> count = Optional.empty();
  Optional<Snapshot> snapshot = Optional.empty();
  Optional<String> kmsKey = Optional.empty();
  Optional<RegionMapping> mapping = Optional.empty();

  Manifest manifest() {
    var m = manifest;
    return new Manifest(
        m.backupId(),
        m.cache(),
        m.lineage(),
        m.operation(),
        m.written(),
        recoveryPoint,
        m.engine(),
        sourceVersion,
        sourceType,
        m.cluster(),
        m.automaticFailover(),
        m.multiAz(),
        port,
        m.shards(),
        parameterGroup == null ? m.parameterGroup() : parameterGroup,
        sourceParameters,
        security,
        m.tags(),
        notRead);
  }

  private RestoreInventory inventory() {
    var made = manifest();
    var usual = Samples.stock(made);
    return new RestoreInventory(
        Samples.ACCOUNT,
        usual.caller(),
        new BackupRecord(
            made,
            "ecdr/x/manifest.json",
            new Seal(Seal.State.FITS, ""),
            proof,
            Optional.empty(),
            record),
        snapshot
            .<RestoreSource>map(RestoreSource.InRegion::new)
            .orElseGet(
                () -> new RestoreSource.Files(files == null ? usual.files() : files, bucket)),
        count,
        sameId,
        subnets,
        groups == null ? usual.parameterGroups() : groups,
        parameters,
        versions,
        ground,
        Reachability.NONE,
        Samples.NOW,
        toldUserGroups,
        standing);
  }

  Plan plan() {
    var request =
        new RestoreRequest(
            snapshot.map(s -> "snapshot:" + s.name()).orElse("orders@latest"),
            Optional.empty(),
            Samples.AWAY,
            as,
            snapshot.isPresent() ? Optional.empty() : Optional.of("dst"),
            "ecdr",
            new RestoreShape(nodeTypes, replicas, shards, cluster),
            new RestorePlace(subnetGroup, securityGroups, namedGroup, recreate, mapping),
            new RestoreAccess(
                userGroups, withoutAuth, authToken, tls, kmsKey, RestoreAccess.Login.NONE),
            false,
            Optional.empty(),
            Hooks.NONE);
    return new RestorePlanner(Samples.CALLS, "test")
        .plan(request, inventory(), "20261123-0300-aaaa");
  }

  /** Plans and demands a check's verdict and words. */
  void expect(String id, Verdict verdict, String... words) {
    var plan = plan();
    var check = BackupSeen.check(plan, id);
    assertThat(check.verdict()).as(check.toString()).isEqualTo(verdict);
    for (var word : words) {
      assertThat(check.observed() + " / " + check.hint()).contains(word);
    }
    assertThat(plan.blockers().contains(check)).isEqualTo(verdict.blocks());
    if (verdict.blocks()) {
      assertThat(check.hint()).isNotBlank();
    }
  }
}
