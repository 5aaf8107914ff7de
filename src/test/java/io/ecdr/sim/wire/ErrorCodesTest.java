package io.ecdr.sim.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.ecdr.sim.action.ActionTable;
import io.ecdr.sim.service.ServiceFault;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.elasticache.ElastiCacheClient;
import software.amazon.awssdk.services.elasticache.model.DescribeSnapshotsRequest;
import software.amazon.awssdk.services.elasticache.model.DescribeSnapshotsResponse;
import software.amazon.awssdk.services.elasticache.model.ElastiCacheException;

/** Every modelled error of ElastiCache, told to the Java client. */
class ErrorCodesTest {

  @Test
  void eachModelledCodeBecomesItsOwnExceptionInTheJavaClient() {
    var next = new AtomicReference<ServiceFault>();
    var table =
        new ActionTable()
            .<DescribeSnapshotsRequest, DescribeSnapshotsResponse>add(
                "elasticache",
                "DescribeSnapshots",
                DescribeSnapshotsRequest::builder,
                (request, caller, world) -> {
                  throw next.get();
                });
    try (var world = TestWorld.inProcess(table)) {
      var client = world.client(ElastiCacheClient.builder(), TestWorld.HOME);
      assertThat(ErrorCodes.modelled()).hasSize(76);
      ErrorCodes.modelled()
          .forEach(
              row -> {
                next.set(new ServiceFault(row.code(), row.status(), "because <&>"));
                var thrown = catchThrowable(client::describeSnapshots);
                assertThat(thrown.getClass().getSimpleName())
                    .as(row.code())
                    .isEqualToIgnoringCase(
                        row.shape().replaceAll("(Fault|Exception)$", "") + "Exception");
                assertThat((ElastiCacheException) thrown)
                    .extracting(e -> e.awsErrorDetails().errorMessage(), e -> e.statusCode())
                    .containsExactly("because <&>", row.status());
              });
    }
  }
}
