package io.ecdr.usecase;

import io.ecdr.model.AccountId;
import io.ecdr.model.AssessRequest;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Fact;
import io.ecdr.model.Region;
import io.ecdr.plan.Call;
import io.ecdr.plan.CallMaker;
import io.ecdr.plan.PastRun;
import io.ecdr.plan.assess.Assessment;
import io.ecdr.plan.assess.Assessor;
import io.ecdr.plan.assess.CacheFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what {@code assess} rests on, in up to four rounds: the caches and the account; their
 * snapshots, parameter groups, Global Datastores and the DR bucket; where the lag is found and the
 * newest backups of caches that were named; the lag. One run.
 */
final class AssessSurvey {

  /** As for status: longer than any Region that is well takes to begin an answer. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final AssessRequest request;
  private final List<PastRun> past;
  private final Gather gather;
  private final CallMaker maker;
  private final Instant deadline;
  private final AssessListing listing;
  private final AssessSaves saves;
  private final AssessMemory memory;
  private final AssessStandbys standbys;
  private final StatusNotes notes = new StatusNotes();
  private Reads reads = new Reads(Map.of());

  /**
   * @param past what earlier operations of this machine took
   */
  AssessSurvey(Surveyor surveyor, AssessRequest request, List<PastRun> past) {
    this.request = request;
    this.past = past;
    this.gather = surveyor.gather();
    this.maker = surveyor.maker();
    this.deadline = gather.deadline();
    var groups = new GroupCalls(maker);
    this.listing = new AssessListing(request, maker, groups);
    this.saves = new AssessSaves(request, maker, groups);
    this.memory = new AssessMemory(maker);
    this.standbys = new AssessStandbys(new GlobalCalls(maker, groups));
  }

  AssessReport report() {
    read(first());
    endWhenNothingAnswered();
    var account = account();
    var listed = listing.in(reads);
    var copies = new AssessCopies(request, maker, account);
    List<Call> second = new ArrayList<>(saves.calls(listed));
    second.addAll(memory.calls(listed));
    second.addAll(standbys.lists(listed));
    second.addAll(copies.lists());
    read(second);
    List<Call> third = new ArrayList<>(standbys.names(listed, reads));
    third.addAll(copies.newest(listed, reads));
    read(third);
    read(standbys.values(listed, reads, gather.now()));
    var found = listed.stream().map(c -> assessment(c, copies)).toList();
    missing(listed);
    copies
        .missing(reads)
        .ifPresent(
            words -> {
              notes.add(words);
              notes.worse(ExitCode.NOT_FOUND);
            });
    return new AssessReport(
        gather.now(), account, request.regions(), found, notes.all(), notes.code());
  }

  private Assessment assessment(AssessListing.Listed cache, AssessCopies copies) {
    return Assessor.of(
        new CacheFacts(
            cache.sort(),
            cache.group(),
            cache.node(),
            cache.network(),
            standbys.datastore(cache, reads),
            standbys.lags(cache, reads),
            saves.saves(cache, reads),
            copies.copies(cache, reads, gather.now()),
            memory.percent(cache, reads),
            past,
            gather.now()));
  }

  private List<Call> first() {
    List<Call> all = new ArrayList<>();
    for (var region : request.regions()) {
      all.add(Identity.call(maker, region));
      all.addAll(listing.calls(region));
    }
    return all;
  }

  /** Reads what was not read yet, and says what did not answer. */
  private void read(List<Call> calls) {
    var more = calls.stream().filter(call -> !reads.has(call)).toList();
    if (more.isEmpty()) {
      return;
    }
    var silence = new Silence(Optional.of(PATIENCE), reads.reachability().any());
    reads = reads.and(gather.read(more, deadline, silence));
    more.stream()
        .filter(this::tells)
        .forEach(call -> reads.fact(call).unknown().ifPresent(notes::unknown));
  }

  /** Whose a bucket is may be refused; that is an answer. */
  private boolean tells(Call call) {
    return !call.action().equals("HeadBucket");
  }

  private Optional<AccountId> account() {
    return request.regions().stream()
        .flatMap(r -> reads.fact(Identity.call(maker, r)).value().stream())
        .flatMap(f -> f.text("Account").stream())
        .filter(a -> a.matches("\\d{12}"))
        .map(AccountId::new)
        .findFirst();
  }

  private void missing(List<AssessListing.Listed> listed) {
    for (var id : request.caches()) {
      if (listed.stream().noneMatch(c -> c.group().id().equals(id))
          && notes.code() == ExitCode.OK) {
        notes.add(
            "there is no cache "
                + id
                + " in "
                + String.join(" or ", request.regions().stream().map(Region::id).toList()));
        notes.worse(ExitCode.NOT_FOUND);
      }
    }
  }

  private void endWhenNothingAnswered() {
    Optional<Fact.Unknown<?>> first = Optional.empty();
    for (var region : request.regions()) {
      for (var call : listing.calls(region)) {
        var unknown = reads.fact(call).unknown();
        if (unknown.isEmpty()) {
          return;
        }
        first = first.isPresent() ? first : Optional.of(unknown.get());
      }
    }
    throw SurveyEnded.because(first.orElseThrow(), "");
  }
}
