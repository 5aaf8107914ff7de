package io.ecdr.model.policy;

/** Yes, no, or: it hangs on something we do not know. */
enum Leaning {
  YES,
  NO,
  MAYBE;

  static Leaning of(boolean yes) {
    return yes ? YES : NO;
  }

  Leaning and(Leaning other) {
    if (this == NO || other == NO) {
      return NO;
    }
    return this == YES && other == YES ? YES : MAYBE;
  }

  Leaning or(Leaning other) {
    if (this == YES || other == YES) {
      return YES;
    }
    return this == NO && other == NO ? NO : MAYBE;
  }

  Leaning not() {
    return switch (this) {
      case YES -> NO;
      case NO -> YES;
      case MAYBE -> MAYBE;
    };
  }
}
