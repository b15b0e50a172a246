package dev.selfsame.engine.journal;

import com.google.common.hash.Hashing;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.Namespace;
import dev.selfsame.internal.column.ByteReader;
import dev.selfsame.internal.column.ByteWriter;
import dev.selfsame.profile.Settings;
import dev.selfsame.storage.StorageException;
import dev.selfsame.storage.StorageException.Reason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * What a file says of the settings of the store that wrote it.
 *
 * <p><b>Design.</b> Graphs and profiles are computed again when a store is opened, so the rules,
 * the limits and the policies may have changed. What intake made of a fragment is not: its
 * identities are normalized, its namespaces are numbers in the order of priority, and the identity
 * that it is stored under was chosen by that order. So the namespaces of a file must still be
 * there, in the same order and with the same type and normalizer; there may be others between them.
 * Profile ids are handed out, so their key must be the same.
 *
 * @param namespaces the namespaces in order of priority
 * @param idKey the profile id of a made-up identity, which depends on the key of profile ids
 * @param rules a hash of the rules of the graph and of the sources
 */
record SettingsMark(List<MarkedNamespace> namespaces, String idKey, String rules) {
  private static final Identity MADE_UP = new Identity("selfsame", "storage");

  /** What a fragment depends on of a namespace. */
  record MarkedNamespace(String code, String type, String normalizer) {}

  static SettingsMark of(Settings settings) {
    List<MarkedNamespace> namespaces = new ArrayList<>();
    for (Namespace namespace : settings.namespaces().asList()) {
      namespaces.add(
          new MarkedNamespace(
              namespace.code(), namespace.type().name(), namespace.normalizer().name()));
    }
    return new SettingsMark(
        List.copyOf(namespaces), settings.profileId(MADE_UP).toString(), rules(settings));
  }

  private static String rules(Settings settings) {
    StringBuilder rules = new StringBuilder();
    rules.append(settings.graphRules().graphLimit()).append('\n');
    rules.append(settings.graphRules().quarantineAbove()).append('\n');
    for (Namespace namespace : settings.namespaces().asList()) {
      rules.append(namespace.code()).append(' ').append(namespace.type());
      rules.append(' ').append(settings.graphRules().limit(namespace.code())).append('\n');
    }
    new TreeMap<>(settings.sources())
        .forEach(
            (name, source) ->
                rules.append(
                    "%s %s %s\n".formatted(name, source.keepsLinks(), source.strictlyNewer())));
    return Hashing.sha256().hashString(rules, StandardCharsets.UTF_8).toString();
  }

  void write(ByteWriter out) {
    out.writeVarint(namespaces.size());
    for (MarkedNamespace namespace : namespaces) {
      out.writeString(namespace.code());
      out.writeString(namespace.type());
      out.writeString(namespace.normalizer());
    }
    out.writeString(idKey);
    out.writeString(rules);
  }

  static SettingsMark read(ByteReader in) {
    List<MarkedNamespace> namespaces = new ArrayList<>();
    for (long left = in.readVarint(); left > 0; left--) {
      namespaces.add(new MarkedNamespace(in.readString(), in.readString(), in.readString()));
    }
    return new SettingsMark(List.copyOf(namespaces), in.readString(), in.readString());
  }

  /**
   * {@return the number of each of these namespaces in other settings}
   *
   * @throws StorageException if fragments that were accepted under these settings are none under
   *     the others
   */
  int[] numbersIn(SettingsMark current) {
    if (!idKey.equals(current.idKey)) {
      throw other("The key of profile ids is not that of the store. Pass the same idKey");
    }
    int[] numbers = new int[namespaces.size()];
    int before = -1;
    for (int i = 0; i < numbers.length; i++) {
      MarkedNamespace namespace = namespaces.get(i);
      int number = current.indexOf(namespace.code());
      if (number < 0) {
        throw other(
            "The store has namespace %s, and the settings do not. Declare it"
                .formatted(namespace.code()));
      } else if (!namespace.equals(current.namespaces.get(number))) {
        throw other(
            "Namespace %s has another type or normalizer in the store (%s, %s). Use these"
                .formatted(namespace.code(), namespace.type(), namespace.normalizer()));
      } else if (number < before) {
        throw other(
            "Namespace %s has another priority in the store. Keep the order of its namespaces: %s. Others may stand between them"
                .formatted(
                    namespace.code(),
                    String.join(", ", namespaces.stream().map(MarkedNamespace::code).toList())));
      }
      before = number;
      numbers[i] = number;
    }
    return numbers;
  }

  private int indexOf(String code) {
    return namespaces.stream().map(MarkedNamespace::code).toList().indexOf(code);
  }

  private static StorageException other(String sentence) {
    return new StorageException(
        Reason.OTHER_SETTINGS,
        sentence + ", or add the fragments of a backup to a new store.",
        null);
  }
}
