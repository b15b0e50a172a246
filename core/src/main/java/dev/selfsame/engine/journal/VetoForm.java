package dev.selfsame.engine.journal;

import dev.selfsame.engine.journal.SettingsMark.MarkedNamespace;
import dev.selfsame.graph.GraphRules.Veto;
import dev.selfsame.identity.Identity;
import dev.selfsame.internal.column.ByteReader;
import dev.selfsame.internal.column.ByteWriter;
import java.util.List;

/** The body of a frame about a veto: the numbers of two namespaces, each with a value. */
final class VetoForm {
  private VetoForm() {}

  static void write(Veto veto, List<MarkedNamespace> namespaces, ByteWriter out) {
    write(veto.first(), namespaces, out);
    write(veto.second(), namespaces, out);
  }

  static Veto read(ByteReader in, List<MarkedNamespace> namespaces) {
    return new Veto(identity(in, namespaces), identity(in, namespaces));
  }

  private static void write(Identity identity, List<MarkedNamespace> namespaces, ByteWriter out) {
    int number = 0;
    while (!namespaces.get(number).code().equals(identity.namespace())) {
      number++;
    }
    out.writeVarint(number);
    out.writeString(identity.value());
  }

  private static Identity identity(ByteReader in, List<MarkedNamespace> namespaces) {
    String code = namespaces.get((int) in.readVarint()).code();
    return new Identity(code, in.readString());
  }
}
