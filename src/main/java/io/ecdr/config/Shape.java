package io.ecdr.config;

import java.util.List;
import java.util.Objects;

/** What may stand at a place of the file. */
sealed interface Shape {

  /** One word. */
  record One(Word word) implements Shape {
    public One {
      Objects.requireNonNull(word, "word");
    }
  }

  /** An object with these members and no others. */
  record Members(List<Key> keys) implements Shape {
    public Members {
      keys = List.copyOf(keys);
    }
  }

  /**
   * An object whose members' names are the operator's.
   *
   * @param name what a name must be
   * @param each what stands behind each name
   */
  record Named(Word name, Shape each) implements Shape {
    public Named {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(each, "each");
    }
  }

  /** A list; one value alone is taken for a list of it. */
  record Many(Shape each) implements Shape {
    public Many {
      Objects.requireNonNull(each, "each");
    }
  }
}
