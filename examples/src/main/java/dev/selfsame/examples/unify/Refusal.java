package dev.selfsame.examples.unify;

import dev.selfsame.examples.rows.Place;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A row that was refused or that has the key of another row and other content, or a part that was
 * left out of a row.
 *
 * @param input the name of the file
 * @param place where the row is in it
 * @param subject what it is about
 * @param name the name of that: a namespace, or a path; empty if it is about the row as a whole
 * @param reason the code
 * @param message what to do about it; it shows no identity value
 */
public record Refusal(
    String input,
    Place place,
    Subject subject,
    Optional<String> name,
    String reason,
    String message) {

  /** What a refusal is about. */
  public enum Subject {
    /** The row; the path is the one at fault. */
    ROW("path"),
    /** An identity of a row that is used without it. */
    IDENTITY("identity"),
    /** An attribute of a row that is used without it. */
    ATTRIBUTE("attribute"),
    /** A value that a mapping could not use in a row that is used without it. */
    VALUE("path");

    private final String key;

    Subject(String key) {
      this.key = key;
    }
  }

  /** Returns the line on which the row starts, from 1. */
  public long line() {
    return place.line();
  }

  /** Returns the namespace of the refused identity, if it is about one. */
  public Optional<String> identity() {
    return subject == Subject.IDENTITY ? name : Optional.empty();
  }

  /** Returns this as a JSON object. */
  public Map<String, Object> toMap() {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("input", input);
    object.put("line", place.line());
    place.index().ifPresent(index -> object.put("index", index));
    name.ifPresent(text -> object.put(subject.key, text));
    if (subject == Subject.VALUE) {
      object.put("leftOut", true);
    }
    object.put("reason", reason);
    object.put("message", message);
    return object;
  }
}
