package io.ecdr.app;

import io.ecdr.cli.Cli;
import io.ecdr.cli.Console;
import io.ecdr.cli.Settings;
import io.ecdr.codec.Json;
import io.ecdr.port.Journal;
import io.ecdr.port.Operations;
import io.ecdr.usecase.AroundJournals;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * The whole program in a process of its own, which stands still for ever at one entry of its
 * journals, so that whoever watches can kill it exactly there. Nothing but the journal is touched,
 * and only here: the program itself has no such switch. Calls whose answer was lost are looked for
 * more briefly than usual.
 *
 * <p>Told by system properties: {@code held.trace} names the file that gets the type of each entry
 * once it is written, {@code held.entry} the number, from 1, of the entry to stand still at, {@code
 * held.before} whether before it is written, {@code held.mark} the file that is made then.
 */
public final class HeldMain {

  private final AtomicInteger entries = new AtomicInteger();
  private final int at = Integer.getInteger("held.entry", 0);
  private final boolean before = Boolean.getBoolean("held.before");
  private final Path trace = Path.of(System.getProperty("held.trace"));
  private final Path mark = Path.of(System.getProperty("held.mark"));

  /** Runs one command line and exits with its code. */
  public static void main(String[] arguments) {
    var held = new HeldMain();
    var console =
        new Console(
            new PrintWriter(System.out),
            new PrintWriter(System.err),
            new BufferedReader(Reader.nullReader()),
            false,
            false,
            false,
            100,
            System::getenv,
            InstantSource.system());
    try (var wiring =
        new Wiring(System::getenv, InstantSource.system(), "1.2.3", new Signals()) {
          @Override
          io.ecdr.execute.Settings patience() {
            return io.ecdr.execute.Settings.DEFAULT.withGrace(Duration.ofSeconds(2));
          }

          @Override
          public Operations operations(Settings settings) {
            return new AroundJournals(
                super.operations(settings), journal -> held.new HeldJournal(journal));
          }
        }) {
      System.exit(new Cli(wiring, console, "1.2.3", Map.of()).run(arguments));
    }
  }

  private void standStill() {
    try {
      Files.createFile(mark);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    while (true) {
      LockSupport.parkNanos(1_000_000_000L);
    }
  }

  private final class HeldJournal implements Journal {
    private final Journal journal;

    HeldJournal(Journal journal) {
      this.journal = journal;
    }

    @Override
    public void append(String line) {
      boolean here = entries.incrementAndGet() == at;
      if (here && before) {
        standStill();
      }
      journal.append(line);
      try {
        Files.writeString(
            trace,
            Json.read(line).text("type").orElseThrow() + "\n",
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      if (here) {
        standStill();
      }
    }

    @Override
    public void close() {
      journal.close();
    }
  }
}
