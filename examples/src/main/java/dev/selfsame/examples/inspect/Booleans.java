package dev.selfsame.examples.inspect;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The words of a column that has only two values, one for yes and one for no; of true and false
 * there may be only one.
 *
 * @param yes the words for yes, as they are written
 * @param no the words for no
 */
record Booleans(List<String> yes, List<String> no) {
  private static final int LONGEST = 8;

  private static final List<String> PLAIN = List.of("true", "false");

  private static final List<List<String>> PAIRS =
      List.of(
          List.of("t", "f"),
          List.of("yes", "no"),
          List.of("y", "n"),
          List.of("ja", "nein"),
          List.of("ja", "nee"),
          List.of("ja", "nej"),
          List.of("j", "n"),
          List.of("wahr", "falsch"),
          List.of("oui", "non"),
          List.of("o", "n"),
          List.of("vrai", "faux"),
          List.of("s\u00ed", "no"),
          List.of("si", "no"),
          List.of("s", "n"),
          List.of("on", "off"),
          List.of("1", "0"));

  Booleans {
    yes = List.copyOf(yes);
    no = List.copyOf(no);
  }

  /** Returns whether a text can be one of the words. */
  static boolean mayBeWord(String text) {
    return text.length() <= LONGEST;
  }

  /** Returns which words mean yes and no, or empty if they are no such pair. */
  static Optional<Booleans> of(Set<String> words) {
    Set<String> forms = new TreeSet<>();
    words.forEach(word -> forms.add(word.toLowerCase(Locale.ROOT)));
    if (!forms.isEmpty() && PLAIN.containsAll(forms)) {
      return Optional.of(new Booleans(PLAIN.subList(0, 1), PLAIN.subList(1, 2)));
    }
    return PAIRS.stream()
        .filter(pair -> forms.size() == 2 && pair.containsAll(forms))
        .map(pair -> new Booleans(like(pair.get(0), words), like(pair.get(1), words)))
        .findFirst();
  }

  private static List<String> like(String form, Set<String> words) {
    return words.stream()
        .filter(word -> word.toLowerCase(Locale.ROOT).equals(form))
        .sorted()
        .toList();
  }

  /** Returns whether the words are true and false, in any case of letters. */
  boolean arePlain() {
    return yes.equals(PLAIN.subList(0, 1));
  }

  /** Returns whether the words are 1 and 0. */
  boolean areDigits() {
    return yes.equals(List.of("1"));
  }
}
