package io.ecdr.usecase;

import io.ecdr.model.AccountId;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Region;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whom a bucket must belong to that is reached with credentials of its own. */
final class BucketOwner {

  private BucketOwner() {}

  /**
   * The account that is typed, which must be the one that the profile is of.
   *
   * @param own of whoever calls
   * @throws SurveyEnded when it is another, or not told
   */
  static AccountId of(
      Surveyor surveyor,
      Region region,
      Optional<AccountId> typed,
      Optional<String> profile,
      AccountId own,
      Instant deadline) {
    if (profile.isEmpty()) {
      return typed.orElse(own);
    }
    var who = Identity.call(surveyor.maker(), region).as(profile);
    var told =
        Identity.need(surveyor.gather().read(List.of(who), deadline).fact(who), "").account();
    if (typed.filter(account -> !account.equals(told)).isPresent()) {
      throw new SurveyEnded(
          ExitCode.USAGE,
          "profile " + profile.get() + " is of account " + told + ", not of " + typed.get(),
          "check --dr-profile and --dr-account");
    }
    return told;
  }
}
