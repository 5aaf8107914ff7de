package io.ecdr.sim.action.s3;

import io.ecdr.sim.service.ServiceFault;

/** Objects of the simulator have one version, which S3 calls {@code null}. */
final class Versions {

  private Versions() {}

  /** Refuses to go on when another version is asked for. */
  static void onlyNull(String versionId) {
    if (versionId != null && !versionId.equals("null")) {
      throw new ServiceFault("NoSuchVersion", 404, "The specified version does not exist.")
          .with("VersionId", versionId);
    }
  }
}
