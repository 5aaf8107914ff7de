package io.ecdr.lock;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.plan.Call;
import io.ecdr.plan.Completion;
import io.ecdr.port.Calls;
import io.ecdr.port.LockLost;
import io.ecdr.port.LockTaken;
import io.ecdr.port.LockUnsure;
import io.ecdr.port.Locks;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Two programs and one lock over thousands of schedules: answers are lost, each stands still for
 * minutes at any of its calls while the other goes on, and one's wall clock is ten minutes off.
 * Whatever happens, what one of them does is never mixed with what the other does.
 */
class LockSchedulesTest {

  private static final int SCHEDULES = 2_000;
  private static final String NAME = Locks.ofLineage("111122223333/eu-west-1/orders");

  private int acts;
  private int takeovers;
  private int stopped;
  private int stoodStill;
  private int refused;

  @Test
  void neverTwoOwnersWhateverHappens() {
    long first = Long.getLong("ecdr.test.seed", 20_261_123L);
    for (long seed = first; seed < first + SCHEDULES; seed++) {
      try (var s3 = new SimulatedS3()) {
        new Schedule(s3, new Random(seed), seed).run();
      }
    }
    // All of it came to pass, or nothing was shown.
    assertThat(acts).isGreaterThan(SCHEDULES);
    assertThat(List.of(takeovers, stopped, stoodStill, refused)).allMatch(n -> n > 20);
  }

  /** One lock held once, and whether another did something after it did. */
  private static final class Hold {
    final Locks.Held lock;
    int left;

    Hold(Locks.Held lock, int left) {
      this.lock = lock;
      this.left = left;
    }
  }

  /** One run of two programs. */
  private final class Schedule {
    private final SimulatedS3 s3;
    private final Random random;
    private final long seed;
    private final List<Program> programs = new ArrayList<>();
    private final Set<Hold> over = new HashSet<>();
    private final StringBuilder story = new StringBuilder();
    private Hold lastActor;
    private int depth;
    private boolean calm;

    Schedule(SimulatedS3 s3, Random random, long seed) {
      this.s3 = s3;
      this.random = random;
      this.seed = seed;
      programs.add(new Program("one", Duration.ZERO));
      programs.add(new Program("two", Duration.ofMinutes(10)));
    }

    void run() {
      for (int i = 0; i < 25; i++) {
        round(programs.get(random.nextInt(2)));
      }
      // In the end, with nothing in the way, the lock can be had again.
      calm = true;
      programs.forEach(p -> p.hold = Optional.empty());
      pass(Duration.ofSeconds(70));
      programs.get(0).begin();
      assertThat(programs.get(0).hold).as(toString()).isPresent();
    }

    private void round(Program mover) {
      if (!mover.busy) {
        mover.move();
      }
      pass(Duration.ofMillis(random.nextInt(3_000)));
      programs.stream().filter(p -> !p.busy).forEach(p -> p.locks.beat());
    }

    /** While one stands still, the other goes on. */
    void standStill(Program who) {
      if (calm || depth > 0 || random.nextInt(12) != 0) {
        return;
      }
      depth++;
      who.busy = true;
      var other = programs.get(0) == who ? programs.get(1) : programs.get(0);
      say(who + " stands still");
      for (int i = random.nextInt(100); i > 0; i--) {
        round(other);
      }
      say(who + " goes on");
      who.busy = false;
      depth--;
    }

    void pass(Duration time) {
      s3.pass(time);
    }

    /** Something that cannot be undone. */
    void act(Program who, Hold hold) {
      acts++;
      say(who + " acts");
      assertThat(over).as(toString()).doesNotContain(hold);
      if (lastActor != null && lastActor != hold) {
        over.add(lastActor);
      }
      lastActor = hold;
    }

    void say(String what) {
      story.append(s3.now()).append(' ').append(what).append('\n');
    }

    @Override
    public String toString() {
      return "seed " + seed + "\n" + story;
    }

    /** One program: takes the lock, does a few things, gives it back, or dies. */
    private final class Program implements Calls {
      private final String name;
      private final SharedLocks locks;
      private final Queue<Arrival> arrived = new ArrayDeque<>();
      private Optional<Hold> hold = Optional.empty();
      private boolean busy;
      private long numbers;

      Program(String name, Duration wallClockOff) {
        this.name = name;
        var owner =
            new Owner(
                1,
                name,
                () -> name,
                () -> name + random.nextLong(),
                () -> s3.now().plus(wallClockOff),
                this::ticks,
                time -> {
                  pass(time);
                  standStill(this);
                },
                Terms.USUAL);
        var bucket =
            new StateBucket(
                this,
                (service, region) -> "https://s3.invalid",
                SimulatedS3.REGION,
                SimulatedS3.BUCKET,
                this::ticks);
        locks = new SharedLocks(new Unlocked(), List.of(bucket), List.of(), owner);
      }

      private long ticks() {
        return Duration.between(java.time.Instant.EPOCH, s3.now()).toNanos();
      }

      void move() {
        if (hold.isEmpty()) {
          if (random.nextInt(5) == 0) {
            begin();
          }
        } else if (random.nextInt(40) == 0) {
          say(this + " dies");
          hold = Optional.empty();
        } else if (hold.get().left-- == 0) {
          hold.get().lock.close();
          say(this + " gives it back");
          hold = Optional.empty();
        } else {
          change(hold.get());
        }
      }

      private void begin() {
        var reach = new Locks.Reach(List.of(SimulatedS3.REGION), false, false, false);
        long before = ticks();
        try {
          var lock = locks.within(reach).take(NAME, name + numbers++, "backup create");
          say(this + " takes it");
          takeovers += ticks() - before > Duration.ofSeconds(20).toNanos() ? 1 : 0;
          hold = Optional.of(new Hold(lock, 1 + random.nextInt(6)));
        } catch (LockTaken e) {
          refused++;
          say(this + " finds it taken");
        } catch (LockUnsure e) {
          say(this + ": " + e.getMessage());
        }
      }

      private void change(Hold mine) {
        try {
          mine.lock.check(true);
          act(this, mine);
        } catch (LockLost e) {
          say(this + " stops: " + e.getMessage());
          stopped++;
          stoodStill += e.getMessage().contains("stood still") ? 1 : 0;
          hold = Optional.empty();
          mine.lock.close();
        }
      }

      @Override
      public Ticket submit(Call call) {
        var ticket = new Ticket(numbers++);
        int fate = calm ? 99 : random.nextInt(100);
        standStill(this);
        Completion completion = fate < 3 ? new Completion.Lost("before") : s3.send(call);
        pass(Duration.ofMillis(20));
        standStill(this);
        if (fate >= 3 && fate < 7) {
          completion = new Completion.Lost("after");
        }
        arrived.add(new Arrival(ticket, completion));
        return ticket;
      }

      @Override
      public Optional<Arrival> next(Duration atMost) {
        return Optional.ofNullable(arrived.poll());
      }

      @Override
      public String toString() {
        return name;
      }
    }
  }

  /** No lock at all on this machine: each program is on another one. */
  private static final class Unlocked implements Locks {
    private static final Held HELD =
        new Held() {
          @Override
          public Optional<Holder> preemptedBy() {
            return Optional.empty();
          }

          @Override
          public Optional<Holder> preempted() {
            return Optional.empty();
          }

          @Override
          public void close() {
            // Nothing was taken.
          }
        };

    @Override
    public Held take(String name, String operation, String verb) {
      return HELD;
    }

    @Override
    public Held preempt(String name, String operation, String verb) {
      return HELD;
    }

    @Override
    public Optional<Holder> holder(String name) {
      return Optional.empty();
    }
  }
}
