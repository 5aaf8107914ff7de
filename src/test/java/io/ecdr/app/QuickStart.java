package io.ecdr.app;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/**
 * Starts the same program many times in less time: one start leaves an archive of the classes that
 * it loaded, which the others map. Java archives no classes from folders, so those of the class
 * path become jars first.
 */
final class QuickStart {

  private final Path archive;
  private final String classPath;
  private final AtomicBoolean made = new AtomicBoolean();

  /**
   * @param folder where the jars and the archive go
   */
  QuickStart(Path folder) throws IOException {
    this.archive = folder.resolve("classes.jsa");
    List<String> parts = new ArrayList<>();
    for (var part : System.getProperty("java.class.path").split(File.pathSeparator)) {
      var path = Path.of(part);
      if (Files.isDirectory(path)) {
        parts.add(jar(path, folder.resolve("classes-" + parts.size() + ".jar")).toString());
      } else if (Files.exists(path)) {
        parts.add(part);
      }
    }
    this.classPath = String.join(File.pathSeparator, parts);
  }

  /** The class path that the archive fits. */
  String classPath() {
    return classPath;
  }

  /**
   * What Java is to be told.
   *
   * @param ends whether the program will end by itself: the first that does makes the archive then
   */
  List<String> options(boolean ends) {
    if (ends && made.compareAndSet(false, true)) {
      return List.of("-XX:ArchiveClassesAtExit=" + archive, "-Xlog:disable");
    }
    return List.of("-XX:SharedArchiveFile=" + archive, "-Xshare:auto", "-Xlog:disable");
  }

  private static Path jar(Path classes, Path jar) throws IOException {
    try (var files = Files.walk(classes);
        var out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.setLevel(0);
      for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
        Files.copy(file, out);
        out.closeEntry();
      }
    }
    return jar;
  }
}
