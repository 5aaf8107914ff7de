package io.ecdr.sim.action.s3;

import io.ecdr.sim.service.ServiceFault;
import io.ecdr.sim.world.s3.Body;
import io.ecdr.sim.world.s3.Bucket;
import io.ecdr.sim.world.s3.Upload;
import java.time.Instant;
import java.util.Optional;

/** Multipart uploads as their actions need them. */
final class Uploads {

  /** The highest number a part may have (S3:qfacts). */
  static final int HIGHEST_PART = 10_000;

  private Uploads() {}

  /**
   * An upload under way.
   *
   * @throws ServiceFault {@code NoSuchUpload} when there is none of that id for that key
   */
  static Upload find(Bucket bucket, String key, String id) {
    return Optional.ofNullable(bucket.uploads().get(id))
        .filter(upload -> upload.template().key().equals(key))
        .orElseThrow(
            () ->
                new ServiceFault(
                        "NoSuchUpload",
                        404,
                        "The specified upload does not exist. The upload ID may be invalid, or the"
                            + " upload may have been aborted or completed.")
                    .with("UploadId", id));
  }

  /** Keeps a part, in place of an earlier one of that number. */
  static void keep(Upload upload, Integer number, Body body, Instant now) {
    if (number == null || number < 1 || number > HIGHEST_PART) {
      throw new ServiceFault(
              "InvalidArgument",
              400,
              "Part number must be an integer between 1 and 10000, inclusive")
          .with("ArgumentName", "partNumber");
    }
    upload.parts().put(number, new Upload.Part(body, now));
  }
}
