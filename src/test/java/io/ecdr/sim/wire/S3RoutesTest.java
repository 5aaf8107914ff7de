package io.ecdr.sim.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ecdr.sim.action.ActionTable;
import io.ecdr.sim.action.s3.S3Actions;
import io.ecdr.sim.service.ServiceFault;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which S3 action a request is, and about what. */
class S3RoutesTest {

  private static WireRequest request(String method, String path, String query, String host) {
    return new WireRequest(
        method, path, query, Map.of("Host", List.of(host)), InputStream.nullInputStream());
  }

  @Test
  void everyRouteHasItsActionAndEveryActionItsRoute() {
    var table = new ActionTable();
    S3Actions.addTo(table);
    assertThat(table.entries()).hasSize(47);
    assertThat(S3Route.all())
        .extracting(S3Route::action)
        .containsExactlyInAnyOrderElementsOf(
            table.entries().stream().map(ActionTable.Entry::name).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /, '', ListBuckets",
    "GET, /b, '', ListObjects",
    "GET, /b/, 'prefix=a', ListObjects",
    "GET, /b, 'list-type=2&prefix=location', ListObjectsV2",
    "GET, /b, 'location', GetBucketLocation",
    "GET, /b, 'policy=', GetBucketPolicy",
    "GET, /b, 'uploads&prefix=a', ListMultipartUploads",
    "GET, /b/k, 'uploadId=1', ListParts",
    "PUT, /b/k, 'uploadId=1&partNumber=2', UploadPart",
    "POST, /b, 'delete', DeleteObjects",
    "POST, /b/k, 'uploads', CreateMultipartUpload",
    "DELETE, /b/k, 'uploadId=1', AbortMultipartUpload",
    "DELETE, /b/k, '', DeleteObject",
    "HEAD, /b, '', HeadBucket",
    "HEAD, /b/k/l, '', HeadObject"
  })
  void theMostSpecialRouteIsTaken(String method, String path, String query, String action) {
    var request = request(method, path, query, "127.0.0.1:4566");
    var target = S3Target.of(request);
    assertThat(S3Route.of(request, target.level())).map(S3Route::action).contains(action);
  }

  @ParameterizedTest
  @CsvSource({
    "/b/k%20+%2B/x, 127.0.0.1:4566, b, k ++/x",
    "/k/l, bkt.s3.eu-west-1.amazonaws.com, bkt, k/l",
    "/k/l, my.bucket.localhost:4566, my.bucket, k/l",
    "/b/k, localhost:4566, b, k",
    "/b, s3.eu-west-1.amazonaws.com, b, ''"
  })
  void theBucketMayBeInTheHostName(String path, String host, String bucket, String key) {
    assertThat(S3Target.of(request("GET", path, "", host))).isEqualTo(new S3Target(bucket, key));
  }

  @Test
  void aBrokenEncodingIsRefused() {
    assertThatThrownBy(() -> S3Target.of(request("GET", "/b", "prefix=%zz", "h")))
        .isInstanceOf(ServiceFault.class)
        .hasMessageContaining("parse");
  }
}
