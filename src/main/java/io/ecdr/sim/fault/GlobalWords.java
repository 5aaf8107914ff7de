package io.ecdr.sim.fault;

import io.ecdr.sim.fault.GlobalFault.Late;
import io.ecdr.sim.fault.GlobalFault.Sham;
import io.ecdr.sim.fault.GlobalFault.Trouble;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The words for faults of global datastores. */
final class GlobalWords {

  private GlobalWords() {}

  /**
   * The fault; empty when the kind is none of these.
   *
   * @param next gives another word, or fails naming what is missing
   * @param by gives the duration, or fails
   */
  static Optional<Fault> read(
      String kind, String subject, Function<String, String> next, Supplier<Duration> by) {
    return switch (kind) {
      case "partition" ->
          Optional.of(new GlobalFault.Partition(subject, next.apply("the other Region")));
      case "promote-when-primary-dark" ->
          Optional.of(new GlobalFault.PromoteWhenPrimaryDark(subject));
      case "metric-dimensions" ->
          Optional.of(
              new GlobalFault.MetricDimensions(subject, next.apply("node, group or datastore")));
      default -> byKind(kind, subject, by);
    };
  }

  private static Optional<Fault> byKind(String kind, String subject, Supplier<Duration> by) {
    var trouble = of(Trouble.values(), kind);
    if (trouble.isPresent()) {
      return trouble.map(t -> new GlobalFault.InRegion(t, subject));
    }
    var sham = of(Sham.values(), kind);
    if (sham.isPresent()) {
      return sham.map(s -> new GlobalFault.ShamPromotion(s, subject));
    }
    return of(Late.values(), kind).map(l -> new GlobalFault.LateInRegion(l, subject, by.get()));
  }

  private static <E extends Enum<E>> Optional<E> of(E[] all, String kind) {
    return Arrays.stream(all).filter(one -> GlobalFault.kind(one).equals(kind)).findFirst();
  }
}
