package io.ecdr.plan;

import io.ecdr.model.Fact;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.StandbyCreateRequest;
import io.ecdr.model.Value;
import java.util.List;
import java.util.Locale;

/**
 * The questions before a standby is made about who will be let in. That a new member may be given a
 * user group is unsure: AWS's list of what it may not be given does not name them, nor does
 * Terraform's (facts page, 6.4; seen: TFSRC), and neither says that it may.
 */
final class LoginChecks {

  private final Checklist list;
  private final StandbyCreateRequest request;
  private final StandbyInventory seen;
  private final ReplicationGroup.Security guarded;

  LoginChecks(Checklist list, StandbyCreateRequest request, StandbyInventory seen) {
    this.list = list;
    this.request = request;
    this.seen = seen;
    this.guarded = seen.group().security();
  }

  void ask() {
    var ask = list.ask("access", "Who will be let in", "as at the primary");
    if (!request.userGroups().isEmpty()) {
      named(ask);
    } else if (guarded.authToken()) {
      ask.warn(
          "the cache has an AUTH token; AWS's guide says both that a standby has the same one and"
              + " that it can be given another",
          "log in to it with the clients' token before a change of roles");
    } else if (guarded.userGroups().isEmpty()) {
      ask.pass("neither an AUTH token nor user groups");
    } else {
      unnamed(ask);
    }
    users();
  }

  private void unnamed(Checklist.Question ask) {
    var there = there();
    var same = guarded.userGroups().stream().filter(there::contains).toList();
    ask.warn(
        "the cache has user group "
            + String.join(", ", guarded.userGroups())
            + "; none is named for "
            + request.to()
            + ", so who may log in there is not known, perhaps everybody",
        same.isEmpty()
            ? "make one with the same users in " + request.to() + "; name it with --user-group"
            : "there is one of that id: --user-group " + String.join(",", same));
  }

  private List<String> there() {
    return seen.logins().there().value().orElse(List.of()).stream()
        .flatMap(g -> g.text("UserGroupId").stream())
        .map(id -> id.toLowerCase(Locale.ROOT))
        .toList();
  }

  private void named(Checklist.Question ask) {
    var names = String.join(", ", request.userGroups());
    var there = there();
    var gone =
        request.userGroups().stream()
            .filter(id -> !there.contains(id.toLowerCase(Locale.ROOT)))
            .toList();
    if (!guarded.transitEncryption()) {
      ask.fail(
          names + ", and the cache is not encrypted in transit, so neither is its standby",
          "user groups need it; leave out --user-group");
    } else if (guarded.authToken()) {
      ask.fail(
          names + ", and the cache has an AUTH token",
          "a cache has one or the other; leave out --user-group");
    } else if (seen.logins().there().unknown().isPresent()) {
      ask.unknown(seen.logins().there().unknown().get());
    } else if (!gone.isEmpty()) {
      ask.fail(
          "there is no user group "
              + String.join(", ", gone)
              + " in "
              + request.to()
              + (there.isEmpty() ? "" : "; there are " + String.join(", ", there)),
          "make it there, or name another with --user-group");
    } else {
      ask.pass(
          "user group "
              + names
              + "; whether AWS takes one with a new member is not documented: where it refuses,"
              + " nothing is made; then leave it out, and add it to the standby afterwards");
    }
  }

  private void users() {
    var users = new UserChecks(list, request.to().id(), request.region().id());
    if (request.userGroups().isEmpty()) {
      users.skipped(
          guarded.userGroups().isEmpty() ? "it has no user groups" : "no user group is named");
    } else if (seen.logins().there().value().isPresent() && !there().containsAll(lower())) {
      users.skipped("a user group that is named is not there");
    } else {
      users.compare(
          new Fact.Known<>(made(), seen.at()),
          new Fact.Known<>(seen.group(), seen.at()),
          seen.logins().access(),
          seen.logins().primary());
    }
  }

  private List<String> lower() {
    return request.userGroups().stream().map(id -> id.toLowerCase(Locale.ROOT)).toList();
  }

  /** The standby as it will be guarded. */
  private ReplicationGroup made() {
    return ReplicationGroup.of(
        request.to(),
        Value.fields("ReplicationGroupId", request.as())
            .with("UserGroupIds", Value.texts(request.userGroups()))
            .with("TransitEncryptionEnabled", guarded.transitEncryption())
            .with("AuthTokenEnabled", guarded.authToken()));
  }
}
