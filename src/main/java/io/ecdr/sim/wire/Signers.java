package io.ecdr.sim.wire;

import java.util.regex.Pattern;

/**
 * What an access key id stands for.
 *
 * <table>
 * <caption>Access key ids</caption>
 * <tr><th>key id</th><th>means</th></tr>
 * <tr><td>twelve digits</td><td>a caller of that account</td></tr>
 * <tr><td>begins with {@code EXPIRED}</td><td>the session token has expired: {@code ExpiredToken}
 * </td></tr>
 * <tr><td>begins with {@code UNKNOWN}</td><td>no such key: {@code InvalidClientTokenId}, in S3
 * {@code InvalidAccessKeyId}</td></tr>
 * <tr><td>anything else</td><td>a caller of the world's own account</td></tr>
 * </table>
 */
final class Signers {

  private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");

  private Signers() {}

  /** Whether the key's session has expired. */
  static boolean expired(String accessKeyId) {
    return accessKeyId.startsWith("EXPIRED");
  }

  /** Whether no such key exists. */
  static boolean unknown(String accessKeyId) {
    return accessKeyId.startsWith("UNKNOWN");
  }

  /** The account of a caller, twelve digits. */
  static String account(String accessKeyId, String own) {
    return ACCOUNT.matcher(accessKeyId).matches() ? accessKeyId : own;
  }
}
