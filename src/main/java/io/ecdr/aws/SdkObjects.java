package io.ecdr.aws;

import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.Completion;
import io.ecdr.port.ObjectStreams;
import io.ecdr.port.Pause;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Objects;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** Objects read through the AWS SDK, one connection at a time. */
public final class SdkObjects implements ObjectStreams {

  private static final int TRIES = 6;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

  private final ClientFactory clients;
  private final Pause pause;

  /** Opens nothing yet. */
  public SdkObjects(ClientFactory clients, Pause pause) {
    this.clients = Objects.requireNonNull(clients, "clients");
    this.pause = Objects.requireNonNull(pause, "pause");
  }

  @Override
  public InputStream open(Call get) throws Unreadable {
    var first = begin(get, get.parameters());
    return new Resuming(get, first);
  }

  private ResponseInputStream<GetObjectResponse> begin(Call call, Value.Fields parameters)
      throws Unreadable {
    var request = Requests.fill(GetObjectRequest.builder(), parameters, "GetObject").build();
    try {
      clients.credentials(call).resolveCredentials();
    } catch (RuntimeException e) {
      throw new Unreadable(call, Faults.credentials(e));
    }
    try {
      return clients.s3(call).getObject(request);
    } catch (RuntimeException e) {
      throw new Unreadable(call, Faults.sort(call, e));
    }
  }

  /**
   * Reads on where a connection broke. The object's ETag goes with each further request, so that
   * bytes of two objects are never joined.
   */
  private final class Resuming extends InputStream {

    private final Call call;
    private final String etag;
    private final long size;
    private ResponseInputStream<GetObjectResponse> in;
    private long at;
    private int failures;

    Resuming(Call call, ResponseInputStream<GetObjectResponse> in) {
      this.call = call;
      this.in = in;
      this.etag = in.response().eTag();
      this.size = in.response().contentLength();
    }

    @Override
    public int read() throws IOException {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      while (at < size) {
        try {
          int read = in.read(into, from, (int) Math.min(length, size - at));
          if (read > 0) {
            at += read;
            failures = 0;
            return read;
          }
          again("the connection ended after " + at + " of " + size + " bytes");
        } catch (Unreadable e) {
          throw e;
        } catch (IOException | RuntimeException e) {
          again("the connection broke after " + at + " of " + size + " bytes: " + e.getMessage());
        }
      }
      return -1;
    }

    private void again(String why) throws Unreadable {
      in.abort();
      while (true) {
        failures++;
        if (failures >= TRIES) {
          throw new Unreadable(call, new Completion.Lost(call.endpoint() + ": " + why));
        }
        pause.pause(FIRST_PAUSE.multipliedBy(1L << failures));
        try {
          in =
              begin(
                  call, call.parameters().with("Range", "bytes=" + at + "-").with("IfMatch", etag));
          return;
        } catch (Unreadable e) {
          if (e.completion() instanceof Completion.Refused) {
            throw e;
          }
        }
      }
    }

    @Override
    public void close() {
      // What is left is not wanted: closing would read it all first.
      in.abort();
    }
  }
}
