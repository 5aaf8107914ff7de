package io.ecdr.usecase;

import io.ecdr.model.ExitCode;
import io.ecdr.model.Fact;
import io.ecdr.plan.NotPermitted;

/** Ends a survey that cannot be planned with. Never leaves this package. */
final class SurveyEnded extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Rejection why;

  SurveyEnded(Rejection why) {
    super(why.message(), null, false, false);
    this.why = why;
  }

  SurveyEnded(ExitCode code, String message, String hint) {
    this(new Rejection(code, message, hint));
  }

  Rejection why() {
    return why;
  }

  /**
   * Because something that is needed could not be read.
   *
   * @param darkHint what to type when a Region does not answer; empty when there is nothing better
   *     than trying again
   */
  static SurveyEnded because(Fact.Unknown<?> fact, String darkHint) {
    var words = fact.why();
    return switch (fact.trouble()) {
      case CREDENTIALS ->
          new SurveyEnded(
              ExitCode.NOT_PERMITTED,
              (words.contains("Expired") || words.contains("expired")
                      ? "the AWS credentials have expired: "
                      : "no usable AWS credentials: ")
                  + words,
              "renew them (aws sso login), or name others with --profile or AWS_PROFILE");
      case NOT_PERMITTED ->
          new SurveyEnded(
              ExitCode.NOT_PERMITTED, "not permitted: " + words, NotPermitted.hint(fact));
      case NOT_AWS ->
          new SurveyEnded(
              ExitCode.UNREACHABLE,
              "what answers there is not AWS: " + words,
              "check --endpoint-url, AWS_ENDPOINT_URL and the proxy settings");
      case THROTTLED ->
          new SurveyEnded(
              ExitCode.UNREACHABLE, "AWS asks for fewer calls: " + words, "try again in a minute");
      case UNREACHABLE ->
          new SurveyEnded(
              ExitCode.UNREACHABLE,
              words,
              darkHint.isEmpty() ? "try again; nothing was changed" : darkHint);
      case ODD ->
          words.contains("BadAwsSettings")
              ? new SurveyEnded(ExitCode.USAGE, words, "correct the AWS profile files or variables")
              : new SurveyEnded(
                  ExitCode.UNREACHABLE,
                  "the service refused in a way that ecdr does not know: " + words,
                  "see the service's own words");
    };
  }

  /** The value, or the end. */
  static <T> T need(Fact<T> fact, String darkHint) {
    if (fact instanceof Fact.Known<T> known) {
      return known.it();
    }
    throw fact.unknown()
        .map(u -> because(u, darkHint))
        .orElseGet(
            () -> new SurveyEnded(ExitCode.NOT_FOUND, "the service says that it is not there", ""));
  }
}
