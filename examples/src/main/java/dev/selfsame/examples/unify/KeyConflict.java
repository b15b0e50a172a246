package dev.selfsame.examples.unify;

/** What became of a row that has the key of another row and other content; one of them is kept. */
enum KeyConflict {
  /** The other row is kept, and this one is not held. */
  OTHER_CONTENT_HELD(
      "a row with the same key and other content is kept instead",
      "A row with the same key and other content is kept instead of this one: its time is later or, at the same time, the hash of its content is greater."),
  /** This row is kept, and the other one is gone. */
  OTHER_CONTENT_REPLACED(
      "a row with the same key and other content is gone",
      "This row is kept instead of one with the same key and other content: its time is later or, at the same time, the hash of its content is greater.");

  private static final String REMEDY =
      " To keep both, give each row its own id, or each record its own time.";

  private final String summary;
  private final String message;

  KeyConflict(String summary, String message) {
    this.summary = summary;
    this.message = message + REMEDY;
  }

  /** Returns a short description. */
  String summary() {
    return summary;
  }

  /** Returns which content is kept, and how to keep both. */
  String message() {
    return message;
  }
}
