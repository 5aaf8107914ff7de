package io.ecdr.cli;

import io.ecdr.model.Region;
import io.ecdr.model.SecretReference;
import io.ecdr.model.word.DurationWord;
import io.ecdr.model.word.Names;
import io.ecdr.model.word.SizeWord;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
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
    return typed(() -> new Region(word));
  }

  /** {@code 90s}, {@code 10m}, {@code 1h30m}, {@code 2d}; from one second to seven days. */
  static Duration duration(String word) {
    return duration(word, DurationWord.WEEK);
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
      return duration(word, DurationWord.YEAR);
    }
  }

  private static Duration duration(String word, Duration longest) {
    return typed(() -> DurationWord.parse(word, longest));
  }

  private static <T> T typed(Supplier<T> parse) {
    try {
      return parse.get();
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }

  private static Instant instant(String word) {
    try {
      return Instant.parse(word);
    } catch (DateTimeParseException e) {
      throw new TypeConversionException(
          "'" + word + "' is no time; write it in UTC like 2026-11-23T01:15:00Z");
    }
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
    @Override
    public Long convert(String word) {
      return typed(() -> SizeWord.parse(word));
    }
  }

  /** Bucket names as S3 allows them. */
  static final class Bucket implements ITypeConverter<String> {
    @Override
    public String convert(String word) {
      return typed(() -> Names.bucket(word));
    }
  }

  /** Ids of caches, in lower case as the service keeps them. */
  static final class Id implements ITypeConverter<String> {
    @Override
    public String convert(String word) {
      return typed(() -> Names.cache(word));
    }
  }

  /** Caches: a name of the configuration file, else an id. */
  static final class Cache implements ITypeConverter<String> {

    private final UnaryOperator<String> names;

    /** Without a file. */
    Cache() {
      this(UnaryOperator.identity());
    }

    /**
     * @param names a name of the file to its cache's id; any other word to itself
     */
    Cache(UnaryOperator<String> names) {
      this.names = names;
    }

    @Override
    public String convert(String word) {
      return typed(() -> Names.cache(names.apply(word)));
    }
  }

  /** First parts of keys, without slashes at the ends. */
  static final class Prefix implements ITypeConverter<String> {
    @Override
    public String convert(String word) {
      return typed(() -> Names.prefix(word));
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
