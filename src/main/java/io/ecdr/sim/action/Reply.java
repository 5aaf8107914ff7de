package io.ecdr.sim.action;

import java.io.InputStream;
import java.util.Optional;
import software.amazon.awssdk.core.SdkPojo;

/**
 * What an action answers.
 *
 * @param response the modelled fields
 * @param stream the bytes that follow, if the answer has a streamed body; the wire closes it
 */
public record Reply<O extends SdkPojo>(O response, Optional<Stream> stream) {

  /**
   * Bytes of an answer.
   *
   * @param bytes opened while the world was locked, so that what is read cannot be deleted before
   * @param length how many of them to send
   */
  public record Stream(InputStream bytes, long length) {}

  /** An answer without a stream. */
  public static <O extends SdkPojo> Reply<O> of(O response) {
    return new Reply<>(response, Optional.empty());
  }
}
