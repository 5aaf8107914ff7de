package io.ecdr.plan.assess;

import io.ecdr.model.Lag;
import io.ecdr.model.Loss;
import io.ecdr.plan.Estimates;
import io.ecdr.plan.Text;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** RPO and RTO that each strategy would give a cache, from its real size and what was measured. */
final class Outlook {

  /**
   * Automatic snapshots come once a day (facts page, 1.4; source: {@code UG23:backups-automatic}).
   */
  private static final Duration DAY = Duration.ofDays(1);

  /** So many manual snapshots a day ecdr does not use, for rescues. */
  private static final int KEPT_BACK = 2;

  private final CacheFacts cache;
  private final Experience experience;

  Outlook(CacheFacts cache) {
    this.cache = cache;
    this.experience = new Experience(cache);
  }

  /** How old the data of the newest recovery point are. */
  Optional<Figure> now(Strategy strategy) {
    return switch (strategy) {
      case SNAPSHOT ->
          cache
              .saves()
              .value()
              .flatMap(Saves::newest)
              .map(save -> age(save, "snapshot " + save.name()))
              .or(() -> untold(cache.saves().unknown().isPresent(), "snapshots"));
      case BACKUP_RESTORE ->
          cache
              .copies()
              .flatMap(f -> f.value())
              .flatMap(Copies::newest)
              .map(
                  copied ->
                      age(
                          copied.save(),
                          "backup "
                              + copied.save().name()
                              + ", "
                              + copied
                                  .looked()
                                  .map(l -> l.proof().word())
                                  .orElse("by its name to the minute; its proof was not read")));
      case WARM_STANDBY -> Optional.of(loss());
    };
  }

  private static Optional<Figure> untold(boolean unknown, String what) {
    return unknown
        ? Optional.of(Figure.unknown("its " + what + " are not told"))
        : Optional.empty();
  }

  private Figure age(Saves.Save save, String basis) {
    return Figure.of(Duration.between(save.at(), cache.at()), basis);
  }

  /** The most that would be lost. */
  Figure rpo(Strategy strategy) {
    return switch (strategy) {
      case SNAPSHOT ->
          plus(DAY, "one automatic snapshot a day", took(this::snapshot, Optional.empty()));
      case BACKUP_RESTORE -> {
        int most = (cache.sort().serverless() ? 24 : 20) - KEPT_BACK;
        yield plus(
            DAY.dividedBy(most),
            "at best, with all " + most + " backups a day that the service's quota leaves",
            took(this::carried, experience.backup()));
      }
      case WARM_STANDBY -> loss();
    };
  }

  /** How long until writes work again. */
  Figure rto(Strategy strategy) {
    return strategy == Strategy.WARM_STANDBY
        ? experience
            .promotion()
            .orElseGet(() -> Figure.of(Estimates.PROMOTION, Estimates.PROMOTION_BASIS))
        : took(this::restored, experience.restore());
  }

  private static Figure plus(Duration interval, String words, Figure took) {
    return took.time().isEmpty()
        ? Figure.unknown(words + "; " + took.basis())
        : Figure.of(
            interval.plus(took.time().get()),
            words + " + " + Text.duration(took.time().get()) + " (" + took.basis() + ")");
  }

  private interface Rule {
    Figure of(Estimates times);
  }

  private Figure took(Rule rule, Optional<Figure> measured) {
    return measured.orElseGet(
        () ->
            save()
                .map(save -> rule.of(new Estimates(save.bytes(), "", Optional.empty())))
                .orElseGet(() -> Figure.unknown("its size is not known")));
  }

  private Figure snapshot(Estimates times) {
    return Figure.of(times.snapshot().expected(), times.snapshot().basis());
  }

  private Figure carried(Estimates times) {
    return Figure.of(
        times.snapshot().expected().plus(times.export().expected()).plus(times.copy().expected()),
        "snapshot, export and copy by ecdr's rule of thumb, AWS publishes no figure; "
            + Text.bytes(save().orElseThrow().bytes().orElseThrow()));
  }

  private Figure restored(Estimates times) {
    var shard = save().orElseThrow();
    var limits =
        new Estimates(shard.largest(), " in the largest shard", Optional.empty()).restore();
    return Figure.of(limits.expected(), limits.basis());
  }

  /** The newest recovery point that tells a size. */
  private Optional<Saves.Save> save() {
    return List.of(
            cache.saves().value().flatMap(Saves::newest),
            cache.copies().flatMap(f -> f.value()).flatMap(Copies::newest).map(Copies.Copied::save))
        .stream()
        .flatMap(Optional::stream)
        .filter(s -> s.bytes().isPresent() && s.largest().isPresent())
        .max(Comparator.comparing(Saves.Save::at));
  }

  /** The size, where it is known. */
  OptionalLong bytes() {
    return save().map(Saves.Save::bytes).orElse(OptionalLong.empty());
  }

  /** By the standby that is the least behind; none can be behind unless it is there. */
  private Figure loss() {
    var read =
        cache.lags().entrySet().stream()
            .filter(e -> e.getValue() instanceof Lag.Read)
            .min(Comparator.comparing(e -> ((Lag.Read) e.getValue()).value()));
    if (read.isPresent()) {
      var lag = (Lag.Read) read.get().getValue();
      return Figure.of(
          Loss.of(lag, cache.at()).ifStopped().orElseThrow(),
          "lag of the standby in "
              + read.get().getKey()
              + ", "
              + Text.duration(lag.age(cache.at()))
              + " ago: "
              + Text.duration(lag.value())
              + ", and "
              + Text.duration(Lag.PERIOD)
              + " that the metric may be late");
    }
    return Figure.unknown(
        cache.lags().values().stream()
            .filter(Lag.Unknown.class::isInstance)
            .map(lag -> ((Lag.Unknown) lag).why())
            .findFirst()
            .orElse("the lag decides, and there is no standby to measure"));
  }
}
