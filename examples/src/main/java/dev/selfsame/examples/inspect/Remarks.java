package dev.selfsame.examples.inspect;

import java.util.ArrayList;
import java.util.List;

/** What is to be said about a draft: the reasons for what is in it, and what it is not sure of. */
final class Remarks {
  private final boolean showsValues;
  private final List<String> reasons = new ArrayList<>();
  private final List<String> questions = new ArrayList<>();

  /**
   * Makes an empty list of remarks.
   *
   * @param showsValues whether values may be shown
   */
  Remarks(boolean showsValues) {
    this.showsValues = showsValues;
  }

  /** Returns a value in parentheses, or how to see it. */
  String shown(String value) {
    return showsValues ? " (" + value + ")" : " (--show-values shows it)";
  }

  void because(String reason) {
    reasons.add(reason);
  }

  void ask(String question) {
    questions.add(question);
  }

  List<String> reasons() {
    return List.copyOf(reasons);
  }

  List<String> questions() {
    return List.copyOf(questions);
  }
}
