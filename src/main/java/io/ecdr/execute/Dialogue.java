package io.ecdr.execute;

import io.ecdr.model.Region;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.CallMaker;
import io.ecdr.plan.Completion;
import io.ecdr.plan.Service;
import io.ecdr.port.Endpoints;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a pure function sees of the world: answers to the questions it asked. It asks for what it
 * wants to know; what is not answered yet is collected here, and the function is called again when
 * an answer is there.
 */
final class Dialogue {

  private final Map<String, Completion> answers;
  private final Map<String, StoredObject> there;
  private final Map<String, Call> open = new LinkedHashMap<>();
  private final Endpoints endpoints;
  private final String operation;
  private final Instant began;
  private final Instant now;
  private final int atOnce;

  /**
   * @param answers to earlier questions, by their keys
   * @param there what those answers have shown for good, so that it need not be read again from
   *     them at each turn; grows
   * @param operation the id of the operation on whose behalf it is asked
   * @param began when the step began
   * @param atOnce how many questions may be open
   */
  Dialogue(
      Map<String, Completion> answers,
      Map<String, StoredObject> there,
      Endpoints endpoints,
      String operation,
      Instant began,
      Instant now,
      int atOnce) {
    this.answers = answers;
    this.there = there;
    this.endpoints = endpoints;
    this.operation = operation;
    this.began = began;
    this.now = now;
    this.atOnce = atOnce;
  }

  /** The same for who only looks: each look begins anew. */
  Dialogue(
      Map<String, Completion> answers,
      Endpoints endpoints,
      String operation,
      Instant now,
      int atOnce) {
    this(answers, new HashMap<>(), endpoints, operation, now, now, atOnce);
  }

  /** The answer to a question; empty when it is not there yet, and then it is asked. */
  Optional<Completion> ask(String key, Call call) {
    var answer = answers.get(key);
    if (answer == null && !full()) {
      open.putIfAbsent(key, call);
    }
    return Optional.ofNullable(answer);
  }

  /** An object that earlier answers have shown to be there. */
  Optional<StoredObject> there(String key) {
    return Optional.ofNullable(there.get(key));
  }

  /** The answers show that an object is there. */
  void there(String key, StoredObject object) {
    there.put(key, object);
  }

  /** Whether no more questions can be asked until an answer is there. */
  boolean full() {
    return open.size() >= atOnce;
  }

  /** The answer to a question, if it was asked and answered. */
  Optional<Completion> heard(String key) {
    return Optional.ofNullable(answers.get(key));
  }

  /** A call on its way to a service in a Region. */
  Call call(Service service, String action, Region region, Value.Fields parameters) {
    return new Call(service, action, region, endpoints.of(service, region), parameters);
  }

  /** Makes calls that go where the others go. */
  CallMaker calls() {
    return new CallMaker(endpoints::of);
  }

  /** The questions that are not answered yet, by their keys, in the order they were asked. */
  Map<String, Call> open() {
    return open;
  }

  /** The operation's id. */
  String operation() {
    return operation;
  }

  /** When the step began: the same at each turn, so that what is written does not change. */
  Instant began() {
    return began;
  }

  /** The moment it is. */
  Instant now() {
    return now;
  }
}
