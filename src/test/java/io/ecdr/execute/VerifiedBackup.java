package io.ecdr.execute;

import io.ecdr.codec.Malformed;
import io.ecdr.codec.ManifestCodec;
import io.ecdr.codec.ManifestSeal;
import io.ecdr.codec.ProofCodec;
import io.ecdr.model.BackupRecord;
import io.ecdr.model.Manifest;
import io.ecdr.model.ManifestForm;
import io.ecdr.model.Proof;
import io.ecdr.model.ProofRecord;
import io.ecdr.model.Slots;
import io.ecdr.model.Value;
import io.ecdr.model.VerifyRequest;
import io.ecdr.plan.Call;
import io.ecdr.plan.CallMaker;
import io.ecdr.plan.Completion;
import io.ecdr.plan.RefusalKind;
import io.ecdr.plan.Step;
import io.ecdr.plan.StepOutcome;
import io.ecdr.plan.VerifyInventory;
import io.ecdr.plan.VerifyPlanner;
import io.ecdr.port.ObjectStreams;
import io.ecdr.rdb.KeySlot;
import io.ecdr.rdb.RdbText;
import io.ecdr.usecase.DeepReader;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A small backup of three shards in a bucket in memory, and the steps of its verification run one
 * after another with nothing around them, so that thousands can be run.
 */
final class VerifiedBackup {

  static final List<String> SLOTS = List.of("0-100,200-5460", "101-199,5461-10922", "10923-16383");
  private static final Instant NOW = Instant.parse("2026-11-23T01:15:00Z");
  static final String FOLDER = Plans.folder("orders");
  static final String MANIFEST = FOLDER + "manifest.json";
  static final String SEAL = FOLDER + "manifest.json.sha256";
  static final String CHECK = FOLDER + "check.json";

  final SmallS3 s3 = new SmallS3();

  private int runs;

  /** What S3 still says of objects whose bytes went bad inside it. */
  final Map<String, Completion> stale = new HashMap<>();

  /** A whole one. */
  VerifiedBackup(boolean summed) {
    this(files(), summed);
  }

  /** One whose files were as they are before the manifest was written. */
  VerifiedBackup(List<byte[]> files, boolean summed) {
    List<Manifest.Shard> shards = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      s3.put("dr", key(i), files.get(i));
      shards.add(shard(i, summed));
    }
    var draft = Plans.manifest("orders", 3).parameters().fields("Draft");
    var like = ManifestForm.read(draft);
    var manifest =
        new Manifest(
            like.backupId(),
            like.cache(),
            like.lineage(),
            like.operation(),
            NOW,
            Optional.of(NOW),
            like.engine(),
            like.engineVersion(),
            like.nodeType(),
            true,
            true,
            true,
            like.port(),
            shards,
            like.parameterGroup(),
            like.parameters(),
            like.security(),
            like.tags(),
            like.unknown());
    var text = ManifestCodec.write(manifest);
    put(MANIFEST, text);
    put(SEAL, ManifestSeal.line(text));
  }

  static String key(int shard) {
    return FOLDER + "000" + (shard + 1) + ".rdb";
  }

  /** Files whose keys are where they belong. */
  static List<byte[]> files() {
    List<RdbText> texts = new ArrayList<>();
    SLOTS.forEach(slots -> texts.add(RdbText.redis(11)));
    for (int i = 0; i < 60; i++) {
      var name = "key-" + i;
      int slot = KeySlot.of(name.getBytes(StandardCharsets.UTF_8));
      for (int shard = 0; shard < SLOTS.size(); shard++) {
        if (Slots.set(SLOTS.get(shard)).get(slot)) {
          texts.get(shard).key(name, "value of " + i);
        }
      }
    }
    return texts.stream().map(RdbText::end).toList();
  }

  private Manifest.Shard shard(int i, boolean summed) {
    var head = head(key(i));
    return new Manifest.Shard(
        "000" + (i + 1),
        SLOTS.get(i),
        1,
        key(i),
        head.number("ContentLength").orElseThrow(),
        summed ? head.text("ChecksumCRC32").map(sum -> "CRC32:" + sum) : Optional.empty(),
        Optional.of(NOW));
  }

  private Value.Fields head(String key) {
    var call =
        new Bucket(dialogue(Map.of()), Plans.DR, "dr", Optional.empty(), Optional.empty())
            .head(key);
    return ((Completion.Answered) s3.apply(call)).body();
  }

  byte[] bytes(String key) {
    return s3.bytes("dr", key);
  }

  void put(String key, String text) {
    s3.put("dr", key, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Changes bytes behind S3's back: what it says of the object stays. */
  void rot(String key, byte[] bytes) {
    stale.put(key, new Completion.Answered(head(key)));
    s3.put("dr", key, bytes);
  }

  Optional<ProofRecord> record() {
    return Optional.ofNullable(bytes(CHECK))
        .map(b -> ProofCodec.read(new String(b, StandardCharsets.UTF_8)));
  }

  /** Its bytes are as S3 says again. */
  void heal(String key, byte[] bytes) {
    stale.remove(key);
    s3.put("dr", key, bytes);
  }

  /** Verifies it as it is now; how the last step ended. */
  StepOutcome verify(boolean deep) {
    runs++;
    var facts = new TreeMap<String, Value.Fields>();
    StepOutcome outcome = null;
    for (var step : steps(deep)) {
      var bound = new BoundValues(facts);
      outcome = run((Step.Local) step, bound);
      if (!(outcome instanceof StepOutcome.Done done)) {
        return outcome;
      }
      facts.put(step.id(), done.facts());
    }
    return outcome;
  }

  private List<Step> steps(boolean deep) {
    var request =
        new VerifyRequest(
            List.of("orders@latest"),
            false,
            deep,
            Optional.empty(),
            Optional.empty(),
            Plans.DR,
            "dr",
            Optional.empty(),
            "ecdr",
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    var shelved =
        new VerifyInventory.Shelved(
            Plans.backup("orders"), Plans.cache("orders"), FOLDER, surveyed());
    var seen =
        new VerifyInventory(
            Plans.ACCOUNT, Plans.ACCOUNT, "arn", List.of(shelved), new TreeMap<>(), 0, NOW);
    CallMaker maker = new CallMaker(Plans::endpoint);
    return new VerifyPlanner(maker, "test").plan(request, seen, operation()).lanes().get(0).steps();
  }

  private Optional<BackupRecord> surveyed() {
    var text = new String(bytes(MANIFEST), StandardCharsets.UTF_8);
    try {
      var manifest = ManifestCodec.read(text);
      var line = Optional.ofNullable(bytes(SEAL)).map(b -> new String(b, StandardCharsets.UTF_8));
      var seal = ManifestSeal.of(text, line);
      return Optional.of(
          new BackupRecord(
              manifest, MANIFEST, seal, Proof.COPIED, Optional.empty(), Optional.empty()));
    } catch (Malformed e) {
      return Optional.empty();
    }
  }

  private StepOutcome run(Step.Local step, BoundValues bound) {
    var parameters = bound.resolve(step.parameters());
    if (step.kind().equals(ReadRun.KIND)) {
      var run =
          new ReadRun(
              step,
              parameters,
              Plans::endpoint,
              new DeepReader(() -> this::open, Runnable::run, () -> NOW),
              Plans.OPERATION,
              NOW);
      return ((Move.End) run.next(NOW)).outcome();
    }
    return drive(
        step.kind().equals("write-proof") ? new WriteProof() : new CheckBackup(), parameters);
  }

  private StepOutcome drive(Work work, Value.Fields parameters) {
    Map<String, Completion> answers = new HashMap<>();
    for (int turns = 0; turns < 50; turns++) {
      var dialogue = dialogue(answers);
      var turn = work.next(parameters, dialogue);
      if (turn instanceof Turn.Done done) {
        return new StepOutcome.Done(done.facts(), false);
      }
      if (turn instanceof Turn.Stop stop) {
        return new StepOutcome.Stopped(stop.code(), stop.reason(), stop.hint());
      }
      dialogue
          .open()
          .forEach(
              (name, call) -> {
                boolean told = call.action().equals("HeadObject");
                var key = call.parameters().text("Key").orElse("");
                answers.put(name, told && stale.containsKey(key) ? stale.get(key) : s3.apply(call));
              });
    }
    throw new AssertionError("it does not end");
  }

  private String operation() {
    return "20261123-0200-" + runs;
  }

  private Dialogue dialogue(Map<String, Completion> answers) {
    return new Dialogue(answers, Plans::endpoint, operation(), NOW, 64);
  }

  private InputStream open(Call get) throws ObjectStreams.Unreadable {
    var bytes = bytes(get.parameters().text("Key").orElse(""));
    if (bytes == null) {
      throw new ObjectStreams.Unreadable(
          get, new Completion.Refused("NoSuchKey", "gone", 404, RefusalKind.NOT_FOUND));
    }
    return new ByteArrayInputStream(bytes);
  }
}
