package io.ecdr.aws;

import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;

/**
 * One chain of credentials for all clients.
 *
 * <p>The first look runs alone: the metadata service of a machine that has none takes seconds to
 * fail, and every parallel call would pay for it. When the first look fails, the failure is kept
 * for the life of the process; once it succeeded, the chain refreshes by itself.
 */
final class OnceCredentials implements AwsCredentialsProvider {

  private final Optional<String> profile;
  private AwsCredentialsProvider chain;
  private boolean worked;
  private RuntimeException failure;

  OnceCredentials(Optional<String> profile) {
    this.profile = profile;
  }

  @Override
  public AwsCredentials resolveCredentials() {
    AwsCredentialsProvider provider;
    synchronized (this) {
      if (!worked) {
        return first();
      }
      provider = chain;
    }
    return provider.resolveCredentials();
  }

  private AwsCredentials first() {
    if (failure != null) {
      throw failure;
    }
    try {
      chain = make();
      var found = chain.resolveCredentials();
      worked = true;
      return found;
    } catch (RuntimeException e) {
      failure = e;
      throw e;
    }
  }

  private AwsCredentialsProvider make() {
    return profile
        .<AwsCredentialsProvider>map(ProfileCredentialsProvider::create)
        .orElseGet(() -> DefaultCredentialsProvider.builder().build());
  }
}
