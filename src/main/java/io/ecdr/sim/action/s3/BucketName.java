package io.ecdr.sim.action.s3;

import io.ecdr.sim.service.ServiceFault;
import java.util.regex.Pattern;

/** The rules for bucket names (S3:bucketnamingrules). */
final class BucketName {

  private static final Pattern LEGAL =
      Pattern.compile(
          "(?!xn--|sthree-|amzn-s3-demo-)(?!\\d+\\.\\d+\\.\\d+\\.\\d+$)"
              + "[a-z0-9](?!.*\\.\\.)[a-z0-9.-]{1,61}[a-z0-9](?<!-s3alias|--ol-s3|\\.mrap|--x-s3|--table-s3)");

  private BucketName() {}

  /** Refuses a name that no bucket can have. */
  static void check(String name) {
    if (!LEGAL.matcher(name).matches()) {
      throw new ServiceFault("InvalidBucketName", 400, "The specified bucket is not valid.")
          .with("BucketName", name);
    }
  }
}
