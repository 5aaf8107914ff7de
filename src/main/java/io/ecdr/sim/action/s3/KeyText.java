package io.ecdr.sim.action.s3;

import io.ecdr.sim.world.s3.StoredObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.Owner;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Keys in listings, percent-encoded when the client asked for it: XML cannot hold every character.
 *
 * @param encode whether the client asked for it
 */
record KeyText(boolean encode) {

  /** A key as the listing shows it; null stays null. */
  String of(String key) {
    return key == null || !encode
        ? key
        : URLEncoder.encode(key, StandardCharsets.UTF_8).replace("+", "%20").replace("%2F", "/");
  }

  /** An object as the listing shows it. */
  S3Object entry(StoredObject object, Owner owner) {
    return S3Object.builder()
        .key(of(object.key()))
        .eTag("\"" + object.etag() + "\"")
        .size(object.body().size())
        .lastModified(object.lastModified())
        .storageClass(object.storageClass())
        .checksumAlgorithmWithStrings(object.checksum().algorithm().name())
        .checksumType(Checksums.type(object.checksum().fullObject()))
        .owner(owner)
        .build();
  }

  /** Rolled-up keys as the listing shows them. */
  List<CommonPrefix> prefixes(List<String> prefixes) {
    return prefixes.stream().map(p -> CommonPrefix.builder().prefix(of(p)).build()).toList();
  }
}
