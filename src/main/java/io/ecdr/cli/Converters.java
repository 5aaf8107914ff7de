package io.ecdr.cli;

import io.ecdr.model.Region;
import io.ecdr.model.SecretReference;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Typed words to values, each strict, each with a complaint that says what is wanted. */
final class Converters {

  private Converters() {}

  static void register(CommandLine line) {
    line.registerConverter(Region.class, Converters::region);
    line.registerConverter(Duration.class, Converters::duration);
    line.registerConverter(Instant.class, Converters::instant);
    line.registerConverter(URI.class, Converters::endpoint);
    line.registerConverter(Path.class, Converters::file);
    line.setCaseInsensitiveEnumValuesAllowed(true);
  }

  private static Region region(String word) {
    try {
      return new Region(word);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }

  private static final Pattern PARTS =
      Pattern.compile("(?:(\\d{1,6})d)?(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?(?:(\\d{1,6})s)?");
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofDays(7);

  /** {@code 90s}, {@code 10m}, {@code 1h30m}, {@code 2d}; from one second to seven days. */
  static Duration duration(String word) {
    return duration(word, LONGEST);
  }

  /** A duration that may be none at all. */
  static final class DurationOrNone implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String word) {
      return word.matches("0[dhms]?") ? Duration.ZERO : duration(word);
    }
  }

  /** A duration of up to 366 days. */
  static final class LongDuration implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String word) {
      return duration(word, Duration.ofDays(366));
    }
  }

  private static Duration duration(String word, Duration longest) {
    var parts = PARTS.matcher(word.toLowerCase(Locale.ROOT));
    if (word.isBlank() || !parts.matches()) {
      throw new TypeConversionException(
          "'" + word + "' is no duration; write it like 90s, 10m, 1h30m or 2d");
    }
    var duration =
        Duration.ofDays(part(parts.group(1)))
            .plusHours(part(parts.group(2)))
            .plusMinutes(part(parts.group(3)))
            .plusSeconds(part(parts.group(4)));
    if (duration.compareTo(SHORTEST) < 0 || duration.compareTo(longest) > 0) {
      throw new TypeConversionException(
          "'" + word + "' is out of range; 1s to " + longest.toDays() + "d are possible");
    }
    return duration;
  }

  private static Instant instant(String word) {
    try {
      return Instant.parse(word);
    } catch (DateTimeParseException e) {
      throw new TypeConversionException(
          "'" + word + "' is no time; write it in UTC like 2026-11-23T01:15:00Z");
    }
  }

  private static long part(String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }

  /**
   * A file name as meant where the operator stands: the start script runs Java inside {@code lib/},
   * so that start-up archives fit after a move, and says in {@code ecdr.folder} where it was
   * called.
   */
  static Path file(String word) {
    try {
      return Path.of(System.getProperty("ecdr.folder", "")).resolve(word).toAbsolutePath();
    } catch (InvalidPathException e) {
      throw new TypeConversionException("'" + word + "' is no file name: " + e.getReason());
    }
  }

  private static URI endpoint(String word) {
    try {
      var uri = new URI(word);
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (uri.getUserInfo() != null) {
        // It would end up in plans, journals and reports.
        throw new TypeConversionException("an address must not hold a user name or a password");
      }
      if (web && uri.getHost() != null && uri.getQuery() == null && uri.getFragment() == null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // Said below, in the same words as for every other wrong address.
    }
    throw new TypeConversionException(
        "'" + word + "' is no address; write it like http://127.0.0.1:4566");
  }

  /** Sizes in bytes, in units of 1,024 ({@code GiB}) or 1,000 ({@code GB}). */
  static final class Size implements ITypeConverter<Long> {
    private static final Pattern SHAPE = Pattern.compile("(\\d{1,15})([kmgt]i?)?b?");

    @Override
    public Long convert(String word) {
      var parts = SHAPE.matcher(word.toLowerCase(Locale.ROOT));
      if (!parts.matches()) {
        throw new TypeConversionException(
            "'" + word + "' is no size; write it like 500MB, 200GiB or 2TiB");
      }
      try {
        long size = Math.multiplyExact(Long.parseLong(parts.group(1)), unit(parts.group(2)));
        if (size > 0) {
          return size;
        }
      } catch (ArithmeticException e) {
        // Told below.
      }
      throw new TypeConversionException("'" + word + "' is out of range");
    }

    private static long unit(String unit) {
      if (unit == null) {
        return 1;
      }
      long step = unit.endsWith("i") ? 1024 : 1000;
      long size = 1;
      for (int i = 0; i <= "kmgt".indexOf(unit.charAt(0)); i++) {
        size *= step;
      }
      return size;
    }
  }

  /** Bucket names as S3 allows them (S3:bucketnamingrules). */
  static final class Bucket implements ITypeConverter<String> {
    private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

    @Override
    public String convert(String word) {
      if (!SHAPE.matcher(word).matches()) {
        throw new TypeConversionException(
            "'"
                + word
                + "' is no bucket name; a name has 3 to 63 lower case letters, digits, dots and"
                + " hyphens");
      }
      return word;
    }
  }

  /** Ids of replication groups (API:CreateReplicationGroup): kept in lower case by the service. */
  static final class Id implements ITypeConverter<String> {
    private static final Pattern SHAPE = Pattern.compile("[a-z](-?[a-z0-9])*");

    @Override
    public String convert(String word) {
      var id = word.toLowerCase(Locale.ROOT);
      if (id.length() > 40 || !SHAPE.matcher(id).matches()) {
        throw new TypeConversionException(
            "'"
                + word
                + "' is no cache id; an id has 1 to 40 letters, digits and single hyphens, and"
                + " begins with a letter");
      }
      return id;
    }
  }

  /** First parts of keys, without slashes at the ends. */
  static final class Prefix implements ITypeConverter<String> {
    private static final Pattern SHAPE = Pattern.compile("[\\w!.*'()-]+(/[\\w!.*'()-]+)*");

    @Override
    public String convert(String word) {
      var prefix = word.endsWith("/") ? word.substring(0, word.length() - 1) : word;
      if (prefix.length() > 200 || !SHAPE.matcher(prefix).matches()) {
        throw new TypeConversionException(
            "'" + word + "' is no prefix; use letters, digits, and - _ . / between them");
      }
      return prefix;
    }
  }

  /** {@code env:NAME} or {@code file:PATH}; a complaint never repeats what may be a secret. */
  static final class Secret implements ITypeConverter<String> {
    private static final String FILE = "file:";

    @Override
    public String convert(String word) {
      try {
        SecretReference.require(word);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(
            "write env:NAME or file:PATH; the secret itself is never typed");
      }
      if (!word.startsWith(FILE)) {
        return word;
      }
      Path file = Converters.file(word.substring(FILE.length()));
      return FILE + file;
    }
  }
}
