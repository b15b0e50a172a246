package dev.selfsame.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameProfilesTest {
  private static final String OTHER =
      "{\"identities\":[\"crm:7\"],\"attributes\":{},"
          + "\"events\":1,\"sources\":[\"web\"],\"lastModified\":\"2025-03-01T10:00:00Z\"}";

  private static final String PROFILE =
      """
      {"profileId":"17","identities":["crm:42","email:ada@mail.example"],"attributes":{"address":{"city":"Lyon"},\
      "interests":["books","music"],"shop":{"orders":5}},"provenance":{"shop.orders":{"source":"shop"}},"events":2,\
      "sources":["crm","web"],"lastModified":"2025-03-01T10:00:00Z"}""";

  /** The same profile as a script writes it. */
  private static final String AS_SCRIPT =
      """
      {"identities":["crm:42","email:ada@mail.example"],"attributes":{"shop":{"orders":5,"guest":null},\
      "interests":["books","music"],"language":null,"crm":{"segment":null},"address":{"city":"Lyon"}},"events":2,\
      "sources":["crm","web"],"lastModified":"2025-03-01T10:00:00Z"}""";

  @TempDir private Path folder;

  @Test
  void difference_ofWhatBothSidesKnow_isNone() throws IOException {
    assertThat(difference(List.of(OTHER, PROFILE), List.of(OTHER, AS_SCRIPT))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "Lyon | Turku | the same value of attributes.address.city",
        "'\"music\"' | '\"Music\"' | the same value of attributes.interests",
        "'\"books\",\"music\"' | '\"music\",\"books\"' | the same value of attributes.interests",
        "'\"orders\":5' | '\"orders\":6' | the same value of attributes.shop.orders",
        "'\"orders\":5' | '\"orders\":\"5\"' | the same value of attributes.shop.orders",
        "'\"orders\":5' | '\"orders\":null' | the same value of attributes.shop.orders",
        "'\"guest\":null' | '\"guest\":false' | the same value of attributes.shop.guest",
        "'crm:42' | 'crm:43' | the same identities",
        "',\"email:ada@mail.example\"' | '' | the same identities",
        "'\"events\":2' | '\"events\":3' | the same events",
        "'\"crm\",\"web\"' | '\"crm\"' | the same sources",
        "10:00:00Z | 10:00:01Z | the same lastModified"
      })
  void difference_whenOneThingIsChanged_namesIt(String text, String changed, String named)
      throws IOException {
    assertThat(AS_SCRIPT).contains(text);

    assertThat(
            difference(List.of(OTHER, PROFILE), List.of(OTHER, AS_SCRIPT.replace(text, changed))))
        .contains("Line 2: not " + named);
  }

  @Test
  void difference_whenBothSidesLackAPart_namesIt() throws IOException {
    List<String> cut = List.of(OTHER.replace("events", "visits"));
    assertThat(difference(cut, cut)).contains("Line 1: not the same events");
  }

  @Test
  void difference_whenTheOrderDiffers_namesTheFirstLine() throws IOException {
    assertThat(difference(List.of(OTHER, PROFILE), List.of(AS_SCRIPT, OTHER)))
        .contains("Line 1: not the same identities");
  }

  @Test
  void difference_whenAProfileIsMissing_saysSo() throws IOException {
    assertThat(difference(List.of(OTHER, PROFILE), List.of(OTHER)))
        .contains("One side has 1 profiles, the other more");
    assertThat(difference(List.of(), List.of(OTHER)))
        .contains("One side has 0 profiles, the other more");
  }

  @Test
  void difference_ofFilesWithoutProfiles_isOne() throws IOException {
    assertThat(difference(List.of(), List.of())).contains("There is no profile");
  }

  private Optional<String> difference(List<String> first, List<String> second) throws IOException {
    return SameProfiles.difference(
        Files.write(folder.resolve("first"), first), Files.write(folder.resolve("second"), second));
  }
}
