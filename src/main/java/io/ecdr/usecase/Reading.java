package io.ecdr.usecase;

/**
 * A verb that only reads.
 *
 * @param <Q> the request
 * @param <A> the report
 */
@FunctionalInterface
public interface Reading<Q, A> {

  /** Reads and reports. Never throws because of what AWS answers or does not answer. */
  Answer<A> read(Q request);
}
