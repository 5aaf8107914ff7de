package io.ecdr.store;

import io.ecdr.port.Journal;
import io.ecdr.port.Operations;
import io.ecdr.port.StateUnusable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Operations as folders: {@code operations/<id>/{plan.json,journal.jsonl,report.json}}. */
public final class LocalOperations implements Operations {

  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
  private static final long LARGEST = 64L * 1024 * 1024;

  private final Path root;

  /**
   * @param state the state folder, such as {@code ~/.local/state/ecdr}; made when first written
   */
  public LocalOperations(Path state) {
    this.root = state.resolve("operations");
  }

  @Override
  public List<String> ids() {
    if (!Files.exists(root)) {
      return List.of();
    }
    try (var entries = Files.list(root)) {
      return entries
          .map(path -> path.getFileName().toString())
          .filter(name -> ID.matcher(name).matches())
          .filter(name -> Files.exists(root.resolve(name).resolve("plan.json")))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw PrivateFiles.unusable("list operations in", root, e);
    }
  }

  @Override
  public Optional<Stored> find(String id) {
    if (!ID.matcher(id).matches()) {
      return Optional.empty();
    }
    Path folder = root.resolve(id);
    var plan = text(folder.resolve("plan.json"));
    var journal = text(folder.resolve("journal.jsonl")).orElse("");
    var report = text(folder.resolve("report.json"));
    return plan.map(p -> new Stored(id, p, journal, report));
  }

  private static Optional<String> text(Path file) {
    try {
      if (Files.size(file) > LARGEST) {
        throw new StateUnusable("cannot read " + file + ": larger than " + LARGEST + " bytes");
      }
      return Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw PrivateFiles.unusable("read", file, e);
    }
  }

  @Override
  public void create(String id, String plan) {
    Path folder = folder(id);
    try {
      PrivateFiles.folders(root);
      PrivateFiles.newFolder(folder);
      PrivateFiles.replace(folder.resolve("plan.json"), plan);
    } catch (IOException e) {
      throw PrivateFiles.unusable("keep the operation in", folder, e);
    }
  }

  @Override
  public Journal journal(String id) {
    Path file = folder(id).resolve("journal.jsonl");
    try {
      var channel = PrivateFiles.open(file, StandardOpenOption.READ);
      cutTornLine(channel);
      PrivateFiles.sync(file.getParent());
      return new FileJournal(file, channel);
    } catch (IOException e) {
      throw PrivateFiles.unusable("open the journal", file, e);
    }
  }

  /** A torn last line would swallow the next one; it was never confirmed, so it goes. */
  private static void cutTornLine(FileChannel channel) throws IOException {
    long end = channel.size();
    var one = ByteBuffer.allocate(1);
    while (end > 0) {
      one.clear();
      channel.read(one, end - 1);
      if (one.get(0) == '\n') {
        break;
      }
      end--;
    }
    channel.truncate(end);
    channel.position(end);
  }

  @Override
  public void report(String id, String report) {
    Path file = folder(id).resolve("report.json");
    try {
      PrivateFiles.replace(file, report);
    } catch (IOException e) {
      throw PrivateFiles.unusable("write the report", file, e);
    }
  }

  private Path folder(String id) {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("'" + id + "' is no operation id");
    }
    return root.resolve(id);
  }

  private record FileJournal(Path file, FileChannel channel) implements Journal {

    @Override
    public void append(String line) {
      try {
        PrivateFiles.write(channel, line + "\n");
      } catch (IOException e) {
        throw PrivateFiles.unusable("write the journal", file, e);
      }
    }

    @Override
    public void close() {
      try {
        channel.close();
      } catch (IOException e) {
        throw PrivateFiles.unusable("close the journal", file, e);
      }
    }
  }
}
