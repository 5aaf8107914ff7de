package io.ecdr.data;

import io.ecdr.port.DataMarks;
import io.ecdr.port.DataMarks.Kind;
import io.ecdr.port.DataMarks.Place;
import io.ecdr.port.DataMarks.Said;
import io.ecdr.port.SecretSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** One attempt at marks on a thread of its own; its fields are what both threads see. */
final class MarkAttempt implements DataMarks.Attempt, Runnable {

  private final Secrets secrets;
  private final Place place;
  private final Function<Marks, List<Said>> ask;
  private final Line line = new Line();
  private volatile List<Said> said;

  MarkAttempt(Secrets secrets, Place place, Function<Marks, List<Said>> ask) {
    this.secrets = secrets;
    this.place = place;
    this.ask = ask;
  }

  @Override
  public void run() {
    try {
      said = ask.apply(new Marks(place, secrets.find(place.auth()), line));
    } catch (SecretSource.Missing e) {
      said = one(Kind.LOGIN, e.getMessage());
    } catch (RuntimeException | LinkageError e) {
      // Nobody else would tell; a fault here must not look like a silent engine.
      said = one(Kind.UNREACHABLE, "the client failed: " + e.getClass().getSimpleName());
    }
  }

  private List<Said> one(Kind kind, String words) {
    return List.of(new Said(place.toString(), kind, words, "", Optional.empty()));
  }

  @Override
  public Optional<List<Said>> said() {
    return Optional.ofNullable(said);
  }

  @Override
  public boolean reached() {
    return line.reached();
  }

  @Override
  public int connections() {
    return line.connections();
  }

  @Override
  public void abandon() {
    line.cut();
  }
}
