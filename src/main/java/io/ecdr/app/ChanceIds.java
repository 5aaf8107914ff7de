package io.ecdr.app;

import io.ecdr.port.Ids;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Operation ids: the minute in UTC, then four letters or digits by chance. */
final class ChanceIds implements Ids {

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuuMMdd-HHmm", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final String LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz";

  private final InstantSource clock;
  private final RandomGenerator chance;

  ChanceIds(InstantSource clock, RandomGenerator chance) {
    this.clock = clock;
    this.chance = chance;
  }

  @Override
  public String next() {
    var id = new StringBuilder(MINUTE.format(clock.instant())).append('-');
    for (int i = 0; i < 4; i++) {
      id.append(LETTERS.charAt(chance.nextInt(LETTERS.length())));
    }
    return id.toString();
  }
}
