package io.ecdr.sim.wire;

/** Objects, on the caller's own thread. */
class S3ObjectsInProcessTest extends S3ObjectsContract {
  @Override
  TestWorld open() {
    return TestWorld.inProcess();
  }
}
