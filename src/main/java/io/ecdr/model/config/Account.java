package io.ecdr.model.config;

import io.ecdr.model.AccountId;
import java.util.Objects;
import java.util.Optional;

/**
 * An AWS account as the file names it.
 *
 * @param name in the file
 * @param id what the credentials must belong to; empty when that is not checked
 * @param profile the AWS profile with its credentials; empty for the usual chain
 */
public record Account(String name, Optional<AccountId> id, Optional<String> profile) {

  public Account {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(profile, "profile");
  }
}
