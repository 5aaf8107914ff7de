package io.ecdr.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A command over its fault runs, each request read off the wire: together they are exactly what the
 * command's policy allows ecdr to call, none missing and none extra, and each plan's policy allows
 * each request of that plan on what it names.
 */
abstract class IamRuns extends IamGround {

  /** Files above 5 GB go in parts; BackupInPartsTest records these with smaller ones. */
  static final Set<String> ONLY_IN_PARTS =
      Set.of(
          "s3:AbortMultipartUpload in eu-west-1",
          "s3:ListBucketMultipartUploads in eu-west-1",
          "s3:ListMultipartUploadParts in eu-west-1");

  final List<IamNeed> recorded = new ArrayList<>();
  int plans;

  /** A plan's policy, as printed and with who needs what. */
  record Policy(IamDocument document, Set<String> own, List<Value.Fields> permissions) {}

  Policy policy(String of) {
    var printed = done("iam-policy " + of);
    assertThat(printed.sent()).isEmpty();
    var document = IamDocument.of(printed.out(), ACCOUNT);
    assertThat(document.sids())
        .doesNotHaveDuplicates()
        .allMatch(sid -> sid.matches("[A-Za-z0-9]+"));
    var permissions = done("iam-policy " + of + " -o json").data().list("permissions");
    var own =
        permissions.stream()
            .filter(p -> p.text("neededBy").orElseThrow().equals("ecdr"))
            .map(p -> p.text("action").orElseThrow() + " in " + p.text("region").orElseThrow())
            .collect(Collectors.toCollection(TreeSet::new));
    return new Policy(document, own, permissions);
  }

  Policy command(String verb, String names) {
    // The test's operator parts words at blanks; the program is given one word.
    return policy(
        "--for " + verb.replace(" ", Operator.HARD_BLANK) + " --account " + ACCOUNT + names);
  }

  /** Plans, breaks things, applies, mends them and goes on; all of it must be allowed. */
  Policy applied(String line, String faults, int code) {
    var file = folder.resolve("plan-" + plans++ + ".json");
    var planned = operator.types("plan " + line + " --out " + file);
    assertThat(planned.code()).as(line + planned.err()).isIn(0, 11);
    var policy = policy(file.toString());
    for (var fault : faults.isEmpty() ? new String[0] : faults.split(";")) {
      operator.types("sim fault " + fault.strip());
    }
    var applied = ended("apply " + file + " --yes", code);
    operator.types("sim fault clear");
    var all = new ArrayList<>(planned.wire());
    all.addAll(applied.wire());
    if (code == 21 || code == 22) {
      var id = done("show " + file + " -o json").data().fields("savedPlan").fields("plan");
      var resumed = operator.types("op resume " + id.text("id").orElseThrow() + " --yes");
      assertThat(resumed.wire()).as(resumed.err()).isNotEmpty();
      all.addAll(resumed.wire());
    }
    allowed(policy, line + ", " + faults, all);
    return policy;
  }

  void allowed(Policy policy, String story, List<RecordingHttp.Wire> wires) {
    var needs =
        wires.stream().flatMap(w -> IamNeed.of(w, ACCOUNT, BUCKETS).stream()).distinct().toList();
    assertThat(needs).as(story).isNotEmpty();
    assertThat(needs).as(story).allMatch(policy.document()::allows);
    recorded.addAll(needs);
  }

  Set<String> calls() {
    return recorded.stream()
        .map(n -> n.action() + " in " + n.where())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** None missing, none extra; and the command's own policy allows all its plans. */
  void exactly(Policy command, Policy... all) {
    assertThat(recorded).allMatch(command.document()::allows);
    for (var policy : all) {
      assertThat(policy.own()).isEqualTo(command.own());
    }
    assertThat(calls()).isEqualTo(without(command.own(), ONLY_IN_PARTS));
  }

  static Set<String> without(Set<String> all, Set<String> some) {
    var rest = new TreeSet<>(all);
    rest.removeAll(some);
    return rest;
  }

  static Set<String> some(Set<String> all, String pattern) {
    return all.stream().filter(a -> a.matches(pattern)).collect(Collectors.toSet());
  }
}
