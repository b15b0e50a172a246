package dev.selfsame.json;

import com.google.common.collect.ImmutableList;
import com.google.common.io.Resources;
import dev.selfsame.json.Json.MalformedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The mappings that come with the library: documents beside this class. */
final class ReadyMadeMappings {
  static final ImmutableList<String> NAMES =
      ImmutableList.of("ga4", "mparticle", "salesforce", "segment", "shopify", "snowplow", "xdm");

  private ReadyMadeMappings() {}

  /**
   * Returns the text of a document.
   *
   * @throws IllegalArgumentException if there is none of this name
   */
  static String text(String name) {
    URL resource =
        NAMES.contains(name)
            ? ReadyMadeMappings.class.getResource("mappings/" + name + ".json")
            : null;
    if (resource == null) {
      throw new IllegalArgumentException(
          "There is no mapping '%s'. Use one of %s.".formatted(name, String.join(", ", NAMES)));
    }
    try {
      return Resources.toString(resource, StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("The mapping %s cannot be read.".formatted(name), unreadable);
    }
  }

  /** Returns a document as plain maps, lists and scalars. */
  static Map<String, Object> document(String name) {
    String text = text(name);
    try {
      return Json.read(text);
    } catch (MalformedException damaged) {
      throw new IllegalStateException("The mapping %s is damaged.".formatted(name), damaged);
    }
  }
}
