package io.ecdr.aws;

import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;

/** The STS actions that ecdr uses. */
final class StsActions {

  private StsActions() {}

  static Sender<StsClient> named(String action) {
    if (action.equals("GetCallerIdentity")) {
      return Sender.of(action, GetCallerIdentityRequest::builder, StsClient::getCallerIdentity);
    }
    throw new IllegalStateException("no way to send sts:" + action);
  }
}
