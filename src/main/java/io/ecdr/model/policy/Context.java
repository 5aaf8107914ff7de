package io.ecdr.model.policy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What condition keys say when ElastiCache itself comes to a bucket.
 *
 * <p>AWS does not publish which keys its snapshot service sends, so a key has a list of states it
 * may be in; an empty state is "not sent", and an empty list is "no idea".
 */
final class Context {

  private static final Optional<String> NOT_SENT = Optional.empty();

  private Context() {}

  static List<Optional<String>> of(String key, BucketPolicy.Wish wish) {
    var account = Optional.of(wish.asker().account().digits());
    return switch (key.toLowerCase(Locale.ROOT)) {
      // Assumed, not documented for this service: AWS comes over TLS, and by 1.2 or newer.
      case "aws:securetransport" -> List.of(Optional.of("true"));
      case "s3:tlsversion" -> List.of(Optional.of("1.2"), Optional.of("1.3"));
      case "aws:principalisawsservice" -> List.of(Optional.of("true"));
      case "aws:principalservicename", "aws:principalservicenameslist" ->
          List.of(Optional.of(wish.asker().service()));
      case "aws:resourceaccount", "s3:resourceaccount" -> List.of(account);
      // Recommended against a confused deputy, but not said to be sent by this service.
      case "aws:sourceaccount" -> List.of(account, NOT_SENT);
      default -> List.of();
    };
  }
}
