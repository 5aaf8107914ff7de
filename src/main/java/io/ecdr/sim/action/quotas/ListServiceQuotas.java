package io.ecdr.sim.action.quotas;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.action.Asked;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.service.ServiceFault;
import io.ecdr.sim.shape.Document;
import io.ecdr.sim.shape.Shape;
import io.ecdr.sim.world.World;
import io.ecdr.sim.world.ground.Place;
import io.ecdr.sim.world.ground.Quotas;

/** Lists ElastiCache's quotas, by pages of 1 to 100 (SQAPI:ListServiceQuotas). */
final class ListServiceQuotas implements Action<Document, Document> {

  static final Shape REQUEST =
      Shape.of()
          .text("ServiceCode")
          .text("NextToken")
          .whole("MaxResults")
          .text("QuotaCode")
          .text("QuotaAppliedAtLevel");

  private static final Shape QUOTA =
      Shape.of()
          .text("ServiceCode")
          .text("ServiceName")
          .text("QuotaArn")
          .text("QuotaCode")
          .text("QuotaName")
          .number("Value")
          .text("Unit")
          .flag("Adjustable")
          .flag("GlobalQuota")
          .text("QuotaAppliedAtLevel");

  private static final Shape ANSWER =
      Shape.of().text("NextToken").parts("Quotas", "Quotas", "member", QUOTA);

  private static final String SERVICE = "elasticache";
  private static final int LONGEST_PAGE = 100;

  @Override
  public Document answer(Document request, Caller caller, World world) {
    Asked.only(
        request, "IllegalArgumentException", "ServiceCode", "NextToken", "MaxResults", "QuotaCode");
    var service = Asked.text(request, "IllegalArgumentException", "ServiceCode");
    if (!service.equals(SERVICE)) {
      throw new ServiceFault(
          "NoSuchResourceException", 400, "The quotas of " + service + " are not simulated.");
    }
    int most = request.whole("MaxResults").orElse(LONGEST_PAGE);
    if (most < 1 || most > LONGEST_PAGE) {
      throw new ServiceFault("IllegalArgumentException", 400, "MaxResults is 1 to 100.");
    }
    var after = request.text("NextToken").orElse("");
    var rest =
        world.ground().quotas().of(caller.region()).stream()
            .filter(q -> request.text("QuotaCode").map(q.code()::equals).orElse(true))
            .filter(q -> q.code().compareTo(after) > 0)
            .toList();
    var page = rest.subList(0, Math.min(most, rest.size()));
    return ANSWER
        .empty()
        .with("Quotas", page.stream().map(q -> describe(q, caller)).toList())
        .with("NextToken", page.size() < rest.size() ? page.get(page.size() - 1).code() : null);
  }

  private static Document describe(Quotas.Quota quota, Caller caller) {
    return QUOTA
        .empty()
        .with("ServiceCode", SERVICE)
        .with("ServiceName", "Amazon ElastiCache")
        .with(
            "QuotaArn",
            new Place(caller.account(), caller.region())
                .arn("servicequotas", SERVICE + "/" + quota.code()))
        .with("QuotaCode", quota.code())
        .with("QuotaName", quota.name())
        .with("Value", (double) quota.value())
        .with("Unit", "None")
        .with("Adjustable", true)
        .with("GlobalQuota", false)
        .with("QuotaAppliedAtLevel", "ACCOUNT");
  }
}
