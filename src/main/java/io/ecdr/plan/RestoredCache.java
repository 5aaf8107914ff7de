package io.ecdr.plan;

import io.ecdr.model.CacheKind;
import java.util.List;

/** What a restore makes: its steps, and the questions that are its own. */
interface RestoredCache {

  CacheKind kind();

  /** How much data is loaded at once, for how long that takes. */
  long bytes();

  /** What these bytes are, as a part of a sentence. */
  String basis();

  List<Step> steps(String operation, Estimates times);

  /** The step whose facts tell where the new cache is reached. */
  String serving();

  /** Asks all of them. */
  void ask(Checklist list);
}
