package io.ecdr.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.model.ExitCode;
import io.ecdr.rdb.KeyName;
import io.ecdr.rdb.KeyType;
import io.ecdr.usecase.Answer;
import io.ecdr.usecase.CompareReport.One;
import io.ecdr.usecase.CompareReport.What;
import io.ecdr.usecase.Rejection;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of keys is whole, or it is not there. */
class KeyExportTest {

  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("keys.jsonl");
  }

  private static One key(String name) {
    var raw = name.getBytes(StandardCharsets.UTF_8);
    return new One(What.ONLY_OLD, new KeyName(raw), raw, 0, KeyType.STRING, 1, Optional.empty());
  }

  /** A disk that takes a few characters. */
  private static Writer small(Path file, int room) throws IOException {
    var out = Files.newBufferedWriter(file);
    return new Writer() {
      private int left = room;

      @Override
      public void write(char[] all, int from, int many) throws IOException {
        left -= many;
        if (left < 0) {
          throw new IOException("No space left on device");
        }
        out.write(all, from, many);
      }

      @Override
      public void flush() throws IOException {
        out.flush();
      }

      @Override
      public void close() throws IOException {
        out.close();
      }
    };
  }

  private static Rejection why(Answer<?> answer) {
    return ((Answer.Rejected<?>) answer).why();
  }

  @Test
  void allKeysStayWhereTheReadingEndsWell() throws IOException {
    var answer =
        new KeyExport(file())
            .during(
                each -> {
                  each.accept(key("one"));
                  return new Answer.Given<>("told");
                });

    assertThat(answer).isEqualTo(new Answer.Given<>("told"));
    assertThat(Files.readString(file())).contains("\"key\":\"one\"").endsWith("}\n");
  }

  @Test
  void nothingStaysWhereItEndsOtherwiseSoThatTheSameCanBeTypedAgain() throws IOException {
    var no = new Rejection(ExitCode.UNREACHABLE, "no answer", "try again");
    for (int i = 0; i < 2; i++) {
      var answer =
          new KeyExport(file())
              .during(
                  each -> {
                    each.accept(key("one"));
                    return new Answer.Rejected<>(no);
                  });
      assertThat(why(answer)).isEqualTo(no);
      assertThat(file()).doesNotExist();
    }
  }

  @Test
  void aDiskThatIsFullIsSaidSoAndNoHalfFileStays() throws IOException {
    var answer =
        new KeyExport(file(), path -> small(path, 200))
            .during(
                each -> {
                  for (int i = 0; i < 100; i++) {
                    each.accept(key("key-" + i));
                  }
                  return new Answer.Given<>("told");
                });

    assertThat(why(answer).code()).isEqualTo(ExitCode.USAGE);
    assertThat(why(answer).message()).contains(file().toString(), "No space left on device");
    assertThat(file()).doesNotExist();
  }

  @Test
  void aFileOfSomebodyElsesIsLeftAlone() throws IOException {
    Files.writeString(file(), "mine");

    var answer = new KeyExport(file()).during(each -> new Answer.Given<>("told"));

    assertThat(why(answer).message()).contains("such a file already");
    assertThat(Files.readString(file())).isEqualTo("mine");
  }
}
