package dev.selfsame.examples.rows;

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
 * The slow twin of {@link RowSplitter}: it looks at each byte by itself, and decodes each row
 * strictly.
 */
final class SlowRowSplitter implements Closeable {
  private static final int MAX_ROW = ByteWindow.MAX_ROW;
  private static final int CHUNK = 1 << 16;
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final int NOWHERE = -1;

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
  private final FileFormat format;
  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
  private byte[] buffer = new byte[CHUNK];
  private int start;
  private int limit;
  private long line = 1;
  private long bytesRead;
  private boolean afterReturn;

  private SlowRowSplitter(InputStream in, boolean csv, FileFormat format) {
    this.in = in;
    this.csv = csv;
    this.format = format;
  }

  /** Makes a row of each line. */
  static SlowRowSplitter lines(InputStream in) {
    return new SlowRowSplitter(in, false, FileFormat.ofName(""));
  }

  /** Makes a row of what is between line ends that are not quoted. */
  static SlowRowSplitter csv(InputStream in, FileFormat format) {
    return new SlowRowSplitter(in, true, format);
  }

  /** Returns how many bytes were read so far. */
  long bytesRead() {
    return bytesRead;
  }

  /** Returns the next row that is not blank, or null after the last one. */
  @Nullable Row next() throws IOException {
    if (bytesRead == 0) {
      skipByteOrderMark();
    }
    Row row = scan();
    while (row instanceof Row.Text text && text.text().isBlank()) {
      row = scan();
    }
    return row;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private @Nullable Row scan() throws IOException {
    skipLineFeed();
    State state = csv ? State.BEFORE_CELL : State.IN_CELL;
    int linesInside = 0;
    int linesOfCell = 1;
    int secondLine = NOWHERE;
    byte previous = 0;
    for (int length = 0; length <= MAX_ROW; length++) {
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
        if (previous != '\r' || current != '\n') {
          linesInside++;
          if (++linesOfCell > format.maxCellLines()) {
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
      previous = current;
    }
    return secondLine == NOWHERE ? tooLong() : strayQuote(MAX_ROW, secondLine);
  }

  private boolean isLineEnd(byte b) {
    return b == '\n' || (csv && b == '\r');
  }

  private @Nullable State next(State state, byte b) {
    boolean isQuote = format.quote().isPresent() && format.quote().get() == b;
    boolean isDelimiter = format.delimiter() == b;
    boolean isPadding = b == ' ' || b == '\t';
    if (state == State.IN_QUOTES) {
      return isQuote ? State.AT_QUOTE : State.IN_QUOTES;
    } else if (isQuote && (state == State.BEFORE_CELL || state == State.AT_QUOTE)) {
      return State.IN_QUOTES;
    } else if (isDelimiter) {
      return State.BEFORE_CELL;
    } else if (state == State.AT_QUOTE || state == State.AFTER_QUOTES) {
      return isPadding ? State.AFTER_QUOTES : null;
    }
    return isPadding && state == State.BEFORE_CELL ? State.BEFORE_CELL : State.IN_CELL;
  }

  private Row text(int length, int linesInside) throws IOException {
    Place place = Place.line(line);
    Row row;
    try {
      String text = decoder.decode(ByteBuffer.wrap(buffer, start, length)).toString();
      row = new Row.Text(place, text, false);
    } catch (CharacterCodingException e) {
      row =
          new Row.Unreadable(
              place,
              RejectionReason.INVALID_UNICODE,
              "The row is not UTF-8. Save the file as UTF-8, or set 'charset' of the file under 'inputs', such as windows-1252.");
    }
    line += linesInside;
    skipLine(length);
    return row;
  }

  private Row tooLong() throws IOException {
    Place place = Place.line(line);
    skipLine(MAX_ROW);
    return new Row.Unreadable(
        place,
        RejectionReason.TOO_LARGE,
        "The row is longer than %,d bytes. Leave out what no profile needs.".formatted(MAX_ROW));
  }

  /** A quote that was not meant as one would otherwise swallow all rows up to the next quote. */
  private Row tooManyLines(int secondLine) throws IOException {
    Place place = Place.line(line);
    skipLine(secondLine - 1);
    return new Row.Unreadable(
        place,
        RejectionReason.MALFORMED_ROW,
        "A quoted cell has more than %,d lines. Close its quote, or raise 'maxCellLines' of the file."
            .formatted(format.maxCellLines()));
  }

  private Row strayQuote(int length, int secondLine) throws IOException {
    Place place = Place.line(line);
    skipLine(secondLine == NOWHERE ? length : secondLine - 1);
    return new Row.Unreadable(
        place,
        RejectionReason.MALFORMED_ROW,
        "A quoted cell does not end with a quote and a %s or line end. Close it, and double the quotes inside it."
            .formatted(format.delimiterName()));
  }

  /** Goes to the line after the next line end, which is so many bytes away or more. */
  private void skipLine(int distance) throws IOException {
    start += distance;
    while (available(0)) {
      byte b = buffer[start++];
      if (isLineEnd(b)) {
        afterReturn = b == '\r';
        line++;
        return;
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
    int count = in.read(buffer, limit, Math.min(CHUNK, buffer.length - limit));
    if (count < 0) {
      return false;
    }
    limit += count;
    bytesRead += count;
    return true;
  }
}
