package io.ecdr.sim.action.s3;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.service.ServiceFault;
import io.ecdr.sim.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.DeletedObject;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;

/** Removes up to 1,000 objects; each may fail by itself (S3API:DeleteObjects). */
public final class DeleteObjects implements Action<DeleteObjectsRequest, DeleteObjectsResponse> {

  private static final int MOST = 1000;

  @Override
  public DeleteObjectsResponse answer(DeleteObjectsRequest request, Caller caller, World world) {
    var gate = new Gate(caller, world);
    var objects =
        request.delete() == null ? List.<ObjectIdentifier>of() : request.delete().objects();
    if (objects.isEmpty() || objects.size() > MOST) {
      throw new ServiceFault(
          "MalformedXML",
          400,
          "The XML you provided was not well-formed or did not validate against our published"
              + " schema");
    }
    var deleted = new ArrayList<DeletedObject>();
    var errors = new ArrayList<S3Error>();
    for (var object : objects) {
      try {
        Versions.onlyNull(object.versionId());
        gate.object(
                request.bucket(),
                object.key(),
                request.expectedBucketOwner(),
                "s3:DeleteObject",
                Map.of())
            .remove(object.key());
        deleted.add(DeletedObject.builder().key(object.key()).build());
      } catch (ServiceFault e) {
        // What concerns the bucket is an answer to the whole request.
        if (!e.code().equals("AccessDenied") && !e.code().equals("NoSuchVersion")) {
          throw e;
        }
        errors.add(
            S3Error.builder().key(object.key()).code(e.code()).message(e.getMessage()).build());
      }
    }
    boolean quiet = Boolean.TRUE.equals(request.delete().quiet());
    return DeleteObjectsResponse.builder()
        .deleted(quiet ? List.of() : deleted)
        .errors(errors)
        .build();
  }
}
