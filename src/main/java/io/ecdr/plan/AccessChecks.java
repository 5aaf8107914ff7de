package io.ecdr.plan;

import io.ecdr.model.Manifest;
import io.ecdr.model.RestoreAccess;
import io.ecdr.model.RestoreRequest;

/**
 * The questions before a restore about who will be let in. A snapshot holds nothing of it (source:
 * {@code API:Snapshot}); secrets cannot be read back at all.
 */
final class AccessChecks {

  private final Checklist list;
  private final RestoreRequest request;
  private final RestoreAccess access;
  private final RestoreInventory seen;
  private final boolean tls;
  private final boolean atRest;
  private final Manifest manifest;
  private final boolean known;

  /**
   * @param tls whether the new cache encrypts in transit
   * @param atRest whether it encrypts its files
   */
  AccessChecks(
      Checklist list, RestoreRequest request, RestoreInventory seen, boolean tls, boolean atRest) {
    this.list = list;
    this.request = request;
    this.access = request.access();
    this.seen = seen;
    this.tls = tls;
    this.atRest = atRest;
    this.manifest = seen.backup().manifest();
    this.known = !manifest.unknown().contains(SnapshotManifest.SECURITY);
  }

  void ask() {
    authToken();
    userGroups();
    transit();
    encryption();
  }

  /** The same of a serverless cache, which has no token and always encrypts. */
  void askServerless() {
    authToken();
    userGroups();
    oneUserGroup();
    alwaysEncrypted();
    encryption();
  }

  /** Source: {@code API:CreateServerlessCache}. */
  private void oneUserGroup() {
    list.ask("one-user-group", "A serverless cache has one user group", "at most 1")
        .answer(
            access.userGroups().size() < 2,
            Text.count(access.userGroups().size(), "user group"),
            "name one with --user-group");
  }

  /** That a serverless cache encrypts in transit is unsure: no parameter turns it on or off. */
  private void alwaysEncrypted() {
    var ask = list.ask("transit-encryption", "Encryption in transit", "always on");
    boolean had = manifest.security().transitEncryption();
    if (!access.tls().orElse(true)) {
      ask.warn(
          "--no-tls: nothing turns it off at AWS",
          "the data will be read back without it, which only a simulator allows");
    } else if (known && !had) {
      ask.warn("the source had it off, a serverless cache has it on", "clients must be told");
    } else {
      ask.pass("on");
    }
  }

  private void authToken() {
    var ask = list.ask("auth-token", "The AUTH token", "named, or agreed to do without");
    boolean had = manifest.security().authToken();
    if (access.authToken().isPresent() && serverless()) {
      ask.fail("a serverless cache has no AUTH token", "name a --user-group instead");
    } else if (access.authToken().isPresent()) {
      token(ask, access.authToken().get());
    } else if (!known && !access.withoutAuth() && access.userGroups().isEmpty()) {
      ask.fail(
          "a snapshot does not hold whether its cache asked for a password, and the cache is gone",
          serverless()
              ? "say --user-group ID or --without-auth"
              : "say --auth-token env:NAME, --user-group ID or --without-auth");
    } else if (!had) {
      ask.pass(known ? "the source had none" : "none");
    } else if (!access.userGroups().isEmpty()) {
      ask.pass("the source had one; the new cache has user groups instead");
    } else if (access.withoutAuth()) {
      ask.warn(
          "the source had one; the new cache has none (--without-auth)",
          "whoever reaches it can use it; set a token with aws elasticache"
              + " modify-replication-group --auth-token");
    } else {
      ask.fail(
          "the source had an AUTH token, which cannot be read back",
          serverless()
              ? "a serverless cache has none; name a --user-group, or agree with --without-auth"
              : "name one with --auth-token env:NAME or file:PATH, or agree with --without-auth");
    }
  }

  /** Source: {@code API:CreateReplicationGroup}. */
  private void token(Checklist.Question ask, String reference) {
    if (!tls) {
      ask.fail("an AUTH token without encryption in transit", "AWS wants --tls with it");
    } else {
      ask.pass(
          "from "
              + reference
              + ", read when it is sent; AWS wants 16 to 128 letters, digits and"
              + " !&#$^<>-");
    }
  }

  private void userGroups() {
    var ask = list.ask("user-groups", "User groups", "groups of " + request.to());
    var had = manifest.security().userGroups();
    if (!access.userGroups().isEmpty()) {
      named(ask);
    } else if (had.isEmpty()) {
      ask.pass(known ? "the source had none" : "none");
    } else if (access.authToken().isPresent()) {
      ask.warn(
          "the source had " + String.join(", ", had) + "; the new cache has a token instead",
          "clients that log in with a user's name are refused");
    } else if (access.withoutAuth()) {
      ask.warn(
          "the source had " + String.join(", ", had) + "; the new cache has none (--without-auth)",
          "whoever reaches it can use it");
    } else {
      ask.fail(
          "the source had " + String.join(", ", had) + ", which are of its Region",
          "name groups of " + request.to() + " with --user-group, or agree with --without-auth");
    }
  }

  /** Each must be there; secrets in it are not asked. */
  private void named(Checklist.Question ask) {
    var all = String.join(", ", access.userGroups());
    if (!tls) {
      ask.fail(
          all, "user groups need encryption in transit, which the source did not have; add --tls");
      return;
    }
    for (var id : access.userGroups()) {
      var group = seen.userGroups().get(id);
      if (group != null && group.unknown().isPresent()) {
        ask.unknown(group.unknown().get());
        return;
      }
      if (group != null && group.absent()) {
        ask.fail(
            "there is no user group " + id + " in " + request.to(),
            "create it there, or name another with --user-group");
        return;
      }
      var status = group == null ? "" : group.value().flatMap(g -> g.text("Status")).orElse("");
      if (!status.isEmpty() && !status.equals("active")) {
        ask.warn("user group " + id + " is " + status, "wait until it is active");
        return;
      }
    }
    ask.pass(all + (seen.userGroups().isEmpty() ? "; whether they exist was not asked" : ""));
  }

  private void transit() {
    var ask = list.ask("transit-encryption", "Encryption in transit", "as at the source, or said");
    boolean had = manifest.security().transitEncryption();
    if (!known && access.tls().isEmpty()) {
      ask.fail(
          "a snapshot does not hold whether transit was encrypted, and its cache is gone",
          "say --tls or --no-tls");
    } else if (known && had != tls) {
      ask.warn(
          "the source had it " + word(had) + ", the new cache has it " + word(tls),
          "clients must be told: they connect otherwise");
    } else {
      ask.pass(word(tls) + (known ? ", as at the source" : ""));
    }
  }

  private static String word(boolean on) {
    return on ? "on" : "off";
  }

  private void encryption() {
    var key =
        atRest ? access.kmsKey().map(k -> " with " + k).orElse(" with the service's key") : "";
    list.ask("encryption", "Encryption at rest", "the manifest's, or on")
        .pass(
            "at rest "
                + word(atRest)
                + key
                + (known ? "" : "; a snapshot does not hold what its cache had"));
  }

  private boolean serverless() {
    return request.shape().serverless().isPresent();
  }
}
