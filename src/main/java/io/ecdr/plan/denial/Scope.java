package io.ecdr.plan.denial;

import io.ecdr.model.Region;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a request is signed for.
 *
 * @param service as in signatures, such as {@code sts}
 */
public record Scope(Region region, String service) {

  /** An access key, a day, and then these two; in a query's parameter the slashes may be coded. */
  private static final Pattern CREDENTIAL =
      Pattern.compile(
          "Credential=[^/%,&\\s]+(?:/|%2F)\\d{8}(?:/|%2F)([a-z0-9-]+)(?:/|%2F)([a-z0-9-]+)"
              + "(?:/|%2F)aws4_request",
          Pattern.CASE_INSENSITIVE);

  public Scope {
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(service, "service");
  }

  /** Found in an {@code Authorization} header, or in the query of a presigned address. */
  public static Optional<Scope> in(String text) {
    var found = CREDENTIAL.matcher(text);
    if (!found.find()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Scope(new Region(found.group(1)), found.group(2)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
