package io.ecdr.data;

import io.ecdr.port.DataMarks;
import io.ecdr.port.DataProbe;
import io.ecdr.port.DataReading;
import io.ecdr.port.SecretSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Trial writes over the engine's own protocol, each attempt on a thread of its own that does not
 * keep the process alive. The client library is loaded with the first attempt.
 */
public final class EngineProbe implements DataProbe {

  private final UnaryOperator<String> variables;

  /**
   * @param variables an environment variable's value, or null; asked for secrets only
   */
  public EngineProbe(UnaryOperator<String> variables) {
    this.variables = variables;
  }

  @Override
  public DataProbe.Attempt begin(Trial trial) {
    var attempt = new Running(new Secrets(variables), trial);
    var thread = new Thread(attempt, "ecdr-probe");
    thread.setDaemon(true);
    thread.start();
    return attempt;
  }

  /** One attempt; its fields are what both threads see. */
  private static final class Running implements DataProbe.Attempt, Runnable {

    private final Secrets secrets;
    private final Trial trial;
    private final Line line = new Line();
    private volatile List<Answer> answers;

    private Running(Secrets secrets, Trial trial) {
      this.secrets = secrets;
      this.trial = trial;
    }

    @Override
    public void run() {
      try {
        answers = new TrialWrite(trial, secrets.find(trial.auth()), line).run();
      } catch (SecretSource.Missing e) {
        answers = one(Kind.LOGIN, e.getMessage());
      } catch (RuntimeException | LinkageError e) {
        // Nobody else would tell; a fault here must not look like a silent engine.
        answers = one(Kind.UNREACHABLE, "the client failed: " + e.getClass().getSimpleName());
      }
    }

    private List<Answer> one(Kind kind, String words) {
      return List.of(new Answer(trial.host() + ":" + trial.port(), kind, words));
    }

    @Override
    public boolean reached() {
      return line.reached();
    }

    @Override
    public Optional<List<Answer>> answers() {
      return Optional.ofNullable(answers);
    }

    @Override
    public void abandon() {
      line.cut();
    }
  }

  @Override
  public DataMarks.Attempt mark(Place place, String start, String value, Duration timeToLive) {
    return marks(place, marks -> marks.write(start, value, timeToLive));
  }

  @Override
  public DataMarks.Attempt find(Place place, List<String> keys, String value) {
    return marks(place, marks -> marks.find(keys, value));
  }

  private DataMarks.Attempt marks(Place place, Function<Marks, List<Said>> ask) {
    var attempt = new MarkAttempt(new Secrets(variables), place, ask);
    var thread = new Thread(attempt, "ecdr-marks");
    thread.setDaemon(true);
    thread.start();
    return attempt;
  }

  @Override
  public DataReading.Attempt read(Question question) {
    var attempt = new Asked(new Secrets(variables), question);
    var thread = new Thread(attempt, "ecdr-reading");
    thread.setDaemon(true);
    thread.start();
    return attempt;
  }

  /** One attempt to read; its fields are what both threads see. */
  private static final class Asked implements DataReading.Attempt, Runnable {

    private final Secrets secrets;
    private final Question question;
    private final Line line = new Line();
    private volatile Told told;

    private Asked(Secrets secrets, Question question) {
      this.secrets = secrets;
      this.question = question;
    }

    @Override
    public void run() {
      try {
        told = new ContentReading(question, secrets.find(question.auth()), line).run();
      } catch (SecretSource.Missing e) {
        told = Told.failed(Kind.LOGIN, e.getMessage());
      } catch (RuntimeException | LinkageError e) {
        told = Told.failed(Kind.UNREACHABLE, "the client failed: " + e.getClass().getSimpleName());
      }
    }

    @Override
    public Optional<Told> told() {
      return Optional.ofNullable(told);
    }

    @Override
    public void abandon() {
      line.cut();
    }
  }
}
