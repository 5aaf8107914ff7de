package io.ecdr.aws;

import java.io.IOException;
import java.util.Locale;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Stops at web pages: a proxy's login page or a wrong address is no answer from AWS. */
final class OnlyAws implements ExecutionInterceptor {

  /**
   * Something answered with a page for people. An {@link IOException} because the SDK keeps causes
   * but makes its own exceptions anew.
   */
  static final class WebPage extends IOException {
    private static final long serialVersionUID = 1L;
    private final int status;

    WebPage(int status) {
      super("HTTP " + status + " with a web page");
      this.status = status;
    }

    int status() {
      return status;
    }
  }

  @Override
  public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
    check(context.httpResponse());
  }

  /**
   * Stops at a page for people.
   *
   * @throws SdkClientException with a {@link WebPage} as its cause
   */
  static void check(SdkHttpResponse response) {
    var type = response.firstMatchingHeader("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    // A bucket may hold pages of its own: those are GET answers with S3's request id.
    if (type.startsWith("text/html")
        && response.firstMatchingHeader("x-amz-request-id").isEmpty()) {
      var page = new WebPage(response.statusCode());
      throw SdkClientException.create(page.getMessage(), page);
    }
  }
}
