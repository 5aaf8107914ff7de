package io.ecdr.sim.wire;

/** Objects, over sockets. */
class S3ObjectsOverHttpTest extends S3ObjectsContract {
  @Override
  TestWorld open() {
    return TestWorld.overHttp();
  }
}
