package io.ecdr.execute;

/**
 * Decides what follows a call that was refused because of a state. What the view says counts: while
 * something goes on, it is waited for and the call is sent again after it; where nothing goes on,
 * the call is sent once more, in case something had just ended, and then the refusal is final.
 */
final class RefusedTwice {

  /** What follows. */
  enum Next {
    WAIT,
    CALL,
    END
  }

  private boolean busySeen;
  private boolean waited;
  private boolean triedAgain;

  /** The call goes out. */
  void calling() {
    busySeen = false;
    waited = false;
  }

  /**
   * What follows, after a look that is newer than the refusal.
   *
   * @param quiet whether nothing goes on
   */
  Next next(boolean quiet) {
    if (!quiet) {
      busySeen = true;
      return Next.WAIT;
    }
    if (busySeen) {
      return Next.CALL;
    }
    if (triedAgain) {
      return Next.END;
    }
    if (waited) {
      triedAgain = true;
      return Next.CALL;
    }
    waited = true;
    return Next.WAIT;
  }
}
