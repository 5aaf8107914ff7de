package io.ecdr.usecase;

/**
 * A verb that changes something: it reads what it needs and answers with a plan. Nothing is
 * changed.
 *
 * @param <Q> the request
 */
@FunctionalInterface
public interface Planning<Q> {

  /** Surveys and plans. Never throws because of what AWS answers or does not answer. */
  Planned plan(Q request);
}
