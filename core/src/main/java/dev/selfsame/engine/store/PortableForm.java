package dev.selfsame.engine.store;

import dev.selfsame.graph.FragmentKind;
import dev.selfsame.identity.Identity;
import dev.selfsame.internal.column.ByteReader;
import dev.selfsame.internal.column.ByteWriter;
import dev.selfsame.internal.column.PackedText;
import dev.selfsame.internal.column.Utf8Order;
import dev.selfsame.internal.value.ValueCodec;
import dev.selfsame.profile.ProfileFragment;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Fragments as objects, to and from the bytes that {@link PortableWriter} writes: for what needs no
 * state, and for few fragments.
 */
public final class PortableForm {
  private PortableForm() {}

  /**
   * Reads a fragment.
   *
   * @param namespaces the codes of the namespaces by number
   */
  public static ProfileFragment read(ByteReader in, List<String> namespaces) {
    FragmentKind kind = FragmentCodec.kind(in.readByte());
    String source = in.readString();
    Instant timestamp = Instant.ofEpochSecond(in.readSigned(), in.readVarint());
    Identity[] mentioned = new Identity[(int) in.readVarint()];
    int primary = (int) in.readVarint();
    for (int i = 0; i < mentioned.length; i++) {
      mentioned[i] = new Identity(namespaces.get((int) in.readVarint()), in.readString());
    }
    return FragmentCodec.read(
        kind,
        source,
        timestamp,
        mentioned[primary],
        mentioned,
        0,
        mentioned.length,
        in,
        ByteReader::readString,
        name -> true);
  }

  /**
   * Writes a fragment in the form in which it is held.
   *
   * @param namespaces the codes of the namespaces by number, by which identities are ordered
   */
  public static void write(ProfileFragment held, List<String> namespaces, ByteWriter out) {
    out.writeByte(FragmentCodec.number(held.kind()));
    out.writeString(held.source());
    Instant timestamp = held.origin().timestamp();
    out.writeSigned(timestamp.getEpochSecond());
    out.writeVarint(timestamp.getNano());
    List<Identity> mentioned =
        held.identities().stream()
            .sorted(
                Comparator.<Identity>comparingInt(
                        identity -> namespaces.indexOf(identity.namespace()))
                    .thenComparing(Identity::value, Utf8Order.INSTANCE))
            .toList();
    out.writeVarint(mentioned.size());
    out.writeVarint(mentioned.indexOf(held.origin().primary()));
    for (Identity identity : mentioned) {
      out.writeVarint(namespaces.indexOf(identity.namespace()));
      out.writeString(identity.value());
    }
    PackedText.write(held.origin().id(), out);
    FragmentCodec.writeHead(held, out);
    ValueCodec.writeMap(held.attributes(), out, (name, names) -> names.writeString(name));
  }
}
