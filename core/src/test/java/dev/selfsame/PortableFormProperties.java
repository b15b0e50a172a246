package dev.selfsame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.engine.store.PortableForm;
import dev.selfsame.engine.store.PortableWriter;
import dev.selfsame.engine.store.StoreState;
import dev.selfsame.identity.Namespace;
import dev.selfsame.internal.column.ByteReader;
import dev.selfsame.internal.column.ByteWriter;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.Settings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The bytes of fragments, written from columns and from objects, and read into both. */
class PortableFormProperties {
  @Provide
  Arbitrary<Settings> settings() {
    return Histories.settings();
  }

  @Provide
  Arbitrary<List<ProfileFragment>> histories() {
    return Histories.histories();
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void write_fromColumnsAndFromObjects_givesTheSameBytes(
      @ForAll("settings") Settings settings, @ForAll("histories") List<ProfileFragment> history) {
    InMemoryProfileStore store = (InMemoryProfileStore) Snapshot.storeOf(settings, history);
    List<String> namespaces = settings.namespaces().asList().stream().map(Namespace::code).toList();
    int compared =
        store.locked.read(
            state -> {
              int count = 0;
              for (int fragment = 0; fragment < state.log().table().size(); fragment++) {
                if (state.log().table().isLive(fragment)) {
                  assertSameForms(fragment, state, namespaces);
                  count++;
                }
              }
              return count;
            });
    assertThat(compared).isEqualTo((int) store.fragments().count());
  }

  private static void assertSameForms(int fragment, StoreState state, List<String> namespaces) {
    ByteWriter fromColumns = new ByteWriter();
    new PortableWriter(state).write(fragment, fromColumns);
    ProfileFragment held = state.log().get(fragment);
    ByteWriter fromObject = new ByteWriter();
    PortableForm.write(held, namespaces, fromObject);
    byte[] bytes = Arrays.copyOf(fromColumns.bytes(), fromColumns.length());
    assertThat(Arrays.copyOf(fromObject.bytes(), fromObject.length())).isEqualTo(bytes);
    ByteReader in = new ByteReader(bytes);
    assertThat(PortableForm.read(in, namespaces)).isEqualTo(held);
    assertThat(in.at()).isEqualTo(bytes.length);
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void readBackup_ofWriteBackup_isTheSameStore(
      @ForAll("settings") Settings settings, @ForAll("histories") List<ProfileFragment> history)
      throws IOException {
    ProfileStore store = Snapshot.storeOf(settings, history);
    store.eraseAndSuppress(Histories.CRM.identity("1"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    store.writeBackup(out);
    ProfileStore read =
        ProfileStore.builder(settings).readBackup(new ByteArrayInputStream(out.toByteArray()));
    assertThat(Snapshot.of(read)).isEqualTo(Snapshot.of(store));
    assertThat(read.settings().suppressed()).isEqualTo(store.settings().suppressed());
    assertThat(read.settings().graphRules().vetoes())
        .containsAll(store.settings().graphRules().vetoes());
  }
}
