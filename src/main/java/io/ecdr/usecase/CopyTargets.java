package io.ecdr.usecase;

import io.ecdr.model.AccountId;
import io.ecdr.model.BucketFacts;
import io.ecdr.model.CopyRequest;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Fact;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.CallMaker;
import io.ecdr.plan.CopyInventory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the buckets that are copied to, with the credentials that reach them. */
final class CopyTargets {

  private final Gather gather;
  private final CallMaker maker;
  private final CopyRequest request;
  private final Instant deadline;

  CopyTargets(Surveyor surveyor, CopyRequest request, Instant deadline) {
    this.gather = surveyor.gather();
    this.maker = surveyor.maker();
    this.request = request;
    this.deadline = deadline;
  }

  List<CopyInventory.Target> read(AccountId owner, String folder, CopySurvey.Found found) {
    List<BucketSurvey> surveys = new ArrayList<>();
    List<Call> calls = new ArrayList<>();
    for (var target : request.targets()) {
      var survey =
          new BucketSurvey(
                  maker, target.bucket(), target.region(), Optional.of(owner), request.profile())
              .andWhoIsLetIn();
      surveys.add(survey);
      calls.addAll(survey.calls());
      calls.add(survey.ownerCall(owner));
      calls.add(list(target, owner, folder));
    }
    var look = look(found);
    look.ifPresent(calls::add);
    var reads = gather.read(calls, deadline);
    List<CopyInventory.Target> all = new ArrayList<>();
    for (int i = 0; i < surveys.size(); i++) {
      var target = request.targets().get(i);
      all.add(
          new CopyInventory.Target(
              answering(surveys.get(i).facts(reads, owner)),
              target.region(),
              owner,
              request.profile(),
              keys(reads.fact(list(target, owner, folder))),
              look.isPresent()
                  ? reads.fact(look.get()).map(f -> true)
                  : new Fact.Absent<>(gather.now())));
    }
    return all;
  }

  private Call list(CopyRequest.Target target, AccountId owner, String folder) {
    return maker
        .s3(
            target.region(),
            "ListObjectsV2",
            Value.fields(
                "Bucket", target.bucket(),
                "Prefix", folder,
                "ExpectedBucketOwner", owner.digits()))
        .as(request.profile());
  }

  /** Whether the target's credentials may read what is copied, where it is there already. */
  private Optional<Call> look(CopySurvey.Found found) {
    return request.profile().isPresent() && found.source() instanceof CopyInventory.Kept kept
        ? Optional.of(
            maker
                .s3(
                    kept.region(),
                    "HeadObject",
                    Value.fields("Bucket", kept.bucket(), "Key", found.key()))
                .as(request.profile()))
        : Optional.empty();
  }

  static Fact<List<String>> keys(Fact<Value.Fields> answer) {
    return answer.map(
        f -> f.list("Contents").stream().flatMap(o -> o.text("Key").stream()).toList());
  }

  /** A Region that does not answer makes every check unknown; one line says it better. */
  private static BucketFacts answering(BucketFacts facts) {
    facts
        .region()
        .unknown()
        .filter(u -> u.trouble().code() == ExitCode.UNREACHABLE)
        .ifPresent(
            u -> {
              throw SurveyEnded.because(u, "");
            });
    return facts;
  }
}
