package io.ecdr.sim.action.s3;

import io.ecdr.sim.service.ServiceFault;
import io.ecdr.sim.world.s3.Algorithm;
import io.ecdr.sim.world.s3.StoredObject;
import java.util.Optional;
import software.amazon.awssdk.core.SdkPojo;

/** The members that carry checksums, which many requests and responses share. */
final class Checksums {

  private Checksums() {}

  private static String member(Algorithm algorithm) {
    return "Checksum" + algorithm.name();
  }

  /** The algorithm that a request names or brings a value of. */
  static Optional<Algorithm> algorithm(SdkPojo request) {
    for (var algorithm : Algorithm.values()) {
      if (told(request, algorithm).isPresent()) {
        return Optional.of(algorithm);
      }
    }
    return Fields.text(request, "ChecksumAlgorithm").map(Checksums::named);
  }

  private static Algorithm named(String name) {
    return Algorithm.named(name)
        .orElseThrow(
            () ->
                new ServiceFault(
                    "InvalidRequest",
                    400,
                    "Checksum algorithm provided is unsupported. Please try again with any of the"
                        + " valid types: [CRC32, CRC32C, CRC64NVME, SHA1, SHA256]"));
  }

  /** The value that a request or part brings. */
  static Optional<String> told(SdkPojo request, Algorithm algorithm) {
    return Fields.text(request, member(algorithm));
  }

  /** Sets a checksum and its type on a response. */
  static void set(SdkPojo response, StoredObject.Checksum checksum) {
    Fields.set(response, member(checksum.algorithm()), checksum.value());
    Fields.set(response, "ChecksumType", type(checksum.fullObject()));
  }

  /** As {@link #set}, for a part, which has no type. */
  static void set(SdkPojo response, Algorithm algorithm, String value) {
    Fields.set(response, member(algorithm), value);
  }

  /** The type's name on the wire. */
  static String type(boolean fullObject) {
    return fullObject ? "FULL_OBJECT" : "COMPOSITE";
  }
}
