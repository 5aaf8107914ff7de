package io.ecdr.aws;

import io.ecdr.plan.Call;
import io.ecdr.plan.Completion;
import io.ecdr.plan.RefusalKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.net.ssl.SSLHandshakeException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * Sorts what goes wrong by the one question that matters: may the call have taken effect?
 *
 * <ul>
 *   <li>never sent: {@link Completion.Unreachable};
 *   <li>the service said no: {@link Completion.Refused};
 *   <li>anything else, the service's own faults (5xx) included: {@link Completion.Lost}.
 * </ul>
 */
final class Faults {

  private static final Set<String> SERVICE_FAULTS =
      Set.of("InternalError", "InternalFailure", "ServiceUnavailable", "RequestTimeout");

  private static final Pattern TELLING =
      Pattern.compile("[^:,\\[(]*(?:expired|refresh|SSO session|assume)[^,\\]]*");

  private Faults() {}

  static Completion sort(Call call, RuntimeException e) {
    var page = find(e, OnlyAws.WebPage.class);
    if (page.isPresent()) {
      return page(call, page.get());
    }
    if (e instanceof AwsServiceException service) {
      return service(call, service);
    }
    if (e instanceof S3Actions.TooLarge) {
      return new Completion.Refused("ObjectTooLarge", e.getMessage(), 0, RefusalKind.OTHER);
    }
    var io = find(e, IOException.class);
    if (io.isPresent()) {
      var why = call.endpoint() + ": " + words(io.get());
      return neverSent(io.get()) ? new Completion.Unreachable(why) : new Completion.Lost(why);
    }
    return new Completion.Lost(
        "the answer of " + call.endpoint() + " could not be read: " + message(e));
  }

  /** Whether nothing came back in time. */
  static boolean ranOutOfTime(RuntimeException e) {
    return find(e, SocketTimeoutException.class).isPresent();
  }

  /** No credentials: nothing was sent. */
  static Completion credentials(RuntimeException e) {
    var denied = find(e, AwsServiceException.class).flatMap(Faults::code);
    var words = credentialWords(message(e));
    return new Completion.Refused(
        denied.orElse("NoCredentials"), words, 0, RefusalKind.CREDENTIALS);
  }

  /**
   * The machine's AWS settings (profile files, addresses) do not make a client: nothing was sent.
   */
  static Completion settings(RuntimeException e) {
    return new Completion.Refused(
        "BadAwsSettings",
        "the AWS settings of this machine are wrong: " + message(e),
        0,
        RefusalKind.BAD_REQUEST);
  }

  private static Completion page(Call call, OnlyAws.WebPage page) {
    var why =
        "%s answered %d with a web page, not with AWS's protocol"
            .formatted(call.endpoint(), page.status());
    // A gateway's own 502 or 504 may stand for a call that got through.
    return page.status() >= 500 && !call.readsOnly()
        ? new Completion.Lost(why)
        : new Completion.Refused("NotAws", why, page.status(), RefusalKind.NOT_AWS);
  }

  private static Completion service(Call call, AwsServiceException e) {
    int status = e.statusCode();
    var code = code(e).orElse(status == 301 ? "PermanentRedirect" : String.valueOf(status));
    var kind = RefusalKind.of(code, status);
    if (kind != RefusalKind.THROTTLED && (status >= 500 || SERVICE_FAULTS.contains(code))) {
      return new Completion.Lost(
          "%s answered %d %s: %s".formatted(call.endpoint(), status, code, said(e)));
    }
    if (code(e).isEmpty() && e.requestId() == null && !call.action().startsWith("Head")) {
      return new Completion.Refused(
          "NotAws",
          "%s answered %d without AWS's error format".formatted(call.endpoint(), status),
          status,
          RefusalKind.NOT_AWS);
    }
    return new Completion.Refused(code, said(e) + bucketRegion(e), status, kind);
  }

  private static Optional<String> code(AwsServiceException e) {
    return Optional.ofNullable(e.awsErrorDetails())
        .map(d -> d.errorCode())
        .filter(c -> !c.isBlank());
  }

  private static String said(AwsServiceException e) {
    return Optional.ofNullable(e.awsErrorDetails())
        .map(d -> d.errorMessage())
        .filter(m -> !m.isBlank())
        .orElse("the service gave no reason (HTTP " + e.statusCode() + ")");
  }

  /** S3 names the bucket's Region when it was asked in another one. */
  private static String bucketRegion(AwsServiceException e) {
    return Optional.ofNullable(e.awsErrorDetails())
        .map(d -> d.sdkHttpResponse())
        .flatMap(r -> r.firstMatchingHeader("x-amz-bucket-region"))
        .map(r -> " (the bucket is in " + r + ")")
        .orElse("");
  }

  private static boolean neverSent(IOException e) {
    return e instanceof ConnectException
        || e instanceof UnknownHostException
        || e instanceof NoRouteToHostException
        || e instanceof PortUnreachableException
        || e instanceof SSLHandshakeException
        || (e instanceof SocketTimeoutException
            && message(e).toLowerCase(Locale.ROOT).startsWith("connect"));
  }

  private static String words(IOException e) {
    if (e instanceof UnknownHostException) {
      return "unknown host";
    }
    if (e instanceof ConnectException) {
      return "connection refused";
    }
    if (e instanceof SocketTimeoutException) {
      return neverSent(e) ? "no connection in time" : "no answer in time";
    }
    return message(e);
  }

  private static <T extends Throwable> Optional<T> find(Throwable e, Class<T> type) {
    for (var t = e; t != null; t = t.getCause()) {
      if (type.isInstance(t)) {
        var inner = t instanceof UncheckedIOException u ? u.getCause() : t;
        return Optional.of(type.cast(inner));
      }
    }
    return Optional.empty();
  }

  private static String message(Throwable e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  /**
   * The chain's own words list every place with its class; only what an operator can act on is
   * kept, such as a session that has expired.
   */
  static String credentialWords(String text) {
    if (!text.startsWith("Unable to load credentials from any")) {
      int inside = text.indexOf(": ProfileFile(");
      return inside < 0 ? text : text.substring(0, inside);
    }
    var telling = TELLING.matcher(text);
    return "none in the environment, the profile files, the container or the instance metadata"
        + (telling.find() ? "; " + telling.group().strip() : "");
  }
}
