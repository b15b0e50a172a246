package dev.selfsame.engine.journal;

import dev.selfsame.engine.store.NameRuns;
import dev.selfsame.internal.column.ByteReader;
import dev.selfsame.internal.column.ByteWriter;
import java.util.Set;

/**
 * Turns added fragments into frames, with the names of attributes. Not safe for several threads.
 */
final class FragmentFrames {
  private final NameRuns names = new NameRuns(number -> "");
  private final ByteWriter body = new ByteWriter();

  /** What is told where fragments are. */
  interface Listener {
    void added(int fragment, long place);
  }

  /**
   * Adds the frames of some fragments to a segment.
   *
   * @param leftOut the numbers of those that get none
   */
  void append(AddedFragments some, Set<Integer> leftOut, Segment segment, Listener listener) {
    names.from(some.names);
    byte[] bytes = some.bytes.bytes();
    int start = 0;
    for (int i = 0; i < some.size(); i++) {
      int fragment = some.numbers.get(i);
      int endOfHead = some.ends.get(2 * i);
      if (!leftOut.contains(fragment)) {
        body.clear();
        body.writeBytes(bytes, start, endOfHead - start);
        names.copyContent(bytes[start], new ByteReader(bytes, endOfHead), body);
        listener.added(fragment, segment.add(Frames.FRAGMENT, body.bytes(), 0, body.length()));
      }
      start = some.ends.get(2 * i + 1);
    }
  }
}
