package io.ecdr.sim.action.s3;

import io.ecdr.sim.blob.Blob;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.s3.Algorithm;
import io.ecdr.sim.world.s3.Body;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.s3.model.Initiator;
import software.amazon.awssdk.services.s3.model.Owner;

/** Accounts as S3 shows them: by a canonical id of 64 hexadecimal digits. */
final class Owners {

  private Owners() {}

  /** The canonical id of an account; the same in every run. */
  static String canonicalId(String account) {
    return Body.of(Blob.of(account.getBytes(StandardCharsets.US_ASCII)))
        .checksum(Algorithm.SHA256)
        .chars()
        .limit(32)
        .mapToObj(c -> String.format("%02x", c))
        .collect(Collectors.joining());
  }

  /** An account as an owner. */
  static Owner owner(String account) {
    return Owner.builder().id(canonicalId(account)).build();
  }

  /** An account as the one who began an upload. */
  static Initiator initiator(Caller caller) {
    return Initiator.builder().id(caller.arn()).displayName(caller.accessKeyId()).build();
  }
}
