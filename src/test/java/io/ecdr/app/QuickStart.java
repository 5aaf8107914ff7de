package io.ecdr.app;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.zip.CRC32;

/**
 * Starts the same program many times in less time: one run of {@link QuickStartTraining} leaves an
 * archive of the classes that it loaded, which all others map. It is made once, by whichever test
 * process first needs it, in a folder under {@code target} whose name tells what it was made of.
 * Java archives no classes from folders, so those of the class path become jars first. Where there
 * is no archive programs start as they always do.
 */
public final class QuickStart {

  private static final Path HOME = Path.of("target", "quick-start").toAbsolutePath();
  private static final long LONGEST_SECONDS = 120;
  private static QuickStart shared;

  private final Path archive;
  private final String classPath;

  private QuickStart(Path archive, String classPath) {
    this.archive = archive;
    this.classPath = classPath;
  }

  /** The one of this build. */
  public static synchronized QuickStart shared() {
    if (shared == null) {
      try {
        Files.createDirectories(HOME);
        try (var lock =
                FileChannel.open(
                    HOME.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var held = lock.lock()) {
          shared = held.isValid() ? made() : null;
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return shared;
  }

  /** What Java is to be told. */
  public List<String> options() {
    return Files.exists(archive)
        ? List.of("-XX:SharedArchiveFile=" + archive, "-Xshare:auto", "-Xlog:disable")
        : List.of();
  }

  /** The class path that the archive fits. */
  public String classPath() {
    return classPath;
  }

  private static QuickStart made() throws IOException {
    var parts = new ArrayList<Path>();
    for (var part : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (Files.exists(Path.of(part))) {
        parts.add(Path.of(part));
      }
    }
    var folder = HOME.resolve(name(parts));
    if (!Files.exists(folder.resolve("done"))) {
      removeOld();
      Files.createDirectory(folder);
      train(jars(parts, folder), folder);
      Files.createFile(folder.resolve("done"));
    }
    return new QuickStart(folder.resolve("classes.jsa"), jars(parts, folder));
  }

  /** The same for the same files: by their names, sizes and times. */
  private static String name(List<Path> parts) throws IOException {
    var sum = new CRC32();
    for (var part : parts) {
      try (var files = Files.walk(part)) {
        for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
          var line = file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file);
          sum.update(line.getBytes(StandardCharsets.UTF_8));
        }
      }
    }
    return Long.toHexString(sum.getValue());
  }

  private static void removeOld() throws IOException {
    try (var old = Files.walk(HOME)) {
      for (var path : old.sorted(Comparator.reverseOrder()).toList()) {
        if (!path.equals(HOME) && !path.endsWith("lock")) {
          Files.delete(path);
        }
      }
    }
  }

  /** The class path with jars in a folder instead of folders; makes those that are missing. */
  private static String jars(List<Path> parts, Path folder) throws IOException {
    var all = new ArrayList<String>();
    for (var part : parts) {
      var jar = folder.resolve("classes-" + all.size() + ".jar");
      if (Files.isDirectory(part) && !Files.exists(jar)) {
        pack(part, jar);
      }
      all.add((Files.isDirectory(part) ? jar : part).toString());
    }
    return String.join(File.pathSeparator, all);
  }

  private static void pack(Path classes, Path jar) throws IOException {
    try (var files = Files.walk(classes);
        var out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.setLevel(0);
      for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
        Files.copy(file, out);
        out.closeEntry();
      }
    }
  }

  private static void train(String classPath, Path folder) throws IOException {
    var draft = folder.resolve("draft.jsa");
    var builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:ArchiveClassesAtExit=" + draft,
                "-Xlog:cds=off",
                "-Xlog:cds+dynamic=off",
                "-cp",
                classPath,
                QuickStartTraining.class.getName(),
                folder.resolve("training").toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("training.txt").toFile());
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("AWS_") || name.startsWith("ECDR_"));
    builder.environment().put("AWS_ACCESS_KEY_ID", "AKIDOPERATOR");
    builder.environment().put("AWS_SECRET_ACCESS_KEY", "secret");
    var process = builder.start();
    try {
      boolean ended = process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS);
      if (ended && process.exitValue() == 0 && Files.exists(draft)) {
        Files.move(draft, folder.resolve("classes.jsa"), StandardCopyOption.ATOMIC_MOVE);
      } else {
        System.out.println("no start-up archive for tests: see " + folder.resolve("training.txt"));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      process.destroyForcibly();
    }
  }
}
