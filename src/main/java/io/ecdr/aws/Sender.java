package io.ecdr.aws;

import io.ecdr.model.Value;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/**
 * Sends one action: the parameter tree becomes a request, the answer becomes a tree.
 *
 * @param <C> the client it is sent with
 */
@FunctionalInterface
interface Sender<C> {

  /** The call, ready to go: whatever was wrong with its parameters has been said by now. */
  @FunctionalInterface
  interface Ready<C> {
    Value.Fields send(C client);
  }

  /**
   * Prepares a request.
   *
   * @throws IllegalStateException naming a parameter that the action does not have
   */
  Ready<C> prepare(Value.Fields parameters);

  /** An action whose request and answer are all in their members. */
  static <C, B extends SdkPojo & SdkBuilder<B, R>, R> Sender<C> of(
      String action, Supplier<B> builder, BiFunction<C, R, ? extends SdkPojo> method) {
    return parameters -> {
      var request = Requests.fill(builder.get(), parameters, action).build();
      return client -> Answers.read(method.apply(client, request));
    };
  }
}
