package io.ecdr.plan;

import io.ecdr.model.Access;
import io.ecdr.model.CacheUser;
import io.ecdr.model.Fact;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.WriteProbe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who of a cache's users is kept from writing on the way home, by what was read of them.
 *
 * @param access its users
 * @param originals access strings by user id that a fence of ours took away before
 */
record SideFence(ReplicationGroup group, Fact<Access> access, Map<String, FencedUser> originals) {

  /** What is said where no such write is tried. */
  static final String UNPROVEN = "; not proven, as no write is tried that must be refused";

  /** What helps then. */
  static final String PROVE =
      "let one be tried as one of them: --probe-user, --probe-auth, not --write-probe off";

  private List<CacheUser> users() {
    return access.value().orElse(Access.NONE).users();
  }

  /** Those that may write now, and whose rules can be changed. */
  List<FencedUser> writing() {
    return FenceSteps.writing(users()).stream().filter(u -> !u.id().equals("default")).toList();
  }

  /** Those that an earlier fence of ours left reading only. */
  List<FencedUser> before() {
    return FencedUser.before(users(), originals);
  }

  /** All that read only from then on. */
  List<FencedUser> fenced() {
    return Stream.concat(writing().stream(), before().stream()).toList();
  }

  /** The user that a write can be tried as; empty when it tells nothing. */
  private Optional<WriteProbe> login(WriteProbe probe) {
    var as = probe.user().orElse("default");
    return Optional.of(probe)
        .filter(p -> p.mode() != WriteProbe.Mode.OFF)
        .filter(p -> users().stream().map(CacheUser::name).anyMatch(as::equals))
        .filter(p -> fenced().stream().anyMatch(u -> u.name().equals(as)));
  }

  /** Whether a write is tried that must be refused, where anybody is fenced. */
  boolean proven(WriteProbe probe) {
    return fenced().isEmpty() || login(probe).isPresent();
  }

  /** A step for each that may write, and the write that must be refused then. */
  List<Step> steps(FenceSteps fence, WriteProbe probe) {
    List<Step> all = new ArrayList<>(fence.fence(writing()));
    login(probe)
        .ifPresent(
            as ->
                all.add(
                    fence.proof(
                        group, as, false, fenced().stream().map(FencedUser::name).toList())));
    return all;
  }
}
