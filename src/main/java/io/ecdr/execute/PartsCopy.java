package io.ecdr.execute;

import io.ecdr.execute.ObjectCopy.Progress;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Value;
import io.ecdr.plan.Completion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Copies one large object in parts. An upload that was begun earlier for the same key is taken up
 * again with the parts it has, so that nothing is copied twice and no upload is left over. A part
 * that is sent twice replaces itself (source: {@code S3API:UploadPartCopy}).
 */
final class PartsCopy {

  private static final int MOST_TRIES = 5;

  /** S3 takes 10,000 (source: {@code S3:qfacts}); fewer and larger ones are as fast. */
  private static final long MOST_PARTS = 1_000;

  private final ObjectCopy copy;
  private final Dialogue dialogue;
  private final StoredObject wanted;
  private final String key;
  private final long partBytes;

  PartsCopy(ObjectCopy copy, Settings settings, Dialogue dialogue, StoredObject wanted) {
    this.copy = copy;
    this.dialogue = dialogue;
    this.wanted = wanted;
    this.key = copy.targetKey();
    long least = (wanted.bytes() + MOST_PARTS - 1) / MOST_PARTS;
    this.partBytes = Math.max(settings.partBytes(), least);
  }

  /** Whether an upload of this key was begun and is not known to be completed. */
  static boolean leaves(Dialogue dialogue, String key) {
    boolean listed =
        dialogue.heard("uploads/" + key).filter(a -> uploadIn(a, key).isPresent()).isPresent();
    boolean begun = false;
    boolean completed = false;
    for (int i = 1; i <= MOST_TRIES; i++) {
      begun |= dialogue.heard("begin/" + key + "#" + i).filter(PartsCopy::mayHaveActed).isPresent();
      completed |=
          dialogue
              .heard("complete/" + key + "#" + i)
              .filter(a -> a instanceof Completion.Answered || Bucket.notFound(a))
              .isPresent();
    }
    return (listed || begun) && !completed;
  }

  private static boolean mayHaveActed(Completion completion) {
    return completion instanceof Completion.Answered || completion instanceof Completion.Lost;
  }

  private static Optional<String> uploadIn(Completion completion, String key) {
    return completion instanceof Completion.Answered answered
        ? answered.body().list("Uploads").stream()
            .filter(u -> u.text("Key").orElse("").equals(key))
            .flatMap(u -> u.text("UploadId").stream())
            .findFirst()
        : Optional.empty();
  }

  Progress next() {
    var listed = listUploads("uploads/" + key);
    if (listed.isEmpty()) {
      return new Progress.Open();
    }
    if (!(listed.get() instanceof Completion.Answered answered)) {
      return ObjectCopy.stopped(
          copy.target().onBucket("ListMultipartUploads", Value.Fields.NONE), listed.get());
    }
    var begun = uploadIn(answered, key);
    if (begun.isEmpty()) {
      return begin();
    }
    SortedMap<Long, Value.Fields> there = new TreeMap<>();
    var trouble = listParts(begun.get(), there);
    return trouble.orElseGet(() -> parts(begun.get(), there));
  }

  private Optional<Completion> listUploads(String question) {
    return dialogue.ask(
        question, copy.target().onBucket("ListMultipartUploads", Value.fields("Prefix", key)));
  }

  private Progress begin() {
    for (int i = 1; i <= MOST_TRIES; i++) {
      var create =
          copy.target()
              .call(
                  "CreateMultipartUpload",
                  key,
                  Value.fields(
                      "ServerSideEncryption", "AES256",
                      "ChecksumAlgorithm", copy.algorithm(wanted),
                      "ChecksumType", "FULL_OBJECT"));
      var answer = dialogue.ask("begin/" + key + "#" + i, create);
      if (answer.isEmpty()) {
        return new Progress.Open();
      }
      if (answer.get() instanceof Completion.Answered answered) {
        return parts(answered.body().text("UploadId").orElse(""), new TreeMap<>());
      }
      if (!(answer.get() instanceof Completion.Lost)) {
        return ObjectCopy.stopped(create, answer.get());
      }
      var listed = listUploads("uploads/" + key + "#" + i);
      if (listed.isEmpty()) {
        return new Progress.Open();
      }
      var found = uploadIn(listed.get(), key);
      if (found.isPresent()) {
        return parts(found.get(), new TreeMap<>());
      }
    }
    return copy.givenUp("CreateMultipartUpload");
  }

  /** Collects the parts of an earlier run; what is in the way, when they are not all known. */
  private Optional<Progress> listParts(String upload, SortedMap<Long, Value.Fields> into) {
    Optional<Value> marker = Optional.empty();
    for (int page = 1; ; page++) {
      var more = Value.fields("UploadId", upload);
      var list =
          copy.target()
              .call(
                  "ListParts", key, marker.map(m -> more.with("PartNumberMarker", m)).orElse(more));
      var answer = dialogue.ask("parts/" + key + "/" + page, list);
      if (answer.isEmpty()) {
        return Optional.of(new Progress.Open());
      }
      if (!(answer.get() instanceof Completion.Answered answered)) {
        return Optional.of(ObjectCopy.stopped(list, answer.get()));
      }
      for (var part : answered.body().list("Parts")) {
        part.number("PartNumber").ifPresent(number -> into.put(number, part));
      }
      marker = answered.body().get("NextPartNumberMarker");
      if (!answered.body().flag("IsTruncated").orElse(false) || marker.isEmpty()) {
        return Optional.empty();
      }
    }
  }

  private Progress parts(String upload, SortedMap<Long, Value.Fields> there) {
    List<Value> done = new ArrayList<>();
    long number = 1;
    for (long first = 0; first < wanted.bytes(); first += partBytes, number++) {
      if (dialogue.full()) {
        return new Progress.Open();
      }
      long last = Math.min(first + partBytes, wanted.bytes()) - 1;
      var part = part(upload, number, first, last, Optional.ofNullable(there.get(number)));
      if (part.stopped().isPresent()) {
        return part.stopped().get();
      }
      if (part.tag().isPresent()) {
        done.add(Value.fields("ETag", part.tag().get()).with("PartNumber", number));
      }
    }
    return done.size() < number - 1 ? new Progress.Open() : complete(upload, done);
  }

  /** A part's tag once it is there; neither while it is on its way. */
  private record Part(Optional<String> tag, Optional<Progress> stopped) {

    static final Part OPEN = new Part(Optional.empty(), Optional.empty());
  }

  private Part part(
      String upload, long number, long first, long last, Optional<Value.Fields> earlier) {
    if (earlier.isPresent() && earlier.get().number("Size").orElse(-1L) == last - first + 1) {
      return new Part(earlier.get().text("ETag"), Optional.empty());
    }
    for (int i = 1; i <= MOST_TRIES; i++) {
      var call =
          copy.target()
              .call(
                  "UploadPartCopy",
                  key,
                  Value.fields(
                          "CopySource",
                          copy.copySource(),
                          "CopySourceRange",
                          "bytes=" + first + "-" + last,
                          "UploadId",
                          upload)
                      .with("PartNumber", number)
                      .with("CopySourceIfMatch", copy.sourceTag())
                      .with("ExpectedSourceBucketOwner", copy.sourceOwner()));
      var answer = dialogue.ask("part/" + key + "/" + number + "#" + i, call);
      if (answer.isEmpty()) {
        return Part.OPEN;
      }
      if (answer.get() instanceof Completion.Answered answered) {
        return new Part(
            Optional.of(answered.body().fields("CopyPartResult").text("ETag").orElse("")),
            Optional.empty());
      }
      if (!(answer.get() instanceof Completion.Lost)) {
        return new Part(Optional.empty(), Optional.of(ObjectCopy.stopped(call, answer.get())));
      }
    }
    return new Part(Optional.empty(), Optional.of(copy.givenUp("UploadPartCopy")));
  }

  /** The upload is gone when it was completed before; then the object is there. */
  private Progress complete(String upload, List<Value> parts) {
    for (int i = 1; i <= MOST_TRIES; i++) {
      int number = i;
      var call =
          copy.target()
              .call(
                  "CompleteMultipartUpload",
                  key,
                  Value.fields("UploadId", upload)
                      .with(
                          "MultipartUpload", Value.Fields.NONE.with("Parts", Value.items(parts))));
      var answer = dialogue.ask("complete/" + key + "#" + i, call);
      if (answer.isEmpty()) {
        return new Progress.Open();
      }
      if (answer.get() instanceof Completion.Answered) {
        return copy.readBack(wanted, "after/" + key);
      }
      boolean gone = Bucket.notFound(answer.get());
      if (!gone && !(answer.get() instanceof Completion.Lost)) {
        return ObjectCopy.stopped(call, answer.get());
      }
      var look = dialogue.ask("look/" + key + "#" + i, copy.target().head(key));
      if (look.isEmpty()) {
        return new Progress.Open();
      }
      if (!Bucket.notFound(look.get())) {
        var head = copy.target().head(key);
        var found = copy.compare(wanted, head, look.get(), "the copy differs");
        // Of an upload that goes on what lies there may be from before.
        if (gone || found.isPresent()) {
          return found.orElseGet(() -> copy.readBack(wanted, "look/" + key + "#" + number));
        }
        continue;
      }
      if (gone) {
        return new Progress.Stopped(
            new Turn.Stop(
                ExitCode.FAILED,
                "the upload of " + key + " was taken away before it was completed",
                Resume.command(dialogue.operation())));
      }
    }
    return copy.givenUp("CompleteMultipartUpload");
  }
}
