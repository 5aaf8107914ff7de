package io.ecdr.plan;

import io.ecdr.model.Fact;
import io.ecdr.model.Region;
import io.ecdr.model.Trouble;

/**
 * Whether the account has a Region enabled. That is seen from a cheap call there: who may ask at
 * all is in. The account's own list ({@code account:GetRegionOptStatus}) is kept in one other
 * Region only, which may be the lost one.
 */
final class RegionCheck {

  private RegionCheck() {}

  /**
   * Asks.
   *
   * @param told what ElastiCache answered there
   */
  static void ask(Checklist list, Region region, Fact<?> told) {
    var ask =
        list.ask("region-enabled", region + " is enabled in the account", "it answers the caller");
    if (told.unknown().isEmpty()) {
      ask.pass("ElastiCache answers the caller there");
    } else if (refused(told.unknown().get())) {
      // Credentials that hold elsewhere are refused by a Region that is not enabled; how exactly
      // each service says so is unsure.
      ask.fail(
          told.unknown().get().why(),
          "see whether the account has it: aws account get-region-opt-status --region-name "
              + region);
    } else {
      ask.unknown(told.unknown().get());
    }
  }

  private static boolean refused(Fact.Unknown<?> fact) {
    return fact.trouble() == Trouble.CREDENTIALS || fact.why().contains("OptInRequired");
  }
}
