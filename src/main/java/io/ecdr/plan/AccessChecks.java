package io.ecdr.plan;

import io.ecdr.model.Manifest;
import io.ecdr.model.RestoreRequest;

/**
 * The questions before a restore about who will be let in. A snapshot holds nothing of it (source:
 * {@code API:Snapshot}); secrets cannot be read back at all.
 */
final class AccessChecks {

  private final Checklist list;
  private final RestoreRequest request;
  private final RestoreInventory seen;
  private final Manifest manifest;

  AccessChecks(Checklist list, RestoreRequest request, RestoreInventory seen) {
    this.list = list;
    this.request = request;
    this.seen = seen;
    this.manifest = seen.backup().manifest();
  }

  void ask() {
    authToken();
    userGroups();
    encryption();
  }

  private void authToken() {
    var ask = list.ask("auth-token", "The AUTH token", "none needed, or agreed to do without");
    if (!manifest.security().authToken()) {
      ask.pass("the source had none");
    } else if (request.withoutAuth()) {
      ask.warn(
          "the source had one; the new cache has none (--without-auth)",
          "whoever reaches it can use it; set a token with aws elasticache"
              + " modify-replication-group --auth-token");
    } else {
      ask.fail(
          "the source had an AUTH token; it cannot be read back, and this version cannot set one",
          "restore without it with --without-auth, and set one afterwards");
    }
  }

  private void userGroups() {
    var ask = list.ask("user-groups", "User groups", "groups of " + request.to());
    var had = manifest.security().userGroups();
    if (!request.userGroups().isEmpty()) {
      named(ask);
    } else if (had.isEmpty()) {
      ask.pass("the source had none");
    } else if (request.withoutAuth()) {
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
    var all = String.join(", ", request.userGroups());
    if (!manifest.security().transitEncryption()) {
      ask.fail(all, "user groups need encryption in transit, which the source did not have");
      return;
    }
    for (var id : request.userGroups()) {
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

  private void encryption() {
    var security = manifest.security();
    list.ask("encryption", "Encryption as at the source", "the manifest's settings")
        .pass(
            "in transit "
                + (security.transitEncryption() ? "on" : "off")
                + ", at rest "
                + (security.atRestEncryption() ? "on" : "off")
                + (security.atRestEncryption()
                    ? request.kmsKey().map(k -> " with " + k).orElse(" with the service's key")
                    : ""));
  }
}
