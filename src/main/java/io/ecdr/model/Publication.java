package io.ecdr.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A place where clients look up what they connect to, to be told the new endpoint.
 *
 * @param name of the secret, parameter or record; {@value #CACHE} in it stands for the cache as it
 *     was named
 * @param key the one member of a secret's JSON object that is changed; empty for a secret of which
 *     the endpoint is all
 * @param which endpoint
 * @param form how it is written
 */
public record Publication(Place place, String name, Optional<String> key, Which which, Form form) {

  /** Stands for the cache in a name. */
  public static final String CACHE = "{cache}";

  /** How such a place is typed. */
  public static final String SYNTAX =
      "secretsmanager:SECRET[:KEY], ssm:PARAMETER or route53:ZONEID/NAME, with ,endpoint=reader or"
          + " ,form=host behind it";

  /** The services that keep them. */
  public enum Place {
    SECRET("secretsmanager"),
    PARAMETER("ssm"),
    RECORD("route53");

    private final String word;

    Place(String word) {
      this.word = word;
    }

    /** As it is typed. */
    public String word() {
      return word;
    }
  }

  /** The endpoints. */
  public enum Which {
    /** The one that takes writes: primary, or with cluster mode enabled configuration. */
    MAIN("main"),
    /** The one that reads of all replicas; only without cluster mode. */
    READER("reader");

    private final String word;

    Which(String word) {
      this.word = word;
    }
  }

  /** How an endpoint is written. */
  public enum Form {
    HOST_PORT("host:port"),
    HOST("host"),
    PORT("port");

    private final String word;

    Form(String word) {
      this.word = word;
    }

    /** As it is typed. */
    public String word() {
      return word;
    }

    /** Of {@code host:port}. */
    public String of(String endpoint) {
      int colon = endpoint.lastIndexOf(':');
      return switch (this) {
        case HOST_PORT -> endpoint;
        case HOST -> endpoint.substring(0, colon);
        case PORT -> endpoint.substring(colon + 1);
      };
    }

    /** Whether a text looks like something of this form. */
    public boolean fits(String text) {
      var host = "[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+";
      return text.strip()
          .matches(
              switch (this) {
                case HOST_PORT -> host + ":\\d{1,5}";
                case HOST -> host;
                case PORT -> "\\d{1,5}";
              });
    }
  }

  private static final String ARN = "arn:[a-z-]+:%s:[a-z0-9-]+:\\d{12}:";
  private static final Pattern SECRET =
      Pattern.compile("(" + ARN.formatted("secretsmanager") + "secret:)?([A-Za-z0-9/_+=.@{}-]+)");
  private static final Pattern PARAMETER =
      Pattern.compile("(" + ARN.formatted("ssm") + "parameter/)?([A-Za-z0-9/_.{}-]+)");

  private static final Pattern RECORD =
      Pattern.compile("Z[A-Z0-9]{1,31}/[A-Za-z0-9_*{}-]+(\\.[A-Za-z0-9_{}-]+)+\\.?");

  /**
   * @throws IllegalArgumentException when the name is none that the service takes
   */
  public Publication {
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(which, "which");
    Objects.requireNonNull(form, "form");
    var names =
        switch (place) {
          case SECRET -> SECRET;
          case PARAMETER -> PARAMETER;
          case RECORD -> RECORD;
        };
    if (!names.matcher(name).matches()) {
      throw new IllegalArgumentException("'" + name + "' is no name for " + place.word());
    }
    if (place == Place.RECORD && form != Form.HOST) {
      throw new IllegalArgumentException("a CNAME holds a host and no port, so its form is host");
    }
    if (key.isPresent() && (place != Place.SECRET || key.get().isBlank())) {
      throw new IllegalArgumentException("only a secret has keys, and they are not empty");
    }
  }

  /**
   * Reads one as it is typed: {@value #SYNTAX}.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static Publication of(String typed) {
    var parts = List.of(typed.split(",", -1));
    var where = parts.get(0);
    var place =
        Arrays.stream(Place.values())
            .filter(p -> where.startsWith(p.word() + ":"))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("'" + typed + "' is not " + SYNTAX));
    var name = where.substring(place.word().length() + 1);
    Optional<String> key = Optional.empty();
    int colon = name.indexOf(':', name.startsWith("arn:") ? afterArn(name) : 0);
    if (place == Place.SECRET && colon >= 0) {
      key = Optional.of(name.substring(colon + 1));
      name = name.substring(0, colon);
    }
    var which = Which.MAIN;
    var form = usual(place);
    for (var option : parts.subList(1, parts.size())) {
      if (option.startsWith("endpoint=")) {
        which = choice(option, Which.values());
      } else if (option.startsWith("form=")) {
        form = choice(option, Form.values());
      } else {
        throw new IllegalArgumentException("'" + option + "' is not endpoint=… or form=…");
      }
    }
    return new Publication(place, name, key, which, form);
  }

  private static Form usual(Place place) {
    return place == Place.RECORD ? Form.HOST : Form.HOST_PORT;
  }

  /** Where the colons of an ARN end. */
  private static int afterArn(String name) {
    int at = 0;
    for (int i = 0; i < 6 && at >= 0; i++) {
      at = name.indexOf(':', at) + 1;
    }
    return Math.max(at, 0);
  }

  private static <T extends Enum<T>> T choice(String option, T[] all) {
    var word = option.substring(option.indexOf('=') + 1);
    return Arrays.stream(all)
        .filter(each -> word(each).equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'"
                        + option
                        + "': it is "
                        + Arrays.stream(all)
                            .map(Publication::word)
                            .collect(Collectors.joining(" or "))));
  }

  private static String word(Enum<?> each) {
    return each instanceof Which which
        ? which.word
        : each instanceof Form form ? form.word : each.name().toLowerCase(Locale.ROOT);
  }

  /** As it is typed, with nothing that need not be said. */
  public String typed() {
    return place.word()
        + ":"
        + name
        + key.map(k -> ":" + k).orElse("")
        + (which == Which.MAIN ? "" : ",endpoint=" + which.word)
        + (form == usual(place) ? "" : ",form=" + form.word);
  }

  /** The same of that cache. */
  public Publication in(String cache) {
    return new Publication(place, name.replace(CACHE, cache), key, which, form);
  }

  /** The Region that an ARN names; empty for a plain name. */
  public Optional<Region> named() {
    return name.startsWith("arn:") ? Optional.of(new Region(name.split(":")[3])) : Optional.empty();
  }

  /** What it is, in words. */
  public String words() {
    return switch (place) {
      case SECRET -> key.map(k -> "'" + k + "' of ").orElse("") + "secret " + name;
      case PARAMETER -> "parameter " + name;
      case RECORD -> "record " + record() + " of zone " + zone();
    };
  }

  /** The same with where it is; a record is nowhere. */
  public String words(Region region) {
    return place == Place.RECORD ? words() : words() + " in " + region;
  }

  /** Of a record, the id of its hosted zone. */
  public String zone() {
    return name.substring(0, name.indexOf('/'));
  }

  /** Of a record, its name, without a dot behind it. */
  public String record() {
    return name.substring(name.indexOf('/') + 1).replaceFirst("\\.$", "");
  }
}
