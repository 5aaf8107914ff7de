package io.ecdr.sim.action;

import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.World;
import software.amazon.awssdk.core.SdkPojo;

/**
 * One API action. Runs with the world's lock held, so it sees and leaves a consistent world and
 * must not wait for anything.
 *
 * @param <I> the SDK's request class
 * @param <O> the SDK's response class
 */
@FunctionalInterface
public interface Action<I extends SdkPojo, O extends SdkPojo> {

  /**
   * Does it and answers.
   *
   * @throws io.ecdr.sim.service.ServiceFault when the service would refuse
   */
  O answer(I request, Caller caller, World world);
}
