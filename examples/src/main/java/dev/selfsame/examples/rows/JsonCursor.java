package dev.selfsame.examples.rows;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.selfsame.examples.rows.JsonScan.Progress;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A position in a text of JSON, which moves over separators and values and counts lines. */
final class JsonCursor {
  /** What is at the end, in the place of a byte. */
  static final int END = -1;

  private static final int MAX_NAME = 1 << 16;
  private static final JsonMapper JSON = JsonMapper.shared();

  private final ByteWindow window;
  private final JsonScan scan = new JsonScan();
  private long line = 1;

  JsonCursor(ByteWindow window) {
    this.window = window;
  }

  /** Returns the line of the position. */
  long line() {
    return line;
  }

  /** Returns the byte at the position, or {@link #END}. */
  int current() throws IOException {
    return window.available(0) ? window.at(0) & 0xFF : END;
  }

  /** Moves over what separates values: white space and a character, any number of each. */
  void skipSeparators(char separator) throws IOException {
    int at = current();
    while (at == ' ' || at == '\t' || at == '\n' || at == '\r' || at == separator) {
      skip(1);
      at = current();
    }
  }

  /** Moves over so many bytes, which are in the window. */
  void skip(int count) {
    byte[] bytes = window.bytes();
    int start = window.start();
    for (int at = start; at < start + count; at++) {
      if (bytes[at] == '\n') {
        line++;
      }
    }
    window.skip(count);
  }

  /**
   * Finds the end of the value at the position, as far as the window may grow for it.
   *
   * @return how many bytes of it were looked at; {@link #progress} tells how it stands
   */
  int measure() throws IOException {
    scan.start(window.at(0));
    int length = 0;
    while (length <= ByteWindow.MAX_ROW && window.available(length)) {
      int start = window.start();
      int to = Math.min(window.limit(), start + ByteWindow.MAX_ROW + 1);
      length = scan.scan(window.bytes(), start + length, to) - start;
      if (scan.progress() != Progress.INSIDE) {
        return length;
      }
    }
    return length;
  }

  /**
   * Moves to the end of the value of which so many bytes were looked at, holding nothing of it.
   *
   * @return how the scan stands there
   */
  Progress skipRest(int length) throws IOException {
    skip(length);
    while (scan.progress() == Progress.INSIDE && window.available(0)) {
      int start = window.start();
      skip(scan.scan(window.bytes(), start, window.limit()) - start);
    }
    return scan.progress();
  }

  /**
   * Moves over a value.
   *
   * @return false if a bracket in it does not match, where the position is then
   */
  boolean skipValue() throws IOException {
    scan.start(window.at(0));
    return skipRest(0) != Progress.MISMATCHED;
  }

  /**
   * Moves over the name of a member, which starts at the position.
   *
   * @return the name, or null if it does not end on its line or is longer than any path
   */
  @Nullable String name() throws IOException {
    int length = 1;
    boolean escaped = false;
    while (length < MAX_NAME && window.available(length)) {
      byte b = window.at(length++);
      if (b == '\n') {
        return null;
      } else if (b == '"' && !escaped) {
        String name = name(new String(window.bytes(), window.start(), length, UTF_8));
        skip(length);
        return name;
      }
      escaped = b == '\\' && !escaped;
    }
    return null;
  }

  private static @Nullable String name(String quoted) {
    try {
      return JSON.readValue(quoted, String.class);
    } catch (JacksonException e) {
      return null;
    }
  }

  /** Returns how the last scan stands. */
  Progress progress() {
    return scan.progress();
  }
}
