package dev.selfsame.engine.store;

import dev.selfsame.graph.FragmentKind;
import dev.selfsame.identity.Identity;
import dev.selfsame.internal.column.ByteReader;
import dev.selfsame.internal.column.IntList;
import dev.selfsame.internal.column.PackedText;
import dev.selfsame.internal.value.ValueCodec;
import dev.selfsame.profile.ProfileFragment;
import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Copies of the rows and bytes of some fragments, in arrays side by side. Immutable, and safe for
 * use by any number of threads.
 */
final class CopiedRows {
  /** What a chunk of bytes holds at least, unless all are fewer. */
  private static final int CHUNK = 1 << 20;

  private final FragmentKind[] kinds;
  private final String[] sources;
  private final long[] seconds;
  private final int[] nanos;
  private final Identity[] primaries;
  private final ValueCodec.NameReader names;

  /** The identities that each fragment mentions, one fragment after the other. */
  private Identity[] mentions = new Identity[0];

  private final int[] endsOfMentions;

  /** The bytes, and the first fragment in each chunk. */
  private final List<byte[]> chunks = new ArrayList<>(1);

  private final IntList firsts = new IntList(1);

  private final int[] starts;

  /**
   * Copies fragments under the lock.
   *
   * @param withMentions whether they keep all of their identities, or the primary one alone
   */
  CopiedRows(FragmentLog log, IntList fragments, IdentityReader identityOf, boolean withMentions) {
    int size = fragments.size();
    kinds = new FragmentKind[size];
    sources = new String[size];
    seconds = new long[size];
    nanos = new int[size];
    primaries = new Identity[size];
    endsOfMentions = new int[size];
    starts = new int[size];
    names = log.nameReader();
    for (int i = 0; i < size; i++) {
      int fragment = fragments.get(i);
      kinds[i] = log.kind(fragment);
      sources[i] = log.source(fragment);
      seconds[i] = log.table().second(fragment);
      nanos[i] = log.table().nano(fragment);
      primaries[i] = identityOf.apply(log.table().primary(fragment));
    }
    if (withMentions) {
      copyMentions(log, fragments, identityOf);
    }
    copyBytes(log, fragments);
  }

  private void copyMentions(FragmentLog log, IntList fragments, IdentityReader identityOf) {
    mentions = new Identity[2 * fragments.size()];
    int end = 0;
    for (int i = 0; i < fragments.size(); i++) {
      int last = log.table().endOfOccurrences(fragments.get(i));
      for (int at = log.table().firstOccurrence(fragments.get(i)); at < last; at++) {
        if (end == mentions.length) {
          mentions = Arrays.copyOf(mentions, 2 * end);
        }
        mentions[end++] = identityOf.apply(log.table().identityAt(at));
      }
      endsOfMentions[i] = end;
    }
  }

  private void copyBytes(FragmentLog log, IntList fragments) {
    long left = 0;
    for (int i = 0; i < fragments.size(); i++) {
      left += log.table().payloadLength(fragments.get(i));
    }
    byte[] chunk = {};
    int end = 0;
    for (int i = 0; i < fragments.size(); i++) {
      int length = log.table().payloadLength(fragments.get(i));
      if (chunk.length - end < length) {
        chunk = new byte[(int) Math.max(length, Math.min(left, CHUNK))];
        chunks.add(chunk);
        firsts.add(i);
        end = 0;
      }
      log.copyPayload(fragments.get(i), chunk, end);
      starts[i] = end;
      end += length;
      left -= length;
    }
  }

  int size() {
    return starts.length;
  }

  /** {@return the fragments, each made when it is asked for} */
  List<ProfileFragment> asList() {
    return new AbstractList<>() {
      @Override
      public int size() {
        return CopiedRows.this.size();
      }

      @Override
      public ProfileFragment get(int index) {
        return fragment(index);
      }
    };
  }

  ValueCodec.NameReader names() {
    return names;
  }

  FragmentKind kind(int index) {
    return kinds[index];
  }

  String source(int index) {
    return sources[index];
  }

  Instant timestamp(int index) {
    return Instant.ofEpochSecond(seconds[index], nanos[index]);
  }

  Identity primary(int index) {
    return primaries[index];
  }

  String id(int index) {
    return PackedText.read(bytes(index));
  }

  @Nullable String type(int index) {
    ByteReader in = bytes(index);
    in.skip((int) in.readVarint());
    return FragmentCodec.readType(in);
  }

  /** {@return a new reader at the attributes of a fragment} */
  ByteReader attributes(int index) {
    ByteReader in = bytes(index);
    FragmentCodec.skipToAttributes(kinds[index], in);
    return in;
  }

  /** {@return a fragment as an object} Costs O(its size). */
  ProfileFragment fragment(int index) {
    return FragmentCodec.read(
        kinds[index],
        sources[index],
        timestamp(index),
        primaries[index],
        mentions,
        index == 0 ? 0 : endsOfMentions[index - 1],
        endsOfMentions[index],
        bytes(index),
        names,
        name -> true);
  }

  /** {@return a new reader at the start of the bytes of a fragment} */
  private ByteReader bytes(int index) {
    int chunk = chunks.size() == 1 ? 0 : firsts.countBelow(index + 1, Integer::compare) - 1;
    return new ByteReader(chunks.get(chunk), starts[index]);
  }
}
