package io.ecdr.sim.action.s3;

import io.ecdr.sim.service.ServiceFault;
import io.ecdr.sim.world.s3.StoredObject;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A stretch of an object.
 *
 * @param from the first byte, counted from 0
 * @param length in bytes
 */
record ByteRange(long from, long length) {

  private static final Pattern HEADER = Pattern.compile("bytes=(\\d*)-(\\d*)");

  /**
   * Reads a Range header. One that is not understood is ignored, as HTTP has it.
   *
   * @throws ServiceFault {@code InvalidRange} (416) when it lies outside of the object
   */
  static Optional<ByteRange> of(String header, long size) {
    var found = HEADER.matcher(header == null ? "" : header.replace(" ", ""));
    if (!found.matches() || (found.group(1).isEmpty() && found.group(2).isEmpty())) {
      return Optional.empty();
    }
    long first;
    long last = size - 1;
    try {
      if (found.group(1).isEmpty()) {
        first = Math.max(0, size - Long.parseLong(found.group(2)));
      } else {
        first = Long.parseLong(found.group(1));
        if (!found.group(2).isEmpty()) {
          long asked = Long.parseLong(found.group(2));
          if (asked < first) {
            return Optional.empty();
          }
          last = Math.min(last, asked);
        }
      }
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
    if (first > last) {
      throw new ServiceFault("InvalidRange", 416, "The requested range is not satisfiable")
          .with("RangeRequested", header)
          .with("ActualObjectSize", Long.toString(size));
    }
    return Optional.of(new ByteRange(first, last - first + 1));
  }

  /** The range of one part of an object that was uploaded in parts. */
  static ByteRange ofPart(int number, StoredObject object) {
    var sizes = object.parts().isEmpty() ? List.of(object.body().size()) : object.parts();
    if (number < 1 || number > sizes.size()) {
      throw new ServiceFault(
          "InvalidPartNumber", 416, "The requested partnumber is not satisfiable");
    }
    long before = sizes.subList(0, number - 1).stream().mapToLong(Long::longValue).sum();
    return new ByteRange(before, sizes.get(number - 1));
  }

  /** As the Content-Range header tells it. */
  String header(long size) {
    return "bytes " + from + "-" + (from + length - 1) + "/" + size;
  }
}
