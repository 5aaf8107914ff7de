package io.ecdr.sim.action.s3;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.World;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** Tells about an object without its bytes (S3API:HeadObject). */
public final class HeadObject implements Action<HeadObjectRequest, HeadObjectResponse> {

  @Override
  public HeadObjectResponse answer(HeadObjectRequest request, Caller caller, World world) {
    var read = ObjectRead.of(asGet(request), caller, world);
    var response = HeadObjectResponse.builder();
    read.describe(response);
    return response.contentLength(read.wanted().length()).build();
  }

  /** It is answered as the GET would be that asks for the same. */
  private static GetObjectRequest asGet(HeadObjectRequest request) {
    var same = GetObjectRequest.builder();
    request
        .sdkFields()
        .forEach(field -> Fields.set(same, field.memberName(), field.getValueOrDefault(request)));
    return same.build();
  }
}
