package dev.selfsame.examples.unify;

/** What became of a row that met another content under its key, of which one is kept. */
enum KeyConflict {
  /** What was there before is kept, and this row is not held. */
  OTHER_CONTENT_HELD(
      "another content under the row's key is kept",
      "Another content is held under the key of this row, and is kept: its time is later or, at one time, the hash of its content."),
  /** This row is held, and what was there before is gone. */
  OTHER_CONTENT_REPLACED(
      "another content under the row's key is gone",
      "Another content was held under the key of this row, and is gone: the time of this row is later or, at one time, the hash of its content.");

  private static final String REMEDY =
      " To keep both, give each row an id of its own, or each record a time of its own.";

  private final String summary;
  private final String message;

  KeyConflict(String summary, String message) {
    this.summary = summary;
    this.message = message + REMEDY;
  }

  /** Returns what it is, in a few words. */
  String summary() {
    return summary;
  }

  /** Returns which content is kept, and how to keep both. */
  String message() {
    return message;
  }
}
