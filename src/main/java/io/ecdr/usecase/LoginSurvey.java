package io.ecdr.usecase;

import io.ecdr.model.Access;
import io.ecdr.model.Fact;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.StandbyCreateRequest;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.CallMaker;
import io.ecdr.plan.StandbyLogins;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Reads who may log in to a standby that is to be made, and to its primary. */
final class LoginSurvey {

  private final boolean named;
  private final boolean guarded;
  private final UserCalls here;
  private final UserCalls there;

  LoginSurvey(CallMaker maker, StandbyCreateRequest request, ReplicationGroup primary) {
    this.named = !request.userGroups().isEmpty();
    this.guarded = !primary.security().userGroups().isEmpty();
    this.here = new UserCalls(maker, primary);
    this.there = new UserCalls(maker, request.to(), request.as(), request.userGroups());
  }

  /** None where neither side has any; without a group that is named only which there are. */
  List<Call> calls() {
    if (named) {
      return Stream.concat(there.all().stream(), here.all().stream()).toList();
    }
    return guarded ? List.of(there.groups()) : List.of();
  }

  StandbyLogins of(Reads reads, Instant now) {
    Fact<List<Value.Fields>> groups =
        named || guarded
            ? reads.fact(there.groups()).map(all -> all.list("UserGroups"))
            : new Fact.Known<>(List.of(), now);
    Fact<Access> nobody = new Fact.Known<>(Access.NONE, now);
    return new StandbyLogins(groups, there.access(reads), named ? here.access(reads) : nobody);
  }
}
