package io.ecdr.usecase;

import io.ecdr.codec.Json;
import io.ecdr.model.AccountId;
import io.ecdr.model.BucketFacts;
import io.ecdr.model.BucketRequest;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Fact;
import io.ecdr.model.Value;
import io.ecdr.plan.BucketInventory;
import io.ecdr.plan.BucketPlanner;
import io.ecdr.plan.BucketSetting;
import io.ecdr.plan.Call;
import io.ecdr.port.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Plans {@code backup bucket}. Everything but the first look at the bucket is asked only of the
 * account's own.
 */
public final class BucketSetUp implements Planning<BucketRequest> {

  private final Surveyor surveyor;
  private final Ids ids;
  private final BucketPlanner planner;

  /**
   * @param toolVersion the version of ecdr, for the plan
   */
  public BucketSetUp(Surveyor surveyor, Ids ids, String toolVersion) {
    this.surveyor = Objects.requireNonNull(surveyor, "surveyor");
    this.ids = Objects.requireNonNull(ids, "ids");
    this.planner = new BucketPlanner(surveyor.maker(), toolVersion, Json::write);
  }

  @Override
  public Planned plan(BucketRequest request) {
    try {
      var seen = read(request);
      return new Planned.Ready(
          planner.plan(request, seen, ids.next()), request, BucketPlanner.print(seen));
    } catch (SurveyEnded e) {
      return new Planned.Rejected(e.why());
    }
  }

  private BucketInventory read(BucketRequest request) {
    var gather = surveyor.gather();
    var deadline = gather.deadline();
    var who = Identity.call(surveyor.maker(), request.region());
    var account = Identity.need(gather.read(List.of(who), deadline).fact(who), "").account();
    var bucket =
        new BucketSurvey(
            surveyor.maker(),
            request.name(),
            request.region(),
            Optional.of(account),
            Optional.empty());
    List<Call> all = new ArrayList<>(bucket.calls());
    all.add(bucket.ownerCall(account));
    var open = call(request, "GetBucketPolicyStatus", account);
    var versions = call(request, "GetBucketVersioning", account);
    var lock = call(request, "GetObjectLockConfiguration", account);
    all.addAll(List.of(open, versions, lock));
    for (var setting : BucketSetting.values()) {
      all.add(call(request, setting.get(), account));
    }
    var reads = gather.read(all.stream().distinct().toList(), deadline);
    var facts = bucket.facts(reads, account);
    facts
        .region()
        .unknown()
        .filter(u -> u.trouble().code() == ExitCode.UNREACHABLE)
        .ifPresent(
            u -> {
              throw SurveyEnded.because(u, "");
            });
    return new BucketInventory(
        account,
        facts,
        settings(request, facts, reads, account),
        reads.fact(open).map(f -> f.fields("PolicyStatus").flag("IsPublic").orElse(false)),
        told(reads.fact(versions)),
        reads.fact(lock),
        gather.now());
  }

  private SortedMap<BucketSetting, Fact<Value.Fields>> settings(
      BucketRequest request, BucketFacts facts, Reads reads, AccountId account) {
    var all = new TreeMap<BucketSetting, Fact<Value.Fields>>();
    boolean ours =
        facts.owned().value().orElse(false)
            && facts.region().value().map(request.region()::equals).orElse(false);
    if (ours) {
      for (var setting : BucketSetting.values()) {
        all.put(setting, reads.fact(call(request, setting.get(), account)));
      }
    }
    return all;
  }

  private static Fact<String> told(Fact<Value.Fields> answer) {
    var state = answer.value().map(f -> f.text("Status"));
    return state.isPresent() && state.get().isEmpty()
        ? new Fact.Absent<>(answer.at())
        : answer.map(f -> f.text("Status").orElse(""));
  }

  private Call call(BucketRequest request, String action, AccountId account) {
    return surveyor
        .maker()
        .s3(
            request.region(),
            action,
            Value.fields("Bucket", request.name(), "ExpectedBucketOwner", account.digits()));
  }
}
