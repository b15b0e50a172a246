package dev.selfsame.json;

import dev.selfsame.identity.Identity;
import dev.selfsame.profile.ProfileFragment;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes fragments as the JSON that {@link FragmentReader} reads. */
final class FragmentWriter {
  private FragmentWriter() {}

  static void write(ProfileFragment fragment, JsonGenerator out) {
    out.writeStartObject();
    out.writeStringProperty("source", fragment.source());
    fragment.id().ifPresent(id -> out.writeStringProperty("id", id));
    out.writeStringProperty("kind", FragmentReader.name(fragment.kind()));
    fragment.type().ifPresent(type -> out.writeStringProperty("type", type));
    fragment
        .timestamp()
        .map(Instant::toString)
        .ifPresent(timestamp -> out.writeStringProperty("timestamp", timestamp));
    writeIdentities(fragment, out);
    if (!fragment.attributes().isEmpty()) {
      out.writeName("attributes");
      JsonValues.write(fragment.attributes(), out);
    }
    writePatch(fragment, out);
    out.writeEndObject();
  }

  private static void writeIdentities(ProfileFragment fragment, JsonGenerator out) {
    @Nullable Identity primary = fragment.primary().orElse(null);
    out.writeArrayPropertyStart("identities");
    for (Identity identity : fragment.identities()) {
      out.writeStartObject();
      out.writeStringProperty("namespace", identity.namespace());
      out.writeStringProperty("value", identity.value());
      if (identity.equals(primary)) {
        out.writeBooleanProperty("primary", true);
      }
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private static void writePatch(ProfileFragment fragment, JsonGenerator out) {
    if (!fragment.unset().isEmpty()) {
      out.writeArrayPropertyStart("unset");
      fragment.unset().forEach(out::writeString);
      out.writeEndArray();
    }
    if (!fragment.appended().isEmpty()) {
      out.writeObjectPropertyStart("arrays");
      fragment.appended().forEach(path -> out.writeStringProperty(path, "append"));
      out.writeEndObject();
    }
  }
}
