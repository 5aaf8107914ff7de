package io.ecdr.gate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells which program is at the other end of a connection on this machine, by what Linux tells of
 * sockets and processes. Elsewhere, and of one that has ended meanwhile, it tells none. Arguments
 * may hold secrets: no more of them is told than the script that an interpreter runs.
 */
final class Callers {

  private static final String UNKNOWN = "a program";
  private static final Path PROC = Path.of("/proc");
  private static final int LOCAL = 1;
  private static final int INODE = 9;
  private static final Pattern INTERPRETER =
      Pattern.compile("(ba|da|z|k)?sh|python[0-9.]*|perl[0-9.]*|ruby[0-9.]*|node|env");

  private final Supplier<Optional<ProcessHandle>> ecdr;

  /**
   * @param ecdr the process whose programs are told
   */
  Callers(Supplier<Optional<ProcessHandle>> ecdr) {
    this.ecdr = ecdr;
  }

  Caller at(int port) {
    var ancestor = ecdr.get();
    if (ancestor.isEmpty()) {
      return Caller.program(UNKNOWN);
    }
    return inode(port)
        .flatMap(
            inode ->
                ancestor.get().descendants().filter(process -> has(process, inode)).findFirst())
        .map(process -> Caller.program(chain(process, ancestor.get())))
        .orElseGet(() -> Caller.program(UNKNOWN));
  }

  /** What a process has started and what has not ended, each with what started it. */
  static String programs(ProcessHandle ancestor) {
    return ancestor
        .descendants()
        .filter(process -> process.children().findAny().isEmpty())
        .map(process -> chain(process, ancestor))
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /** From what ecdr started to who asked. */
  private static String chain(ProcessHandle process, ProcessHandle ancestor) {
    Deque<String> names = new ArrayDeque<>();
    Optional<ProcessHandle> each = Optional.of(process);
    while (each.isPresent() && !each.get().equals(ancestor)) {
      var name = name(each.get());
      if (!name.equals(names.peekFirst())) {
        names.addFirst(name);
      }
      each = each.get().parent();
    }
    return String.join(" > ", names);
  }

  private static String name(ProcessHandle process) {
    List<String> words;
    try {
      var line = Files.readAllBytes(PROC.resolve(process.pid() + "/cmdline"));
      words = List.of(new String(line, StandardCharsets.UTF_8).split("\0"));
    } catch (IOException e) {
      return UNKNOWN;
    }
    var first = base(words.get(0));
    boolean script =
        INTERPRETER.matcher(first).matches()
            && words.size() > 1
            && !words.get(1).startsWith("-")
            && Files.isRegularFile(Path.of(words.get(1)));
    return script ? base(words.get(1)) : first.isEmpty() ? UNKNOWN : first;
  }

  private static String base(String path) {
    return path.substring(path.lastIndexOf('/') + 1).replaceAll("\\p{Cntrl}", "?");
  }

  /** The socket whose own port this is. */
  private static Optional<String> inode(int port) {
    var own = ":%04X".formatted(port);
    return Stream.of("net/tcp", "net/tcp6")
        .flatMap(table -> lines(PROC.resolve(table)).stream())
        .map(line -> line.strip().split("\\s+"))
        .filter(words -> words.length > INODE && words[LOCAL].endsWith(own))
        .map(words -> words[INODE])
        .filter(inode -> !inode.equals("0"))
        .findFirst();
  }

  private static List<String> lines(Path table) {
    try {
      return Files.readAllLines(table);
    } catch (IOException e) {
      return List.of();
    }
  }

  private static boolean has(ProcessHandle process, String inode) {
    var wanted = "socket:[" + inode + "]";
    List<Path> open = new ArrayList<>();
    try (DirectoryStream<Path> all =
        Files.newDirectoryStream(PROC.resolve(process.pid() + "/fd"))) {
      all.forEach(open::add);
    } catch (IOException | RuntimeException e) {
      return false;
    }
    return open.stream().anyMatch(each -> leadsTo(each, wanted));
  }

  private static boolean leadsTo(Path link, String wanted) {
    try {
      return Files.readSymbolicLink(link).toString().equals(wanted);
    } catch (IOException e) {
      return false;
    }
  }
}
