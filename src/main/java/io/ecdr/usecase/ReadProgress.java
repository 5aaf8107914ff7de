package io.ecdr.usecase;

import java.io.InputStream;

/** Is told how far the reading of files has come. */
public interface ReadProgress {

  /** Nobody is told. */
  ReadProgress NOBODY =
      new ReadProgress() {
        @Override
        public void total(int files, long bytes) {}

        @Override
        public InputStream follow(String name, InputStream in) {
          return in;
        }
      };

  /**
   * What is about to be read.
   *
   * @param bytes of all files; 0 where it is not known
   */
  void total(int files, long bytes);

  /** A file begins: the stream that comes back is read in place of the other. */
  InputStream follow(String name, InputStream in);
}
