package io.ecdr.render;

import io.ecdr.model.ExitCode;
import io.ecdr.model.Value;
import java.time.Instant;
import java.util.List;

/** A report ready to be shown: as text to people, as data to programs. */
public interface Screen {

  /** Names the form of {@link #data}, such as {@code ecdr.op-list/1}. */
  String schema();

  /** When what is shown was so. */
  Instant at();

  /** What the process exits with after showing it. */
  ExitCode code();

  /** The report for programs. */
  Value.Fields data();

  /** What the reader should know besides, one sentence each. */
  List<String> warnings();

  /** The report for people, without the warnings. */
  void print(Page page);
}
