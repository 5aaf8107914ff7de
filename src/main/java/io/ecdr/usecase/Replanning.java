package io.ecdr.usecase;

import io.ecdr.model.ChangeRequest;

/** Plans any request anew, under a given operation id. */
@FunctionalInterface
public interface Replanning {

  /** Surveys and plans, like {@link Planning}. */
  Planned plan(ChangeRequest request, String operation);
}
