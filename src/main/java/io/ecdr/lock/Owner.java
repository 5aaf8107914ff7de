package io.ecdr.lock;

import io.ecdr.port.Locks.Holder;
import io.ecdr.port.Pause;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Who takes locks here, and the clocks it has.
 *
 * @param place names the state folder, whose own locks keep two processes off one operation
 * @param names makes a name by chance, another each time
 * @param wall only told to people, never compared with another's
 * @param ticks nanoseconds of a clock that nobody sets; all waiting is judged by it
 */
public record Owner(
    long pid,
    String host,
    Supplier<String> place,
    Supplier<String> names,
    InstantSource wall,
    LongSupplier ticks,
    Pause pause,
    Terms terms) {

  LockText text(String operation, String verb) {
    return new LockText(
        names.get(),
        place.get(),
        new Holder(operation, verb, pid, host, wall.instant()),
        0,
        terms,
        LockText.State.HELD);
  }
}
