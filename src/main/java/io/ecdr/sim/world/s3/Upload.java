package io.ecdr.sim.world.s3;

import java.time.Instant;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A multipart upload that is under way.
 *
 * @param id made by the service
 * @param template what the object will be like; its body is empty
 * @param algorithm the checksum asked for, if any
 * @param fullObject whether that checksum is over the whole object
 * @param parts by number
 */
public record Upload(
    String id,
    StoredObject template,
    Optional<Algorithm> algorithm,
    boolean fullObject,
    Instant started,
    NavigableMap<Integer, Part> parts) {

  public Upload {
    parts = new TreeMap<>(parts);
  }

  /** One part that has arrived. */
  public record Part(Body body, Instant arrived) {}
}
