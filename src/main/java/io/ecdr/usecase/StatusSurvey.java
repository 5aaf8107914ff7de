package io.ecdr.usecase;

import io.ecdr.model.AccountId;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Fact;
import io.ecdr.model.Region;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.StatusRequest;
import io.ecdr.model.Trouble;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.CallMaker;
import io.ecdr.plan.DrillNames;
import io.ecdr.plan.OverdueDrill;
import io.ecdr.plan.retention.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Reads what {@code status} shows, in up to four rounds of calls. One run. */
final class StatusSurvey {
  /** So many of a cache's newest backups are looked into for a proven one. */
  private static final int NEWEST = 20;

  /** Longer than any Region that is well takes to begin an answer; shorter than a person waits. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final StatusRequest request;
  private final Gather gather;
  private final CallMaker maker;
  private final GroupCalls calls;
  private final GroupDetails details;
  private final GlobalStatus global;
  private final AntiFlap antiFlap;
  private final Supplier<MarkProbe> marks;
  private final Instant deadline;
  private final List<String> wanted;
  private final List<Region> regions;
  private final OverdueDrills drills;
  private final Map<String, Reason> suspects = new TreeMap<>();
  private final List<String> notes = new ArrayList<>();
  private Reads reads = new Reads(Map.of());
  private ExitCode code = ExitCode.OK;

  StatusSurvey(
      Surveyor surveyor, StatusRequest request, AntiFlap antiFlap, Supplier<MarkProbe> marks) {
    this.marks = marks;
    this.antiFlap = antiFlap;
    this.request = request;
    this.gather = surveyor.gather();
    this.maker = surveyor.maker();
    this.calls = new GroupCalls(maker);
    this.deadline = gather.deadline();
    this.wanted = request.caches().stream().map(c -> c.toLowerCase(Locale.ROOT)).toList();
    this.details = new GroupDetails(calls, wanted.isEmpty());
    Set<Region> all = new LinkedHashSet<>(List.of(request.region()));
    request.drRegion().ifPresent(all::add);
    this.regions = List.copyOf(all);
    this.drills = new OverdueDrills(maker, regions);
    this.global = new GlobalStatus(new GlobalCalls(maker, calls), wanted, regions);
  }

  StatusReport report() {
    read(firstRound(), drills.calls());
    var overdue = drills.in(reads, gather.now());
    var account = account();
    var groups = groups();
    var others = new LoneCacheStatus(maker, calls, regions, wanted);
    read(others.missing(groups));
    // What is not told of a Region that tells of no groups either needs no second note.
    others.calls(groups).stream()
        .filter(call -> groupCalls(call.region()).stream().anyMatch(this::told))
        .forEach(call -> reads.fact(call).unknown().ifPresent(this::note));
    others.addTo(groups, reads);
    account.ifPresent(a -> leavings(a, groups));
    var second = details.calls(groups);
    read(together(second, global.second(reads, groups)));
    second.forEach(call -> reads.fact(call).unknown().ifPresent(this::note));
    read(global.third(reads, gather.now()));
    read(global.fourth(reads, gather.now()));
    global.unknown(reads).forEach(this::note);
    var shelf = shelf(account);
    var found = global.found(reads, gather.now());
    var written = new WrittenDown(antiFlap, calls, account, found, notes);
    read(written.calls());
    var datastores = marked(fenced(compared(written.with(found, reads))));
    var rows =
        new StatusRows(
                request,
                gather.now(),
                datastores,
                g -> details.engine(g, reads),
                g -> details.newest(g, reads),
                suspects)
            .rows(groups, shelf);
    missing(rows);
    if (groups.isEmpty() && shelf.backups().isEmpty()) {
      endWhenNothingAnswered();
    }
    shelf.notes().forEach(notes::add);
    code = code.worse(shelf.code());
    if (datastores.stream().anyMatch(d -> d.writable().size() > 1)) {
      code = ExitCode.OBJECTIVE_MISSED.worse(code);
    }
    return new StatusReport(
        overdue,
        gather.now(),
        account,
        reads.reachability(),
        rows,
        datastores,
        written.windows(),
        notes,
        code);
  }

  /** To AWS a cache that was detached and the primary that it left are two strangers. */
  private void leavings(AccountId account, Map<Region, List<ReplicationGroup>> groups) {
    groups.values().stream()
        .flatMap(List::stream)
        .filter(g -> wanted.contains(g.id()) && g.globalDatastore().isEmpty())
        .flatMap(g -> antiFlap.left(account.digits(), g.region().id(), g.id()).stream())
        .forEach(
            note ->
                global.left(note.datastore(), note.primaryRegion().flatMap(GlobalCalls::region)));
  }

  private List<DatastoreStatus> marked(List<DatastoreStatus> datastores) {
    if (request.probe().isEmpty()) {
      return datastores;
    }
    var probe = marks.get();
    var login = request.probe().get();
    return datastores.stream().map(d -> d.marked(probe.of(d, login))).toList();
  }

  /** Only where two may be taking writes is it looked whether one of them is fenced. */
  private List<DatastoreStatus> fenced(List<DatastoreStatus> datastores) {
    var sight = new FenceSight(maker, datastores);
    ask(sight.calls());
    return sight.with(datastores, reads);
  }

  /** Of caches that were named: for a whole fleet it is too much to read, and to look at. */
  private List<DatastoreStatus> compared(List<DatastoreStatus> datastores) {
    if (wanted.isEmpty()) {
      return datastores;
    }
    var parity = new ParityReads(maker, calls, request.parity());
    ask(parity.nodes(datastores));
    ask(parity.parameters(datastores, reads));
    return parity.with(datastores, reads);
  }

  /** Reads what was not read yet, and says what did not answer. */
  private void ask(List<Call> calls) {
    var more = calls.stream().filter(call -> !reads.has(call)).toList();
    if (!more.isEmpty()) {
      read(more);
      more.forEach(call -> reads.fact(call).unknown().ifPresent(this::note));
    }
  }

  private boolean told(Call call) {
    return reads.fact(call).unknown().isEmpty();
  }

  private void read(List<Call> more) {
    read(more, List.of());
  }

  private void read(List<Call> more, List<Call> glances) {
    var silence = new Silence(Optional.of(PATIENCE), reads.reachability().any());
    var soon = OverdueDrills.soon(gather.now());
    reads = reads.and(gather.read(more, glances, soon, deadline, silence));
  }

  private static List<Call> together(List<Call> some, List<Call> others) {
    List<Call> all = new ArrayList<>(some);
    all.addAll(others);
    return all;
  }

  private List<Call> firstRound() {
    List<Call> all = new ArrayList<>();
    for (var region : regions) {
      all.add(Identity.call(maker, region));
      all.addAll(groupCalls(region));
      if (wanted.isEmpty()) {
        all.addAll(LoneCacheStatus.all(maker, calls, region));
      }
    }
    return all;
  }

  private List<Call> groupCalls(Region region) {
    return wanted.isEmpty()
        ? List.of(calls.groups(region))
        : wanted.stream().map(id -> calls.group(region, id)).toList();
  }

  private Optional<AccountId> account() {
    return regions.stream()
        .flatMap(r -> reads.fact(Identity.call(maker, r)).value().stream())
        .flatMap(f -> f.text("Account").stream())
        .filter(a -> a.matches("\\d{12}"))
        .map(AccountId::new)
        .findFirst();
  }

  private Map<Region, List<ReplicationGroup>> groups() {
    var all = new LinkedHashMap<Region, List<ReplicationGroup>>();
    for (var region : regions) {
      var found = GroupCalls.together(reads, groupCalls(region), "ReplicationGroups");
      found.unknown().ifPresent(this::note);
      found
          .value()
          .ifPresent(
              l ->
                  all.put(
                      region,
                      l.stream()
                          .filter(f -> !drill(region, f))
                          .map(f -> ReplicationGroup.of(region, f))
                          .toList()));
    }
    all.values().removeIf(List::isEmpty);
    return all;
  }

  /** A drill's cache is nobody's to protect; it is shown to those who name it. */
  private boolean drill(Region region, Value.Fields group) {
    if (!wanted.isEmpty() || !DrillNames.is(group)) {
      return false;
    }
    if (!OverdueDrill.of(region, List.of(group), gather.now()).isEmpty()) {
      return true;
    }
    notes.add(
        group.text("ReplicationGroupId").orElse("")
            + " in "
            + region
            + " is a drill's and not listed; if it is left over: ecdr drill cleanup --region "
            + region);
    return true;
  }

  private void note(Fact.Unknown<?> unknown) {
    if (!notes.contains(unknown.why())) {
      notes.add(unknown.why());
    }
    var mine = unknown.trouble() == Trouble.ODD ? ExitCode.UNREACHABLE : unknown.trouble().code();
    code = code.worse(mine);
  }

  private Shelf shelf(Optional<AccountId> account) {
    if (request.drRegion().isEmpty()) {
      return Shelf.unread("not asked; name --dr-region and --dr-bucket");
    }
    if (request.drBucket().isEmpty()) {
      return Shelf.unread("not asked; name --dr-bucket");
    }
    if (account.isEmpty()) {
      return Shelf.unread("unknown; no STS told the account");
    }
    var catalogue =
        new Catalogue(
            maker,
            request.drRegion().get(),
            request.drBucket().get(),
            request.prefix(),
            account.get());
    var source = Optional.of(request.region());
    List<Call> lists =
        wanted.isEmpty()
            ? catalogue.lists(source, "")
            : wanted.stream().flatMap(id -> catalogue.lists(source, id + "/").stream()).toList();
    read(lists);
    List<Catalogue.Folder> folders = new ArrayList<>();
    for (var list : lists) {
      var fact = reads.fact(list);
      if (fact.unknown().isPresent()) {
        note(fact.unknown().get());
        return Shelf.unread("unknown; the bucket was not read");
      }
      if (fact.absent()) {
        notes.add("there is no bucket " + request.drBucket().get());
        code = code.worse(ExitCode.NOT_FOUND);
        return Shelf.unread("unknown; there is no bucket " + request.drBucket().get());
      }
      fact.value().ifPresent(f -> folders.addAll(catalogue.folders(f)));
    }
    var shelf = Shelf.read(gather, catalogue, folders, NEWEST, deadline);
    suspects.putAll(Suspects.of(shelf.backups(), folders));
    return shelf;
  }

  private void missing(List<StatusReport.CacheStatus> rows) {
    for (var id : wanted) {
      boolean found = rows.stream().anyMatch(r -> r.id().equals(id) && r.group().isPresent());
      if (!found && code == ExitCode.OK) {
        notes.add(
            "there is no cache "
                + id
                + " in "
                + String.join(" or ", regions.stream().map(Region::id).toList()));
        code = ExitCode.NOT_FOUND;
      }
    }
  }

  private void endWhenNothingAnswered() {
    for (var region : regions) {
      for (var call : groupCalls(region)) {
        if (reads.fact(call).unknown().isEmpty()) {
          return;
        }
      }
    }
    var first = reads.fact(Identity.call(maker, regions.get(0))).unknown();
    var why = first.or(() -> reads.fact(groupCalls(regions.get(0)).get(0)).unknown());
    throw SurveyEnded.because(
        why.orElseThrow(),
        request.drRegion().isPresent()
            ? ""
            : "name the Region of the standby or of the backups with --dr-region");
  }
}
