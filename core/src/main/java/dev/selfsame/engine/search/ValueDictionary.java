package dev.selfsame.engine.search;

import dev.selfsame.internal.column.Hash64;
import dev.selfsame.internal.column.HashIndex;
import dev.selfsame.internal.column.IntList;
import dev.selfsame.internal.column.Unicode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The dictionary of a column: its distinct texts and numbers, each with a dense int. The sorted
 * entries come first, all numbers before all texts; after them come the unsorted ones.
 *
 * <p>A number is kept as a double, and of a text only its first bytes. A value that this form
 * represents without loss is <em>exact</em>; other values may share an entry, which then matches
 * some conditions only with MAYBE. Only exact entries are sorted.
 *
 * <p>Each entry counts its uses. When the last one is released, its content is overwritten in
 * place; its int is not reused until the next {@link #sort}.
 *
 * <p>Not safe for concurrent writing.
 */
public final class ValueDictionary {
  /** The kind of an entry. */
  enum Kind {
    /** An entry that is no longer used. */
    FREE,
    /** The one number whose decimal form is that of the double. */
    NUMBER,
    /** Numbers that are rounded to the double. */
    ROUNDED_NUMBER,
    /** The one text with these bytes. */
    TEXT,
    /** Longer texts that start with these bytes. */
    LONG_TEXT
  }

  private static final int MAX_BYTES = 256;
  private static final int LENGTH_BITS = 9;
  private static final int LENGTH_MASK = (1 << LENGTH_BITS) - 1;

  /**
   * From this many bytes on nothing is kept of further texts; from half of it on, only a few bytes.
   */
  private static final int FULL = 1 << 30;

  private static final long EXACT_LONGS = 1L << 53;

  private final long seed;

  /** The bits of a double, or the offset and length of the bytes of a text. */
  private long[] words = new long[16];

  private Kind[] kinds = new Kind[16];
  private int[] uses = new int[16];
  private byte[] bytes = new byte[256];
  private int byteCount;
  private int size;
  private int numbers;
  private int sorted;

  /** The entries that are not sorted, by the hash of their content. */
  private HashIndex unsorted = new HashIndex();

  /**
   * Creates an empty dictionary.
   *
   * @param seed the seed of the hashes
   */
  ValueDictionary(long seed) {
    this.seed = seed;
  }

  /** A value in the form of an entry. */
  static final class Key {
    private static final byte[] NO_TEXT = {};

    private final Kind kind;
    private final double number;
    private final byte[] text;

    private Key(Kind kind, double number, byte[] text) {
      this.kind = kind;
      this.number = number;
      this.text = text;
    }

    static Key of(Number value) {
      double number = value.doubleValue();
      return new Key(isExact(value, number) ? Kind.NUMBER : Kind.ROUNDED_NUMBER, number, NO_TEXT);
    }

    static Key of(String value) {
      // A lone surrogate has no bytes in UTF-8, so only the text before it is kept.
      int end = Unicode.wellFormedLength(value);
      return new Key(
          end == value.length() ? Kind.TEXT : Kind.LONG_TEXT,
          0,
          value.substring(0, end).getBytes(StandardCharsets.UTF_8));
    }

    double number() {
      return number;
    }

    private static boolean isExact(Number value, double number) {
      if (value instanceof BigDecimal || value instanceof BigInteger) {
        return Double.isFinite(number) && decimal(value).compareTo(BigDecimal.valueOf(number)) == 0;
      }
      long integer = value.longValue();
      return integer >= -EXACT_LONGS && integer <= EXACT_LONGS;
    }

    private Key cut(int limit) {
      return text.length <= limit ? this : new Key(Kind.LONG_TEXT, 0, Arrays.copyOf(text, limit));
    }
  }

  /** {@return a number of the attributes as a {@link BigDecimal}} */
  static BigDecimal decimal(Number value) {
    if (value instanceof BigDecimal decimal) {
      return decimal;
    }
    return value instanceof BigInteger integer
        ? new BigDecimal(integer)
        : BigDecimal.valueOf(value.longValue());
  }

  /** {@return the number of entries, including free ones} */
  int size() {
    return size;
  }

  /** {@return the number of sorted numbers, including free entries} They come first. */
  int numbers() {
    return numbers;
  }

  /** {@return the end of the sorted texts, which come after the numbers} */
  int sorted() {
    return sorted;
  }

  Kind kind(int entry) {
    return kinds[entry];
  }

  double number(int entry) {
    return Double.longBitsToDouble(words[entry]);
  }

  /** Returns the entry of a value, which is added if missing, and counts one more use. */
  int use(Key value) {
    Key key = value.cut(byteCount < FULL / 2 ? MAX_BYTES : byteCount < FULL ? Long.BYTES : 0);
    int entry = find(key);
    if (entry == HashIndex.NONE) {
      entry = add(key);
    }
    uses[entry]++;
    return entry;
  }

  /** Releases one use of an entry. With the last one, its content is overwritten. */
  void release(int entry) {
    if (--uses[entry] > 0) {
      return;
    }
    if (entry >= sorted) {
      unsorted.remove(hash(entry), entry);
    }
    if (isText(entry)) {
      Arrays.fill(bytes, offset(entry), offset(entry) + length(entry), (byte) 0);
    }
    words[entry] = 0;
    kinds[entry] = Kind.FREE;
  }

  private int find(Key key) {
    if (key.kind == Kind.NUMBER || key.kind == Kind.TEXT) {
      int from = key.kind == Kind.NUMBER ? countBelow(key.number) : countBelow(key.text);
      int to = key.kind == Kind.NUMBER ? numbers : sorted;
      while (from < to && kinds[from] == Kind.FREE) {
        from++;
      }
      if (from < to && hasContent(from, key)) {
        return from;
      }
    }
    return unsorted.find(hash(key), entry -> hasContent(entry, key));
  }

  private int add(Key key) {
    if (size == words.length) {
      words = Arrays.copyOf(words, size * 2);
      kinds = Arrays.copyOf(kinds, size * 2);
      uses = Arrays.copyOf(uses, size * 2);
    }
    int entry = size++;
    kinds[entry] = key.kind;
    words[entry] =
        key.kind == Kind.NUMBER || key.kind == Kind.ROUNDED_NUMBER
            ? Double.doubleToRawLongBits(key.number)
            : addBytes(key.text);
    unsorted.add(hash(key), entry);
    return entry;
  }

  private long addBytes(byte[] text) {
    if (byteCount + text.length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, byteCount + text.length));
    }
    System.arraycopy(text, 0, bytes, byteCount, text.length);
    long word = (long) byteCount << LENGTH_BITS | text.length;
    byteCount += text.length;
    return word;
  }

  private boolean hasContent(int entry, Key key) {
    if (kinds[entry] != key.kind) {
      return false;
    }
    return isText(entry)
        ? compareText(entry, key.text) == 0
        : Double.compare(number(entry), key.number) == 0;
  }

  private long hash(Key key) {
    long word = Double.doubleToRawLongBits(key.number);
    return Hash64.of(key.text, key.text.length, seed ^ word);
  }

  private long hash(int entry) {
    byte[] text =
        isText(entry)
            ? Arrays.copyOfRange(bytes, offset(entry), offset(entry) + length(entry))
            : Key.NO_TEXT;
    return hash(new Key(kinds[entry], isText(entry) ? 0 : number(entry), text));
  }

  private boolean isText(int entry) {
    return kinds[entry] == Kind.TEXT || kinds[entry] == Kind.LONG_TEXT;
  }

  private int offset(int entry) {
    return (int) (words[entry] >>> LENGTH_BITS);
  }

  private int length(int entry) {
    return (int) words[entry] & LENGTH_MASK;
  }

  /** {@return how many sorted entries are numbers below one} Free entries may be counted. */
  int countBelow(double number) {
    int low = 0;
    int high = numbers;
    while (low < high) {
      int middle = usedFrom((low + high) >>> 1, high);
      if (middle < high && Double.compare(number(middle), number) < 0) {
        low = middle + 1;
      } else {
        high = (low + high) >>> 1;
      }
    }
    return low;
  }

  /**
   * {@return the first sorted text that is not before one, or else the end of the sorted texts}
   * Free entries may be counted.
   */
  int countBelow(byte[] text) {
    return countBelow(text, false);
  }

  /** {@return the first sorted text after all those that start with a prefix} */
  int countUpToPrefix(byte[] prefix) {
    return countBelow(prefix, true);
  }

  private int countBelow(byte[] text, boolean withPrefixed) {
    int low = numbers;
    int high = sorted;
    while (low < high) {
      int middle = usedFrom((low + high) >>> 1, high);
      if (middle < high
          && (compareText(middle, text) < 0 || (withPrefixed && startsWith(middle, text)))) {
        low = middle + 1;
      } else {
        high = (low + high) >>> 1;
      }
    }
    return low;
  }

  private int usedFrom(int entry, int end) {
    int used = entry;
    while (used < end && kinds[used] == Kind.FREE) {
      used++;
    }
    return used;
  }

  /** Compares the bytes of an entry with those of a text. */
  int compareText(int entry, byte[] text) {
    return Arrays.compareUnsigned(
        bytes, offset(entry), offset(entry) + length(entry), text, 0, text.length);
  }

  /** {@return whether the bytes of an entry start with a prefix} */
  boolean startsWith(int entry, byte[] prefix) {
    int offset = offset(entry);
    return length(entry) >= prefix.length
        && Arrays.equals(bytes, offset, offset + prefix.length, prefix, 0, prefix.length);
  }

  /** {@return whether the bytes of an entry are a prefix of a text} */
  boolean isStartOf(int entry, byte[] text) {
    int offset = offset(entry);
    return length(entry) <= text.length
        && Arrays.equals(bytes, offset, offset + length(entry), text, 0, length(entry));
  }

  /**
   * Sorts all exact entries and drops the free ones. Costs O(n log n) in the entries added since
   * the last time, and O(n) in all.
   *
   * @return the new int of each entry, or -1 for a free one
   */
  int[] sort() {
    IntList sortedNumbers = new IntList();
    IntList sortedTexts = new IntList();
    IntList rest = new IntList();
    for (int entry = 0; entry < size; entry++) {
      switch (kinds[entry]) {
        case NUMBER -> sortedNumbers.add(entry);
        case TEXT -> sortedTexts.add(entry);
        case ROUNDED_NUMBER, LONG_TEXT -> rest.add(entry);
        case FREE -> {}
      }
    }
    sortedNumbers.sort((a, b) -> Double.compare(number(a), number(b)));
    sortedTexts.sort(
        (a, b) ->
            Arrays.compareUnsigned(
                bytes, offset(a), offset(a) + length(a), bytes, offset(b), offset(b) + length(b)));
    ValueDictionary ordered = new ValueDictionary(seed);
    int[] now = new int[size];
    Arrays.fill(now, HashIndex.NONE);
    ordered.addAll(this, sortedNumbers, now);
    ordered.numbers = ordered.size;
    ordered.addAll(this, sortedTexts, now);
    ordered.sorted = ordered.size;
    ordered.unsorted = new HashIndex();
    ordered.addAll(this, rest, now);
    replaceBy(ordered);
    return now;
  }

  private void addAll(ValueDictionary from, IntList entries, int[] now) {
    int needed = size + entries.size();
    if (needed > words.length) {
      words = Arrays.copyOf(words, needed);
      kinds = Arrays.copyOf(kinds, needed);
      uses = Arrays.copyOf(uses, needed);
    }
    for (int i = 0; i < entries.size(); i++) {
      int entry = entries.get(i);
      int added = size++;
      kinds[added] = from.kinds[entry];
      uses[added] = from.uses[entry];
      words[added] =
          from.isText(entry)
              ? addBytes(
                  Arrays.copyOfRange(
                      from.bytes, from.offset(entry), from.offset(entry) + from.length(entry)))
              : from.words[entry];
      now[entry] = added;
    }
  }

  private void replaceBy(ValueDictionary ordered) {
    words = ordered.words;
    kinds = ordered.kinds;
    uses = ordered.uses;
    bytes = ordered.bytes;
    byteCount = ordered.byteCount;
    size = ordered.size;
    numbers = ordered.numbers;
    sorted = ordered.sorted;
    unsorted = new HashIndex();
    for (int entry = sorted; entry < size; entry++) {
      unsorted.add(hash(entry), entry);
    }
  }
}
