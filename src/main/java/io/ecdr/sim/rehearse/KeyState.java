package io.ecdr.sim.rehearse;

/**
 * What a key was at one moment.
 *
 * @param type as the engine calls it: {@code string}, {@code list}, {@code set}, {@code zset},
 *     {@code hash}, {@code stream}
 * @param digest of the value, 32 hexadecimal digits; the same however the engine stores it
 * @param expiresAtMillis milliseconds since 1970, or -1 for never
 */
public record KeyState(String type, String digest, long expiresAtMillis) {

  /** Whether it must be gone at a moment. */
  public boolean goneAt(long millis) {
    return expiresAtMillis >= 0 && expiresAtMillis <= millis;
  }
}
