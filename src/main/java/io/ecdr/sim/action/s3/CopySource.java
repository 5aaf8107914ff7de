package io.ecdr.sim.action.s3;

import io.ecdr.sim.fault.Faults;
import io.ecdr.sim.service.ServiceFault;
import io.ecdr.sim.world.s3.StoredObject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * The object that a copy is made from, as the {@code x-amz-copy-source} header names it.
 *
 * @param bucket its bucket
 * @param key its key
 */
record CopySource(String bucket, String key) {

  /**
   * Reads the header: {@code bucket/key}, percent-encoded, with or without a slash before it.
   *
   * @throws ServiceFault {@code InvalidArgument} when it names no object
   */
  static CopySource of(String header) {
    String encoded = header == null ? "" : header.startsWith("/") ? header.substring(1) : header;
    int version = encoded.indexOf("?versionId=");
    if (version >= 0) {
      Versions.onlyNull(encoded.substring(version + "?versionId=".length()));
      encoded = encoded.substring(0, version);
    }
    String plain = URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
    int slash = plain.indexOf('/');
    if (slash < 1 || slash == plain.length() - 1) {
      throw new ServiceFault(
              "InvalidArgument",
              400,
              "Copy Source must mention the source bucket and key: sourcebucket/sourcekey")
          .with("ArgumentName", "x-amz-copy-source");
    }
    return new CopySource(plain.substring(0, slash), plain.substring(slash + 1));
  }

  /**
   * The object itself, wherever its bucket is. While that Region is dark nothing can be read there,
   * and the Region that was asked says so.
   */
  StoredObject read(Gate gate, String expectedOwner) {
    var from = gate.source(bucket, key, expectedOwner);
    boolean elsewhere = !from.region().equals(gate.caller().region());
    if (elsewhere
        && gate.world().settings().faults().onRequest(from.region(), "s3", "GetObject", gate.now())
            == Faults.Treatment.DARK) {
      throw new ServiceFault(
          "ServiceUnavailable", 503, "The Region of the copy source does not answer.");
    }
    return gate.object(from, key);
  }
}
