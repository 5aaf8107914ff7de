package io.ecdr.app;

import io.ecdr.cli.Settings;
import io.ecdr.port.Ids;
import io.ecdr.port.Operations;
import io.ecdr.usecase.Experienced;
import io.ecdr.usecase.Planning;
import io.ecdr.usecase.Surveyor;
import java.time.InstantSource;

/** What the verbs are made from. */
interface Parts {

  /** The way to AWS. */
  AwsWiring aws();

  /** Our own state. */
  StateWiring state();

  /** What runs plans. */
  RunWiring runs();

  /** The computer that this runs on. */
  Machine machine();

  InstantSource clock();

  Ids ids();

  /** Of this program. */
  String version();

  /** Where this machine keeps operations. */
  Operations operations(Settings settings);

  /** Operations of this machine, and of all others that share the buckets. */
  default Operations shared(Settings settings) {
    return state().operations(operations(settings), settings);
  }

  /** A verb that reads and plans. */
  default <Q> Planning<Q> planned(Settings settings, Made<Q> verb) {
    return verb.of(aws().surveyor(settings), ids(), version());
  }

  /** The same, with times that earlier operations took. */
  default <Q> Planning<Q> learned(Settings settings, Made<Q> verb) {
    return Experienced.of(planned(settings, verb), operations(settings));
  }

  /** A verb whose plan rests on what earlier operations did. */
  default <Q> Planning<Q> remembering(Settings settings, Remembering<Q> verb) {
    return verb.of(aws().surveyor(settings), operations(settings), ids(), version());
  }

  /**
   * A verb's constructor.
   *
   * @param <Q> what is asked of it
   */
  @FunctionalInterface
  interface Made<Q> {
    Planning<Q> of(Surveyor surveyor, Ids ids, String version);
  }

  /**
   * The constructor of a verb that looks back.
   *
   * @param <Q> what is asked of it
   */
  @FunctionalInterface
  interface Remembering<Q> {
    Planning<Q> of(Surveyor surveyor, Operations past, Ids ids, String version);
  }
}
