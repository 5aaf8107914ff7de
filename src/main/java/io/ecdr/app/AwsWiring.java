package io.ecdr.app;

import io.ecdr.aws.Access;
import io.ecdr.aws.ClientFactory;
import io.ecdr.aws.SdkCalls;
import io.ecdr.aws.SdkEndpoints;
import io.ecdr.aws.SdkObjects;
import io.ecdr.aws.SignIn;
import io.ecdr.cli.Settings;
import io.ecdr.model.Region;
import io.ecdr.pace.PacedCalls;
import io.ecdr.port.Calls;
import io.ecdr.port.ObjectStreams;
import io.ecdr.port.SecretSource;
import io.ecdr.usecase.Patience;
import io.ecdr.usecase.Surveyor;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** The way to AWS, opened when something first needs it. */
final class AwsWiring implements AutoCloseable {

  private final Function<Settings, Access> reach;
  private final SecretSource secrets;
  private final InstantSource clock;
  private final RandomGenerator chance;
  private SdkEndpoints endpoints;
  private ClientFactory clients;
  private SdkCalls sdk;
  private PacedCalls calls;

  /**
   * @param reach how AWS is reached, from what was typed
   * @param secrets asked for those that a call names
   */
  AwsWiring(
      Function<Settings, Access> reach,
      SecretSource secrets,
      InstantSource clock,
      RandomGenerator chance) {
    this.reach = reach;
    this.secrets = secrets;
    this.clock = clock;
    this.chance = chance;
  }

  /** One for all that this program asks of AWS, but for its locks, which must not wait. */
  Calls calls(Settings settings) {
    if (calls == null) {
      if (settings.verbose()) {
        // Before the first logger is made: the log's configuration reads it once.
        System.setProperty("ecdr.log", "DEBUG");
      }
      var access = reach.apply(settings);
      endpoints = new SdkEndpoints(access);
      clients = new ClientFactory(access, endpoints);
      sdk = new SdkCalls(clients, secrets);
      calls = new PacedCalls(sdk, clock);
    }
    return calls;
  }

  SdkEndpoints endpoints(Settings settings) {
    calls(settings);
    return endpoints;
  }

  ClientFactory clients(Settings settings) {
    calls(settings);
    return clients;
  }

  Surveyor surveyor(Settings settings) {
    var port = calls(settings);
    return new Surveyor(port, endpoints, clock, chance, Patience.USUAL, settings.down())
        .reading(() -> objects(settings));
  }

  /** Where people sign in before the credentials can be had. */
  Set<Region> signIn(Settings settings) {
    return SignIn.regions(reach.apply(settings));
  }

  /** Large objects, as streams. */
  ObjectStreams objects(Settings settings) {
    return new SdkObjects(clients(settings), time -> LockSupport.parkNanos(time.toNanos()));
  }

  @Override
  public void close() {
    if (sdk != null) {
      sdk.close();
    }
  }
}
