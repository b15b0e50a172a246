package dev.selfsame.examples.unify;

import dev.selfsame.profile.RejectionReason;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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
 * afresh. In the other form each line is a row.
 *
 * <p>The buffer holds one row, and never more than {@link #MAX_ROW} bytes and a bit. Blank lines
 * are no rows. A byte order mark at the start is let be.
 */
final class RowSplitter implements Closeable {
  /** The longest row in bytes: above what any fragment needs, however it is written. */
  static final int MAX_ROW = 8 << 20;

  private static final int CHUNK = 1 << 16;
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final int NOWHERE = -1;

  /** What a decoder puts in the place of bytes that are not UTF-8. */
  private static final char REPLACEMENT = '\uFFFD';

  /** Where in a CSV row the scan stands. A line that is no CSV is one cell. */
  private enum State {
    BEFORE_CELL,
    IN_CELL,
    IN_QUOTES,
    AT_QUOTE,
    AFTER_QUOTES
  }

  private final InputStream in;
  private final boolean csv;
  private final int maxCellLines;
  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
  private byte[] buffer = new byte[CHUNK];
  private int start;
  private int limit;
  private long line = 1;
  private long bytesRead;
  private boolean afterReturn;

  private RowSplitter(InputStream in, boolean csv, int maxCellLines) {
    this.in = in;
    this.csv = csv;
    this.maxCellLines = maxCellLines;
  }

  /** Makes a row of each line. */
  static RowSplitter lines(InputStream in) {
    return new RowSplitter(in, false, 1);
  }

  /**
   * Makes a row of what is between line ends that are not quoted.
   *
   * @param maxCellLines how many lines a quoted cell may have
   */
  static RowSplitter csv(InputStream in, int maxCellLines) {
    return new RowSplitter(in, true, maxCellLines);
  }

  /** Returns how many bytes were read so far. */
  long bytesRead() {
    return bytesRead;
  }

  /** Returns the next row that is not blank, or null after the last one. */
  @Nullable RawRow next() throws IOException {
    if (bytesRead == 0) {
      skipByteOrderMark();
    }
    RawRow row = scan();
    while (row instanceof RawRow.Text text && text.text().isBlank()) {
      row = scan();
    }
    return row;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private @Nullable RawRow scan() throws IOException {
    skipLineFeed();
    State state = csv ? State.BEFORE_CELL : State.IN_CELL;
    int linesInside = 0;
    int linesOfCell = 1;
    int secondLine = NOWHERE;
    for (int length = plain(state, 0); length <= MAX_ROW; length = plain(state, length + 1)) {
      if (!available(length)) {
        if (state == State.IN_QUOTES) {
          return strayQuote(length, secondLine);
        }
        return length == 0 ? null : text(length, linesInside);
      }
      byte current = buffer[start + length];
      if (isLineEnd(current)) {
        if (state != State.IN_QUOTES) {
          return text(length, linesInside);
        }
        if (secondLine == NOWHERE) {
          secondLine = length + 1;
        }
        if (current != '\n' || buffer[start + length - 1] != '\r') {
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
   * Goes past bytes that change nothing: to the next one in the buffer that may, or to its end.
   * Most bytes are such, so they are passed in loops that do little else.
   */
  private int plain(State state, int from) {
    int at = start + from;
    int end = Math.min(limit, start + MAX_ROW + 1);
    if (!csv) {
      while (at < end && buffer[at] != '\n') {
        at++;
      }
    } else if (state == State.IN_CELL || state == State.IN_QUOTES) {
      byte stop = (byte) (state == State.IN_CELL ? ',' : '"');
      while (at < end && buffer[at] != stop && buffer[at] != '\n' && buffer[at] != '\r') {
        at++;
      }
    }
    return at - start;
  }

  private boolean isLineEnd(byte b) {
    return b == '\n' || (csv && b == '\r');
  }

  private static @Nullable State next(State state, byte b) {
    return switch (state) {
      case BEFORE_CELL ->
          switch (b) {
            case '"' -> State.IN_QUOTES;
            case ',', ' ', '\t' -> State.BEFORE_CELL;
            default -> State.IN_CELL;
          };
      case IN_CELL -> b == ',' ? State.BEFORE_CELL : State.IN_CELL;
      case IN_QUOTES -> b == '"' ? State.AT_QUOTE : State.IN_QUOTES;
      case AT_QUOTE -> b == '"' ? State.IN_QUOTES : afterQuotes(b);
      case AFTER_QUOTES -> afterQuotes(b);
    };
  }

  private static @Nullable State afterQuotes(byte b) {
    return switch (b) {
      case ',' -> State.BEFORE_CELL;
      case ' ', '\t' -> State.AFTER_QUOTES;
      default -> null;
    };
  }

  private RawRow text(int length, int linesInside) throws IOException {
    long first = line;
    String text = decode(length);
    line += linesInside;
    skipLine(length);
    return text == null
        ? new RawRow.Unreadable(
            first, RejectionReason.INVALID_UNICODE, "The row is not UTF-8. Save it as UTF-8.")
        : new RawRow.Text(first, text);
  }

  /** Returns the text of a row, or null if it is not UTF-8. */
  private @Nullable String decode(int length) {
    String text = new String(buffer, start, length, StandardCharsets.UTF_8);
    if (text.indexOf(REPLACEMENT) < 0) {
      return text;
    }
    // It stands for what is not UTF-8, or for itself.
    try {
      return decoder.decode(ByteBuffer.wrap(buffer, start, length)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  private RawRow tooLong() throws IOException {
    long first = line;
    skipLine(MAX_ROW);
    return new RawRow.Unreadable(
        first,
        RejectionReason.TOO_LARGE,
        "The row is longer than %,d bytes. Leave out what no profile needs.".formatted(MAX_ROW));
  }

  /** A quote that was not meant as one would otherwise swallow all rows up to the next quote. */
  private RawRow tooManyLines(int secondLine) throws IOException {
    long first = line;
    skipLine(secondLine - 1);
    return new RawRow.Unreadable(
        first,
        RejectionReason.MALFORMED_ROW,
        "A quoted cell has more than %,d lines. Close its quote, or raise 'maxCellLines' of the file."
            .formatted(maxCellLines));
  }

  private RawRow strayQuote(int length, int secondLine) throws IOException {
    long first = line;
    skipLine(secondLine == NOWHERE ? length : secondLine - 1);
    return new RawRow.Unreadable(
        first,
        RejectionReason.MALFORMED_ROW,
        "A quoted cell does not end with a quote and a comma or line end. Close it, and double the"
            + " quotes inside it.");
  }

  /** Goes to the line after the next line end, which is so many bytes away or more. */
  private void skipLine(int distance) throws IOException {
    start += distance;
    while (available(0)) {
      while (start < limit) {
        byte b = buffer[start++];
        if (isLineEnd(b)) {
          afterReturn = b == '\r';
          line++;
          return;
        }
      }
    }
  }

  /** Goes past the second half of a line end of two. */
  private void skipLineFeed() throws IOException {
    if (afterReturn && available(0) && buffer[start] == '\n') {
      start++;
    }
    afterReturn = false;
  }

  private void skipByteOrderMark() throws IOException {
    if (available(BYTE_ORDER_MARK.length - 1)
        && Arrays.equals(buffer, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, 3)) {
      start = BYTE_ORDER_MARK.length;
    }
  }

  private boolean available(int distance) throws IOException {
    while (start + distance >= limit) {
      if (!fill()) {
        return false;
      }
    }
    return true;
  }

  private boolean fill() throws IOException {
    if (start > 0) {
      System.arraycopy(buffer, start, buffer, 0, limit - start);
      limit -= start;
      start = 0;
    }
    if (limit == buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.min(2 * buffer.length, MAX_ROW + CHUNK));
    }
    // A file is read through memory outside of the heap, as much as this, which each thread keeps.
    int count = in.read(buffer, limit, Math.min(CHUNK, buffer.length - limit));
    if (count < 0) {
      return false;
    }
    limit += count;
    bytesRead += count;
    return true;
  }
}
