package io.ecdr.usecase;

import io.ecdr.model.AccountId;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Fact;
import io.ecdr.model.Region;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.CallMaker;

/** Who is calling. */
record Identity(AccountId account, String arn) {

  static Call call(CallMaker maker, Region region) {
    return maker.sts(region, "GetCallerIdentity");
  }

  /** Reads the answer, or ends the survey. */
  static Identity need(Fact<Value.Fields> fact, String darkHint) {
    var body = SurveyEnded.need(fact, darkHint);
    try {
      return new Identity(
          new AccountId(body.text("Account").orElse("")), body.text("Arn").orElse("unknown"));
    } catch (IllegalArgumentException e) {
      throw new SurveyEnded(
          ExitCode.UNREACHABLE,
          "the answer to sts:GetCallerIdentity names no account: " + e.getMessage(),
          "check --endpoint-url and the proxy settings");
    }
  }
}
