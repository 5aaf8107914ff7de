package io.ecdr.sim.rehearse;

import io.valkey.Protocol.Command;
import io.valkey.exceptions.JedisException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Writes numbered keys to whichever member of a global datastore takes them, and records those that
 * were acknowledged. A write that is refused or not answered in time is not repeated: the next one
 * has the next number and goes to the next member. For one thread.
 *
 * <p>Addresses are read once, at the start: a dark Region could not tell them, and they stay.
 */
public final class WriteStream implements AutoCloseable {

  /** A dark member costs that much each time it is asked; a live one on this machine far less. */
  private static final int PATIENCE_MILLIS = 300;

  private final List<CacheAddress> addresses = new ArrayList<>();
  private final StreamFile.Writer out;
  private final long run;
  private final LongSupplier clock;
  private LiveCache live;
  private int side;
  private long tried;
  private long acknowledged;

  /**
   * @param members by side; each must have an endpoint. The first is tried first
   * @param clock milliseconds since 1970; must not run backwards
   * @throws IOException when the file cannot be written
   */
  public WriteStream(Map<StreamSide, FrontDoor> members, Path file, LongSupplier clock)
      throws IOException {
    members.forEach((member, door) -> addresses.add(CacheAddress.find(door, member.cache())));
    this.clock = clock;
    this.run = clock.getAsLong();
    this.out = new StreamFile.Writer(file, run, List.copyOf(members.keySet()));
  }

  /** The key of a write; none that sample data has. */
  static byte[] key(long number) {
    return ascii("written:" + number);
  }

  /** Its value: other streams use the same keys. */
  static byte[] value(long run, long number) {
    return ascii(run + "-" + number);
  }

  /**
   * Writes the next number.
   *
   * @return whether it was acknowledged
   * @throws IOException when that cannot be recorded
   */
  public boolean once() throws IOException {
    long number = ++tried;
    try {
      if (live == null) {
        live = new LiveCache(addresses.get(side), PATIENCE_MILLIS);
      }
      byte[] key = key(number);
      var primary = live.primaryOf(key);
      primary.sendCommand(Command.SET, key, value(run, number));
      primary.getStatusCodeReply();
    } catch (JedisException | IllegalStateException e) {
      leave();
      return false;
    }
    acknowledged++;
    out.add(new StreamFile.Acknowledged(number, side, clock.getAsLong()));
    return true;
  }

  private void leave() {
    if (live != null) {
      live.close();
      live = null;
    }
    side = (side + 1) % addresses.size();
  }

  /** How many writes were sent or could not be. */
  public long tried() {
    return tried;
  }

  /** How many of them were acknowledged. */
  public long acknowledged() {
    return acknowledged;
  }

  /** Ends the record; without it nobody will read it. */
  public void finish() throws IOException {
    out.finish();
  }

  @Override
  public void close() throws IOException {
    if (live != null) {
      live.close();
    }
    out.close();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
