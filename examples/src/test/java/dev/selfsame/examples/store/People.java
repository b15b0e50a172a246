package dev.selfsame.examples.store;

import dev.selfsame.DurableProfileStore;
import dev.selfsame.ProfileStore;
import dev.selfsame.Storage;
import dev.selfsame.examples.unify.UnifySettings;
import dev.selfsame.identity.Identity;
import dev.selfsame.profile.ProfileFragment;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/** The directory of a store, and what can happen to its files. */
public record People(Path directory) {
  /** Settings for a file people.csv. */
  public static final String SETTINGS =
      """
      {"namespaces":[{"code":"crm","type":"CROSS_DEVICE"},
                     {"code":"email","type":"EMAIL","normalizer":"email"}],
       "inputs":{"people.csv":{"source":"crm","timestamp":"at",
                 "identities":{"id":"crm","mail":"email"},"attributes":{"name":"name"}}}}
      """;

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  /** Opens the store, as an application does. */
  public DurableProfileStore open() {
    return ProfileStore.builder(UnifySettings.parse("settings.json", SETTINGS).settings())
        .open(Storage.in(directory));
  }

  /** Adds a record for each of some people. */
  public People with(int... people) {
    try (DurableProfileStore store = open()) {
      for (int person : people) {
        store.add(
            ProfileFragment.record("crm", START.plusSeconds(person))
                .identity(crm(person))
                .identity(new Identity("email", "p%d@example.com".formatted(person)))
                .attribute("name", "Person " + person)
                .build());
      }
    }
    return this;
  }

  /** Returns the customer number of a person. */
  public static Identity crm(int person) {
    return new Identity("crm", String.valueOf(person));
  }

  /** Returns the one file with an ending. */
  public Path file(String ending) {
    try (Stream<Path> files = Files.list(directory)) {
      List<Path> found = files.filter(file -> file.toString().endsWith(ending)).toList();
      if (found.size() == 1) {
        return found.get(0);
      }
      throw new IllegalStateException("Not one file, but " + found);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Changes one bit in the middle of a file. */
  public void damage(String ending) throws IOException {
    byte[] bytes = Files.readAllBytes(file(ending));
    bytes[bytes.length / 2] ^= 1;
    Files.write(file(ending), bytes);
  }

  /** Cuts bytes off a file, as a crash in a write does. */
  public void cut(String ending, int bytes) throws IOException {
    byte[] all = Files.readAllBytes(file(ending));
    Files.write(file(ending), Arrays.copyOf(all, all.length - bytes));
  }

  /** Makes a file one of the next version of the format, whose header is intact. */
  public void makeNewer(String ending) throws IOException {
    byte[] bytes = Files.readAllBytes(file(ending));
    ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    header.putInt(8, header.getInt(8) + 1);
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, 0, 16);
    checksum.update(bytes, 20, header.getInt(12) - 20);
    header.putInt(16, (int) checksum.getValue());
    Files.write(file(ending), bytes);
  }
}
