package io.ecdr.sim.rehearse;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * Makes digests of values in one form, whatever order the engine gives them in: members of sets and
 * fields of hashes are sorted, scores are taken as numbers, every part is preceded by its length.
 */
final class ValueDigest {

  private static final int DIGEST_BYTES = 16;

  private final MessageDigest sha;

  ValueDigest() {
    try {
      sha = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  /**
   * The digest of one value.
   *
   * @param replies the engine's answers to the commands that read it, see {@link ValueCommands}
   */
  String of(String type, List<Object> replies) {
    add(type.getBytes(StandardCharsets.US_ASCII));
    Object value = replies.get(0);
    switch (type) {
      case "set" -> sorted((List<?>) value, 1).forEach(this::addAll);
      case "hash" -> sorted((List<?>) value, 2).forEach(this::addAll);
      case "zset" -> scores((List<?>) value);
      default -> replies.forEach(this::add);
    }
    return HexFormat.of().formatHex(sha.digest(), 0, DIGEST_BYTES);
  }

  private void scores(List<?> flat) {
    for (int i = 0; i + 1 < flat.size(); i += 2) {
      add(flat.get(i));
      double score = score(new String((byte[]) flat.get(i + 1), StandardCharsets.US_ASCII));
      add(ByteBuffer.allocate(Double.BYTES).putDouble(score).array());
    }
  }

  private static double score(String text) {
    return switch (text) {
      case "inf" -> Double.POSITIVE_INFINITY;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }

  private static List<List<?>> sorted(List<?> flat, int width) {
    List<?>[] groups = new List<?>[flat.size() / width];
    for (int i = 0; i < groups.length; i++) {
      groups[i] = flat.subList(i * width, (i + 1) * width);
    }
    Arrays.sort(
        groups, Comparator.comparing(group -> (byte[]) group.get(0), Arrays::compareUnsigned));
    return Arrays.asList(groups);
  }

  private void addAll(List<?> parts) {
    parts.forEach(this::add);
  }

  private void add(Object part) {
    if (part instanceof List<?> parts) {
      length(parts.size());
      addAll(parts);
    } else if (part instanceof byte[] bytes) {
      length(bytes.length);
      sha.update(bytes);
    } else {
      add(String.valueOf(part).getBytes(StandardCharsets.UTF_8));
    }
  }

  private void length(int length) {
    sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(length));
  }
}
