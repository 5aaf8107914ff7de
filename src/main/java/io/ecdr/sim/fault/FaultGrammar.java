package io.ecdr.sim.fault;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads faults from words.
 *
 * <pre>
 * region-dark REGION [--api|--data] [--service NAME]
 * throttle REGION --rate N [--service NAME]
 * lose-answer ACTION --after-effect|--before-effect [--times N] [--region R]
 * deny ACTION [--region R]
 * slow TRANSITION --factor N [--region R]
 * stuck TRANSITION [--region R]
 * quota REGION CODE=VALUE
 * no-capacity NODE_TYPE [--region R]
 * partition REGION REGION
 * lag REGION --by DURATION
 * metric-missing REGION
 * metric-late REGION --by DURATION
 * metric-gap REGION
 * metric-early REGION
 * metric-dimensions REGION node|group|datastore
 * roles-stay DATASTORE
 * no-primary DATASTORE
 * views-differ REGION
 * promote-when-primary-dark accept|refuse|stuck
 * </pre>
 */
public final class FaultGrammar {

  private static final List<String> FLAGS =
      List.of("--api", "--data", "--after-effect", "--before-effect");
  private static final List<String> VALUES =
      List.of("--service", "--rate", "--times", "--region", "--factor", "--by");

  private final String kind;
  private final String subject;
  private final Deque<String> more = new ArrayDeque<>();
  private final Map<String, String> options = new LinkedHashMap<>();

  private FaultGrammar(List<String> words) {
    Deque<String> rest = new ArrayDeque<>(words);
    kind = take(rest, "a fault: region-dark, throttle, lose-answer, slow, stuck, partition, …");
    subject = take(rest, "what " + kind + " is about");
    while (!rest.isEmpty()) {
      String name = rest.pop();
      if (FLAGS.contains(name)) {
        options.put(name, "");
      } else if (VALUES.contains(name)) {
        options.put(name, take(rest, "a value for " + name));
      } else if (name.startsWith("-")) {
        throw new IllegalArgumentException("unknown word '" + name + "' for " + kind);
      } else {
        more.add(name);
      }
    }
  }

  /**
   * Reads one fault.
   *
   * @throws IllegalArgumentException naming the word that is wrong or missing
   */
  public static Fault parse(List<String> words) {
    var grammar = new FaultGrammar(words);
    Fault fault = grammar.read();
    if (!grammar.more.isEmpty()) {
      throw new IllegalArgumentException(
          "unknown word '" + grammar.more.peek() + "' for " + grammar.kind);
    }
    if (!grammar.options.isEmpty()) {
      String left = grammar.options.keySet().iterator().next();
      throw new IllegalArgumentException(left + " does not go with " + grammar.kind);
    }
    return fault;
  }

  /** Reads one fault from its {@link Fault#text()}. */
  public static Fault parse(String text) {
    return parse(List.of(text.strip().split("\\s+")));
  }

  private Fault read() {
    return switch (kind) {
      case "region-dark" -> regionDark();
      case "throttle" -> new Fault.Throttle(subject, number("--rate"), optional("--service"));
      case "lose-answer" -> loseAnswer();
      case "deny" -> new Fault.Deny(subject, optional("--region"));
      case "slow" -> new Fault.Slow(subject, number("--factor"), optional("--region"));
      case "stuck" -> new Fault.Stuck(subject, optional("--region"));
      case "quota" -> quota();
      case "no-capacity" -> new Fault.NoCapacity(subject, optional("--region"));
      default ->
          GlobalWords.read(kind, subject, what -> take(more, what), this::by)
              .orElseThrow(() -> new IllegalArgumentException("unknown fault '" + kind + "'"));
    };
  }

  private Duration by() {
    return FaultText.duration("--by", required("--by"));
  }

  private Fault regionDark() {
    boolean api = flag("--api");
    boolean data = flag("--data");
    Optional<String> service = optional("--service");
    boolean both = !api && !data && service.isEmpty();
    return new Fault.RegionDark(subject, api || both || service.isPresent(), data || both, service);
  }

  private Fault quota() {
    String[] parts = take(more, "CODE=VALUE, such as L-DFE45DF3=10").split("=", 2);
    if (parts.length < 2 || !parts[1].matches("\\d{1,9}")) {
      throw new IllegalArgumentException(
          "quota needs CODE=VALUE, such as L-DFE45DF3=10, not '" + String.join("=", parts) + "'");
    }
    return new Fault.Quota(subject, parts[0], Integer.parseInt(parts[1]));
  }

  private Fault loseAnswer() {
    boolean after = flag("--after-effect");
    boolean before = flag("--before-effect");
    if (after == before) {
      throw new IllegalArgumentException(
          "lose-answer needs one of --after-effect and --before-effect");
    }
    int times = options.containsKey("--times") ? whole("--times") : 1;
    return new Fault.LoseAnswer(subject, after, times, optional("--region"));
  }

  private boolean flag(String name) {
    return options.remove(name) != null;
  }

  private Optional<String> optional(String name) {
    return Optional.ofNullable(options.remove(name));
  }

  private double number(String name) {
    String value = required(name);
    try {
      return Double.parseDouble(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + " is not a number: '" + value + "'", e);
    }
  }

  private int whole(String name) {
    String value = required(name);
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + " is not a whole number: '" + value + "'", e);
    }
  }

  private String required(String name) {
    return optional(name).orElseThrow(() -> new IllegalArgumentException(kind + " needs " + name));
  }

  private static String take(Deque<String> words, String what) {
    String word = words.poll();
    if (word == null || word.isEmpty()) {
      throw new IllegalArgumentException("missing: " + what);
    }
    return word;
  }
}
