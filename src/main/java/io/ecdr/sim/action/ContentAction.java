package io.ecdr.sim.action;

import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.World;
import software.amazon.awssdk.core.SdkPojo;

/**
 * An API action whose request or answer carries bytes beside its fields, such as PutObject. The
 * rules of {@link Action} hold for it too.
 *
 * @param <I> the SDK's request class
 * @param <O> the SDK's response class
 */
@FunctionalInterface
public interface ContentAction<I extends SdkPojo, O extends SdkPojo> {

  /**
   * Does it and answers.
   *
   * @throws io.ecdr.sim.service.ServiceFault when the service would refuse
   */
  Reply<O> answer(I request, Content content, Caller caller, World world);
}
