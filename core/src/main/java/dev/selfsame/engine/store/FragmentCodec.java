package dev.selfsame.engine.store;

import dev.selfsame.graph.FragmentKind;
import dev.selfsame.identity.Identity;
import dev.selfsame.internal.column.ByteReader;
import dev.selfsame.internal.column.ByteWriter;
import dev.selfsame.internal.column.PackedText;
import dev.selfsame.internal.value.ValueCodec;
import dev.selfsame.profile.ProfileFragment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a fragment, which hold what is not in its row: the id, the type of an event, the
 * paths of a patch, and the attributes.
 */
final class FragmentCodec {
  /** The byte that stands for no type. */
  static final int NO_TYPE = 0;

  private static final FragmentKind[] KINDS = {
    FragmentKind.RECORD, FragmentKind.PATCH, FragmentKind.EVENT
  };

  private FragmentCodec() {}

  /** {@return the kind with a number} */
  static FragmentKind kind(int number) {
    return KINDS[number];
  }

  /** {@return the position of a kind in the order of fragments} */
  static int number(FragmentKind kind) {
    return switch (kind) {
      case RECORD -> 0;
      case PATCH -> 1;
      case EVENT -> 2;
    };
  }

  /** Writes what stands between the id and the attributes. */
  static void writeHead(ProfileFragment fragment, ByteWriter out) {
    if (fragment.kind() == FragmentKind.EVENT) {
      out.writeByte(fragment.type().isPresent() ? 1 : NO_TYPE);
      fragment.type().ifPresent(out::writeString);
    }
    if (fragment.kind() == FragmentKind.PATCH) {
      writeStrings(fragment.unset(), out);
      writeStrings(fragment.appended(), out);
    }
  }

  /**
   * Reads a fragment. Costs O(its size).
   *
   * @param mentioned an array with its identities, with the primary one
   * @param from the index of the first of them
   * @param to the index after the last of them
   * @param wanted returns whether the attributes with a first name are read
   */
  static ProfileFragment read(
      FragmentKind kind,
      String source,
      Instant timestamp,
      Identity primary,
      Identity[] mentioned,
      int from,
      int to,
      ByteReader in,
      ValueCodec.NameReader names,
      Predicate<String> wanted) {
    ProfileFragment.Builder builder =
        ProfileFragment.builder(kind, source).id(PackedText.read(in)).timestamp(timestamp);
    builder.primary(primary);
    for (int i = from; i < to; i++) {
      if (!mentioned[i].equals(primary)) {
        builder.identity(mentioned[i]);
      }
    }
    if (kind == FragmentKind.EVENT) {
      builder.type(readType(in));
    }
    if (kind == FragmentKind.PATCH) {
      readStrings(in).forEach(builder::unset);
      readStrings(in).forEach(builder::append);
    }
    return builder.attributes(ValueCodec.readSome(in, names, wanted).asAttributes()).build();
  }

  /** {@return the type of an event, which follows its id, or null when it has none} */
  static @Nullable String readType(ByteReader in) {
    return in.readByte() == NO_TYPE ? null : in.readString();
  }

  /** Skips what stands before the attributes. */
  static void skipToAttributes(FragmentKind kind, ByteReader in) {
    in.skip((int) in.readVarint());
    if (kind == FragmentKind.EVENT && in.readByte() != NO_TYPE) {
      in.skip((int) in.readVarint());
    }
    if (kind == FragmentKind.PATCH) {
      readStrings(in);
      readStrings(in);
    }
  }

  /** Copies what stands between the id and the attributes. */
  static void copyHead(FragmentKind kind, ByteReader in, ByteWriter out) {
    if (kind == FragmentKind.EVENT && in.copyVarintTo(out) != NO_TYPE) {
      in.copyRunTo(out);
    }
    for (int lists = kind == FragmentKind.PATCH ? 2 : 0; lists > 0; lists--) {
      for (long left = in.copyVarintTo(out); left > 0; left--) {
        in.copyRunTo(out);
      }
    }
  }

  private static void writeStrings(Collection<String> strings, ByteWriter out) {
    out.writeVarint(strings.size());
    strings.forEach(out::writeString);
  }

  private static List<String> readStrings(ByteReader in) {
    int count = (int) in.readVarint();
    List<String> strings = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      strings.add(in.readString());
    }
    return strings;
  }
}
