package io.ecdr.render.script;

import io.ecdr.codec.Json;
import io.ecdr.model.ManifestForm;
import io.ecdr.model.Value;
import io.ecdr.plan.Lane;
import io.ecdr.plan.Step;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Copying the files of a backup, and writing its manifest. */
final class BackupLines {

  /** Members that only the snapshot and the copies tell. */
  private static final Set<String> LATER =
      new TreeSet<>(
          Set.of(
              "engine", "engineVersion", "nodeType", "port", "recoveryPoint", "shards", "written"));

  private BackupLines() {}

  static String copy(Lane lane, Step.Local step) {
    var given = step.parameters();
    var prefix =
        act(lane, "export-complete")
            .done()
            .parameters()
            .text("Prefix")
            .orElseThrow(() -> odd(step));
    var shards =
        lane.steps().stream()
            .filter(s -> s instanceof Step.Local l && l.kind().equals("write-manifest"))
            .flatMap(s -> ((Step.Local) s).parameters().fields("Draft").list("shards").stream())
            .flatMap(shard -> shard.text("id").stream())
            .toList();
    return "expect_files "
        + Shell.quote(prefix)
        + " "
        + Shell.quote(shards)
        + "\ncopy_objects "
        + words(
            given,
            "SourceRegion",
            "SourceBucket",
            "TargetRegion",
            "TargetBucket",
            "TargetPrefix",
            "Owner")
        + "\nnote 'every copy has the size and, where S3 keeps one, the checksum of its source'\n";
  }

  static String manifest(Lane lane, Step.Local step) {
    var given = step.parameters();
    var draft = given.fields("Draft");
    ManifestForm.read(draft);
    var snapshot = act(lane, "snapshot-available").done();
    var out = new StringBuilder();
    out.append("cat >\"$work/template\" <<'MANIFEST'\n{\n")
        .append(template(draft))
        .append("}\nMANIFEST\n");
    out.append(planned(draft.list("shards")));
    variable(out, "draft_engine", json(draft, "engine"));
    variable(out, "draft_version", json(draft, "engineVersion"));
    variable(out, "draft_type", json(draft, "nodeType"));
    variable(out, "draft_port", json(draft, "port"));
    variable(out, "draft_cluster", json(draft, "clusterMode"));
    variable(out, "key_start", keyStart(lane, step));
    out.append("if [ \"$dry\" = no ]; then\n  make_manifest ")
        .append(Shell.quote(snapshot.region().id()))
        .append(' ')
        .append(Shell.quote(snapshot.parameters().text("SnapshotName").orElse("")))
        .append("\nfi\nput_manifest ")
        .append(words(given, "Region", "Bucket", "Key", "Owner"))
        .append("\nnote 'the manifest was written and read back'\n");
    return out.toString();
  }

  private static Step.Act act(Lane lane, String kind) {
    return lane.steps().stream()
        .filter(s -> s instanceof Step.Act act && act.done().kind().equals(kind))
        .map(s -> (Step.Act) s)
        .findFirst()
        .orElseThrow(() -> new NoScript("it has no step that ends with '" + kind + "'"));
  }

  private static NoScript odd(Step step) {
    return new NoScript("step " + step.id() + " is not as this version of ecdr makes it");
  }

  private static String words(Value.Fields given, String... names) {
    return List.of(names).stream()
        .map(name -> Shell.quote(given.text(name).orElse("")))
        .collect(Collectors.joining(" "));
  }

  private static void variable(StringBuilder out, String name, String value) {
    out.append(name).append('=').append(Shell.quote(value)).append('\n');
  }

  /** As JSON; nothing when it is not there. */
  private static String json(Value.Fields draft, String name) {
    return draft.get(name).map(Json::write).orElse("");
  }

  /**
   * The document as ecdr writes it, with a mark where the script puts a member in. Names are
   * sorted, so that {@code written} comes last.
   */
  private static String template(Value.Fields draft) {
    var all = new TreeMap<String, String>();
    draft.members().forEach((name, value) -> all.put(name, member(name, value) + ",\n"));
    LATER.forEach(name -> all.put(name, "@" + name + "@\n"));
    if (!all.lastKey().equals("written")) {
      throw new NoScript("the manifest has a member behind 'written': " + all.lastKey());
    }
    return String.join("", all.values());
  }

  /** One member, on lines of its own, without the comma. */
  private static String member(String name, Value value) {
    var object = Json.pretty(Value.Fields.NONE.with(name, value)).stripTrailing();
    return object.substring(object.indexOf('\n') + 1, object.lastIndexOf('\n'));
  }

  private static String planned(List<Value.Fields> shards) {
    var out = new StringBuilder(": >\"$work/planned\"\n");
    for (var shard : shards) {
      out.append("printf '%s\\t%s\\t%s\\n' ")
          .append(
              Shell.quote(
                  List.of(
                      shard.text("id").orElse(""),
                      shard.text("slots").orElse(""),
                      shard.number("replicas").map(String::valueOf).orElse(""))))
          .append(" >>\"$work/planned\"\n");
    }
    return out.toString();
  }

  /** The inside of a JSON string: what all keys of the backup begin with. */
  private static String keyStart(Lane lane, Step.Local manifest) {
    var prefix =
        lane.steps().stream()
            .filter(s -> s instanceof Step.Local l && l.kind().equals("copy-objects"))
            .flatMap(s -> ((Step.Local) s).parameters().text("TargetPrefix").stream())
            .findFirst()
            .orElseThrow(() -> odd(manifest));
    var text = Json.write(new Value.Text(prefix));
    return text.substring(1, text.length() - 1);
  }
}
