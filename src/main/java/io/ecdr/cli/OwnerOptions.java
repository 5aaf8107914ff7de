package io.ecdr.cli;

import io.ecdr.model.AccountId;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Buckets of another account, and whose credentials reach them. */
public final class OwnerOptions {

  @Option(
      names = "--dr-account",
      paramLabel = "DIGITS",
      converter = ToAccount.class,
      description =
          "Account that the bucket there belongs to, or those of --to. Default: that of"
              + " --dr-profile.")
  private AccountId account;

  @Option(
      names = "--dr-profile",
      paramLabel = "NAME",
      description = "AWS profile for that bucket, or those of --to, such as another account's.")
  private String profile;

  Optional<AccountId> account() {
    return Optional.ofNullable(account);
  }

  Optional<String> profile() {
    return Optional.ofNullable(profile);
  }

  /** Twelve digits. */
  static final class ToAccount implements ITypeConverter<AccountId> {
    @Override
    public AccountId convert(String word) {
      try {
        return new AccountId(word);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }
}
