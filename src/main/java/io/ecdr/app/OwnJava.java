package io.ecdr.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How this very program is started once more. */
final class OwnJava {

  /** Beside the jars, where the start script stands; see there. */
  private static final Path ARCHIVE = Path.of("ecdr.jsa");

  private OwnJava() {}

  /** Java, its options, and the class with the way in. */
  static List<String> words() {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var words =
        new ArrayList<>(
            List.of(
                java,
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-Xshare:auto",
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                "-Dfile.encoding=UTF-8",
                "-Decdr.terminals=",
                "-Decdr.folder=" + System.getProperty("ecdr.folder", "")));
    if (Files.exists(ARCHIVE)) {
      words.add("-XX:SharedArchiveFile=" + ARCHIVE);
    }
    words.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.ecdr.app.Main"));
    return words;
  }
}
