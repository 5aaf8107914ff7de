package io.ecdr.aws;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * How to reach AWS, as the operator said it.
 *
 * @param endpoint one address for every service and Region instead of AWS's own
 * @param profile a named profile; it then beats credentials in the environment, as in the {@code
 *     aws} command
 * @param credentials used instead of looking for some
 * @param http an HTTP client to use instead of sockets, such as an in-process simulator
 * @param profiles credentials of other profiles, for single calls
 */
public record Access(
    Optional<URI> endpoint,
    Optional<String> profile,
    Budgets budgets,
    Optional<AwsCredentialsProvider> credentials,
    Optional<SdkHttpClient> http,
    Function<String, AwsCredentialsProvider> profiles) {

  /** With other profiles from where AWS keeps them. */
  public Access(
      Optional<URI> endpoint,
      Optional<String> profile,
      Budgets budgets,
      Optional<AwsCredentialsProvider> credentials,
      Optional<SdkHttpClient> http) {
    this(
        endpoint,
        profile,
        budgets,
        credentials,
        http,
        name -> new OnceCredentials(Optional.of(name)));
  }

  public Access {
    Objects.requireNonNull(endpoint, "endpoint");
    Objects.requireNonNull(profile, "profile");
    Objects.requireNonNull(budgets, "budgets");
    Objects.requireNonNull(credentials, "credentials");
    Objects.requireNonNull(http, "http");
    Objects.requireNonNull(profiles, "profiles");
  }

  /** Over the network, with the usual budgets. */
  public static Access network(Optional<URI> endpoint, Optional<String> profile) {
    return new Access(endpoint, profile, Budgets.USUAL, Optional.empty(), Optional.empty());
  }
}
