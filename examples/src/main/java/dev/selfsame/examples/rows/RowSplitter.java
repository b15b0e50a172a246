package dev.selfsame.examples.rows;

import dev.selfsame.profile.RejectionReason;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream of bytes into rows, so that a bad row costs that row and nothing else.
 *
 * <p><b>Design.</b> A parser that reads a whole file stops at the first byte that is no UTF-8, does
 * not find back after a stray quote, and holds a line of any length in memory. So the rows are
 * found here, in the bytes, and parsed one at a time.
 *
 * <p>In CSV a row ends at a line end outside of quotes, as RFC 4180 has it. A quote that does not
 * close as it should makes a bad row of the line on which the row starts; the line after it starts
 * afresh. In the other form each line is a row. Blank lines are no rows.
 */
final class RowSplitter implements RowSource {
  private static final int MAX_ROW = ByteWindow.MAX_ROW;
  private static final int NOWHERE = -1;

  /** What no byte is, in the place of a quote where there is none. */
  private static final int NONE = 256;

  /** Where in a CSV row the scan stands. A line that is no CSV is one cell. */
  private enum State {
    BEFORE_CELL,
    IN_CELL,
    IN_QUOTES,
    AT_QUOTE,
    AFTER_QUOTES
  }

  private final ByteWindow window;
  private final RowDecoder decoder;
  private final boolean csv;
  private final int maxCellLines;
  private final String delimiterName;
  private final int delimiter;
  private final int quote;
  private long line = 1;
  private boolean afterReturn;

  private RowSplitter(ByteWindow window, RowDecoder decoder, boolean csv, FileFormat format) {
    this.window = window;
    this.decoder = decoder;
    this.csv = csv;
    this.maxCellLines = format.maxCellLines();
    this.delimiterName = format.delimiterName();
    this.delimiter = format.delimiter();
    this.quote = format.quote().map(Integer::valueOf).orElse(NONE);
  }

  /** Makes a row of each line. */
  static RowSplitter lines(ByteWindow window, RowDecoder decoder) {
    return new RowSplitter(window, decoder, false, FileFormat.ofName(""));
  }

  /** Makes a row of what is between line ends that are not quoted. */
  static RowSplitter csv(ByteWindow window, RowDecoder decoder, FileFormat format) {
    return new RowSplitter(window, decoder, true, format);
  }

  /** Returns the next row that is not blank, or null after the last one. */
  @Override
  public @Nullable Row next() throws IOException {
    Row row = scan();
    while (row instanceof Row.Text text && text.text().isBlank()) {
      row = scan();
    }
    return row;
  }

  @Override
  public Place place() {
    return Place.line(line);
  }

  @Override
  public void close() throws IOException {
    window.close();
  }

  private @Nullable Row scan() throws IOException {
    skipLineFeed();
    State state = csv ? State.BEFORE_CELL : State.IN_CELL;
    int linesInside = 0;
    int linesOfCell = 1;
    int secondLine = NOWHERE;
    for (int length = plain(state, 0); length <= MAX_ROW; length = plain(state, length + 1)) {
      if (!window.available(length)) {
        if (state == State.IN_QUOTES) {
          return strayQuote(length, secondLine);
        }
        return length == 0 ? null : text(length, linesInside);
      }
      byte current = window.at(length);
      if (isLineEnd(current)) {
        if (state != State.IN_QUOTES) {
          return text(length, linesInside);
        }
        if (secondLine == NOWHERE) {
          secondLine = length + 1;
        }
        if (current != '\n' || window.at(length - 1) != '\r') {
          linesInside++;
          if (++linesOfCell > maxCellLines) {
            return tooManyLines(secondLine);
          }
        }
      } else if (csv) {
        State next = next(state, current);
        if (next == null) {
          return strayQuote(length, secondLine);
        }
        linesOfCell = next == State.BEFORE_CELL ? 1 : linesOfCell;
        state = next;
      }
    }
    return secondLine == NOWHERE ? tooLong() : strayQuote(MAX_ROW, secondLine);
  }

  /**
   * Goes past bytes that change nothing: to the next one in the window that may, or to its end.
   * Most bytes are such, so they are passed in loops that do little else.
   */
  private int plain(State state, int from) {
    byte[] bytes = window.bytes();
    int start = window.start();
    int at = start + from;
    int end = Math.min(window.limit(), start + MAX_ROW + 1);
    if (!csv) {
      while (at < end && bytes[at] != '\n') {
        at++;
      }
    } else if (state == State.IN_CELL || state == State.IN_QUOTES) {
      int stop = state == State.IN_QUOTES ? quote : quote == NONE ? '\n' : delimiter;
      while (at < end && bytes[at] != stop && bytes[at] != '\n' && bytes[at] != '\r') {
        at++;
      }
    }
    return at - start;
  }

  private boolean isLineEnd(byte b) {
    return b == '\n' || (csv && b == '\r');
  }

  private @Nullable State next(State state, byte b) {
    return switch (state) {
      case BEFORE_CELL ->
          b == quote
              ? State.IN_QUOTES
              : b == delimiter || isPadding(b) ? State.BEFORE_CELL : State.IN_CELL;
      case IN_CELL -> b == delimiter ? State.BEFORE_CELL : State.IN_CELL;
      case IN_QUOTES -> b == quote ? State.AT_QUOTE : State.IN_QUOTES;
      case AT_QUOTE -> b == quote ? State.IN_QUOTES : afterQuotes(b);
      case AFTER_QUOTES -> afterQuotes(b);
    };
  }

  private @Nullable State afterQuotes(byte b) {
    if (b == delimiter) {
      return State.BEFORE_CELL;
    }
    return isPadding(b) ? State.AFTER_QUOTES : null;
  }

  private static boolean isPadding(byte b) {
    return b == ' ' || b == '\t';
  }

  private Row text(int length, int linesInside) throws IOException {
    Row row = decoder.row(place(), false, window.bytes(), window.start(), length);
    line += linesInside;
    skipLine(length);
    return row;
  }

  private Row tooLong() throws IOException {
    Place place = place();
    skipLine(MAX_ROW);
    return new Row.Unreadable(
        place,
        RejectionReason.TOO_LARGE,
        "The row is longer than %,d bytes. Leave out what no profile needs.".formatted(MAX_ROW));
  }

  /** A quote that was not meant as one would otherwise swallow all rows up to the next quote. */
  private Row tooManyLines(int secondLine) throws IOException {
    Place place = place();
    skipLine(secondLine - 1);
    return new Row.Unreadable(
        place,
        RejectionReason.MALFORMED_ROW,
        "A quoted cell has more than %,d lines. Close its quote, or raise 'maxCellLines' of the file."
            .formatted(maxCellLines));
  }

  private Row strayQuote(int length, int secondLine) throws IOException {
    Place place = place();
    skipLine(secondLine == NOWHERE ? length : secondLine - 1);
    return new Row.Unreadable(
        place,
        RejectionReason.MALFORMED_ROW,
        "A quoted cell does not end with a quote and a %s or line end. Close it, and double the quotes inside it."
            .formatted(delimiterName));
  }

  /** Goes to the line after the next line end, which is so many bytes away or more. */
  private void skipLine(int distance) throws IOException {
    window.skip(distance);
    while (window.available(0)) {
      byte[] bytes = window.bytes();
      int start = window.start();
      int limit = window.limit();
      int at = start;
      while (at < limit && !isLineEnd(bytes[at])) {
        at++;
      }
      if (at < limit) {
        window.skip(at + 1 - start);
        afterReturn = bytes[at] == '\r';
        line++;
        return;
      }
      window.skip(at - start);
    }
  }

  /** Goes past the second half of a line end of two. */
  private void skipLineFeed() throws IOException {
    if (afterReturn && window.available(0) && window.at(0) == '\n') {
      window.skip(1);
    }
    afterReturn = false;
  }
}
