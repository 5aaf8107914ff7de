package io.ecdr.execute;

import io.ecdr.model.Access;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Region;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.Completion;
import io.ecdr.plan.FenceSteps;
import io.ecdr.plan.Fenced;
import io.ecdr.plan.FencedUser;
import io.ecdr.plan.Service;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code read-users {Region, ReplicationGroupId, Wait, Way}}: who may write to a cache that was cut
 * off, once its Region answers. Facts: what each of them had, and what it would have then. Sends
 * nothing that changes anything.
 */
final class ReadUsers implements Work {

  private static final Duration AGAIN = Duration.ofSeconds(5);
  private static final String BUILT_IN = "default";

  @Override
  public String kind() {
    return "read-users";
  }

  @Override
  public Turn next(Value.Fields parameters, Dialogue dialogue) {
    if (parameters.text("Way").orElse("").endsWith("/promote")) {
      return new Turn.Done(none("not needed: it follows the new primary when it returns"));
    }
    return new Round(parameters, dialogue).next();
  }

  @Override
  public Optional<Turn.Stop> overdue(Value.Fields parameters, String at) {
    return Optional.of(notYet(parameters, "it does not answer", ""));
  }

  static Turn.Stop notYet(Value.Fields parameters, String why, String more) {
    var id = parameters.text("ReplicationGroupId").orElse("");
    var region = parameters.text("Region").orElse("");
    return new Turn.Stop(
        ExitCode.INCOMPLETE,
        id + " in " + region + " is not fenced yet, so there may be two writable primaries: " + why,
        "as soon as it answers: ecdr fence " + id + " --region " + region + more);
  }

  private static Value.Fields none(String why) {
    return Value.fields(Fenced.FACT, "none", "Why", why, "Endpoint", "")
        .with("Users", Value.items(List.of()))
        .with("Names", Value.texts(List.of()))
        .with("Cluster", false)
        .with("Tls", false);
  }

  /** One turn: the questions are asked again under a new name while the Region is waited for. */
  private static final class Round {
    private final Value.Fields parameters;
    private final Dialogue dialogue;
    private final Region region;
    private final String id;
    private int tries;

    Round(Value.Fields parameters, Dialogue dialogue) {
      this.parameters = parameters;
      this.dialogue = dialogue;
      this.region = new Region(parameters.text("Region").orElse(""));
      this.id = parameters.text("ReplicationGroupId").orElse("");
    }

    Turn next() {
      while (dialogue.heard("wait#" + tries).isPresent()) {
        tries++;
      }
      var group = call("DescribeReplicationGroups", Value.fields("ReplicationGroupId", id));
      var groups = call("DescribeUserGroups", Value.Fields.NONE);
      var users = call("DescribeUsers", Value.Fields.NONE);
      var told = List.of(ask(group), all(groups, "UserGroups"), all(users, "Users"));
      if (told.stream().anyMatch(Optional::isEmpty)) {
        return new Turn.Ask("reading who may write to " + id + " in " + region);
      }
      if (Groups.notFound(told.get(0).get())) {
        return new Turn.Done(none("there is no " + id + " in " + region + " any more"));
      }
      var calls = List.of(group, groups, users);
      for (int i = 0; i < calls.size(); i++) {
        if (!(told.get(i).get() instanceof Completion.Answered)) {
          return unread(Refusals.words(calls.get(i), told.get(i).get()));
        }
      }
      return judge(body(told.get(0)), body(told.get(1)), body(told.get(2)));
    }

    private Call call(String action, Value.Fields parameters) {
      return dialogue.call(Service.ELASTICACHE, action, region, parameters);
    }

    private Optional<Completion> ask(Call call) {
      return dialogue.ask(call.action() + "#" + tries, call);
    }

    private Optional<Completion> all(Call call, String list) {
      return Paged.ask(dialogue, call.action() + "#" + tries, call, list);
    }

    private static Value.Fields body(Optional<Completion> told) {
      return ((Completion.Answered) told.orElseThrow()).body();
    }

    private Turn unread(String why) {
      var wait = Duration.parse(parameters.text("Wait").orElse("PT0S"));
      return dialogue.now().isBefore(dialogue.began().plus(wait))
          ? new Turn.Pause("wait#" + tries, AGAIN, why + "; waiting for " + region)
          : notYet(why, "");
    }

    private Turn notYet(String why, String more) {
      return ReadUsers.notYet(parameters, why, more);
    }

    private Turn judge(Value.Fields told, Value.Fields groups, Value.Fields users) {
      var found = told.list("ReplicationGroups").stream().findFirst();
      if (found.isEmpty()) {
        return new Turn.Done(none("there is no " + id + " in " + region + " any more"));
      }
      var group = ReplicationGroup.of(region, found.get());
      var wanted = group.security().userGroups();
      var access = Access.of(wanted, groups.list("UserGroups"), users.list("Users"));
      if (!access.untold().isEmpty()) {
        return unread(String.join("; ", access.untold()));
      }
      var all = access.users();
      if (all.isEmpty()) {
        return notYet("it has no user groups", " --fence-hook PROG");
      }
      var writing = FenceSteps.writing(all);
      if (writing.stream().anyMatch(user -> user.id().equals(BUILT_IN))) {
        return notYet("user default may write, and it is the Region's own", "");
      }
      var shared = shared(writing, groups);
      if (!shared.isEmpty()) {
        return notYet(
            "others use its users, too: " + String.join(", ", shared), " --override shared-users");
      }
      return new Turn.Done(facts(group, writing));
    }

    private List<String> shared(List<FencedUser> writing, Value.Fields groups) {
      var ids = writing.stream().map(FencedUser::id).toList();
      return groups.list("UserGroups").stream()
          .filter(each -> each.texts("UserIds").stream().anyMatch(ids::contains))
          .flatMap(
              each ->
                  Stream.concat(
                      each.texts("ReplicationGroups").stream(),
                      each.texts("ServerlessCaches").stream()))
          .filter(cache -> !cache.equalsIgnoreCase(id))
          .distinct()
          .toList();
    }

    private static Value.Fields facts(ReplicationGroup group, List<FencedUser> writing) {
      var endpoint = group.clientEndpoint().map(ReplicationGroup.Endpoint::toString).orElse("");
      return Value.fields(Fenced.FACT, Fenced.NOT_YET.word(), "Endpoint", endpoint)
          .with("Cluster", group.cluster())
          .with("Names", Value.texts(writing.stream().map(FencedUser::name).toList()))
          .with("Tls", group.security().transitEncryption())
          .with(
              "Users",
              Value.items(
                  writing.stream()
                      .map(
                          user ->
                              Value.fields(
                                  "UserId", user.id(),
                                  "UserName", user.name(),
                                  "Before", user.before(),
                                  "After", user.after()))
                      .toList()));
    }
  }
}
