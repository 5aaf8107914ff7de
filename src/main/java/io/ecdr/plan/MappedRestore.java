package io.ecdr.plan;

import io.ecdr.model.Manifest;
import io.ecdr.model.RegionMapping;
import io.ecdr.model.RestoreAccess;
import io.ecdr.model.RestorePlace;
import io.ecdr.model.RestoreRequest;
import io.ecdr.model.RestoreShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Fills in from a mapping what was not typed. Doing it twice changes nothing, so that a saved plan
 * is planned anew the same way.
 */
public final class MappedRestore {

  private MappedRestore() {}

  /** The request with the Region's names; as it was when it has no mapping. Pure. */
  public static RestoreRequest of(RestoreRequest request, Manifest manifest) {
    return request
        .place()
        .mapping()
        .map(m -> request.with(place(request, m, manifest)).with(access(request, m, manifest)))
        .map(r -> r.with(shape(r, manifest)))
        .orElse(request);
  }

  private static RestorePlace place(RestoreRequest request, RegionMapping here, Manifest manifest) {
    var typed = request.place();
    return new RestorePlace(
        typed.subnetGroup().or(here::subnetGroup),
        typed.securityGroups().isEmpty()
            ? mapped(manifest.security().securityGroups(), here.securityGroups())
            : typed.securityGroups(),
        typed.parameterGroup().or(() -> parameterGroup(request, here, manifest)),
        typed.recreateParameters(),
        typed.mapping());
  }

  /** A group that is made has the new cache's name, unless one is typed. */
  private static Optional<String> parameterGroup(
      RestoreRequest request, RegionMapping here, Manifest manifest) {
    boolean none = request.place().recreateParameters() || request.shape().serverless().isPresent();
    return none
        ? Optional.empty()
        : Optional.ofNullable(here.parameterGroups().get(manifest.parameterGroup()));
  }

  private static RestoreAccess access(
      RestoreRequest request, RegionMapping here, Manifest manifest) {
    var typed = request.access();
    boolean settled =
        !typed.userGroups().isEmpty() || typed.withoutAuth() || typed.authToken().isPresent();
    boolean encrypted =
        manifest.security().atRestEncryption()
            || request.shape().serverless().isPresent()
            || manifest.unknown().contains(SnapshotManifest.SECURITY);
    return new RestoreAccess(
        settled ? typed.userGroups() : mapped(manifest.security().userGroups(), here.userGroups()),
        typed.withoutAuth(),
        typed.authToken(),
        typed.tls(),
        typed.kmsKey().or(() -> here.kmsKey().filter(key -> encrypted)),
        typed.login());
  }

  private static RestoreShape shape(RestoreRequest request, Manifest manifest) {
    var typed = request.shape();
    if (typed.serverless().isPresent()) {
      return typed;
    }
    var types =
        typed.nodeTypes().isEmpty()
            ? request
                .place()
                .mapping()
                .map(m -> m.nodeTypes().getOrDefault(manifest.nodeType(), List.of()))
                .orElse(List.of())
            : typed.nodeTypes();
    return new RestoreShape(types, typed.replicas(), typed.shards(), typed.cluster());
  }

  private static List<String> mapped(List<String> names, SortedMap<String, String> here) {
    return names.stream().filter(here::containsKey).map(here::get).distinct().toList();
  }

  /** Asks whether the mapping knew all that it was needed for; nothing when there is none. */
  static void ask(Checklist list, RestoreRequest request, Manifest manifest) {
    var place = request.place();
    if (place.mapping().isEmpty()) {
      return;
    }
    var here = place.mapping().get();
    var ask = list.ask("mapping", "The mapping knows the names", "each of the source's groups");
    var used = new ArrayList<String>();
    var strange = new ArrayList<String>();
    var security = manifest.security();
    if (mapped(security.securityGroups(), here.securityGroups()).equals(place.securityGroups())) {
      told(security.securityGroups(), here.securityGroups(), used, strange);
    }
    if (!security.userGroups().isEmpty()
        && mapped(security.userGroups(), here.userGroups()).equals(request.access().userGroups())
        && !request.access().withoutAuth()
        && request.access().authToken().isEmpty()) {
      told(security.userGroups(), here.userGroups(), used, strange);
    }
    var group = here.parameterGroups().get(manifest.parameterGroup());
    if (group != null && place.parameterGroup().equals(Optional.of(group))) {
      used.add(manifest.parameterGroup() + " is " + group);
    }
    if (!strange.isEmpty()) {
      ask.fail(
          "it has nothing for " + String.join(", ", strange),
          "add it for " + request.to() + " in the file of --mapping, or name what is wanted");
    } else {
      ask.pass(used.isEmpty() ? "no group of the source needed it" : String.join("; ", used));
    }
  }

  private static void told(
      List<String> names, SortedMap<String, String> here, List<String> used, List<String> strange) {
    for (var name : names) {
      if (here.containsKey(name)) {
        used.add(name + " is " + here.get(name));
      } else {
        strange.add(name);
      }
    }
  }
}
