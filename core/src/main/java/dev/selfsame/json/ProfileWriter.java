package dev.selfsame.json;

import dev.selfsame.profile.Origin;
import dev.selfsame.profile.Profile;
import dev.selfsame.profile.Provenance;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes one profile as the JSON that {@link ProfileJson} describes. */
final class ProfileWriter {
  private final JsonGenerator out;

  /** The time written last; most values of a profile are of the same few fragments. */
  private @Nullable Instant lastTime;

  private String lastTimeText = "";

  ProfileWriter(JsonGenerator out) {
    this.out = out;
  }

  void write(Profile profile) {
    out.writeStartObject();
    out.writeStringProperty("profileId", profile.id().toString());
    out.writeArrayPropertyStart("identities");
    profile.identities().forEach(identity -> out.writeString(identity.text()));
    out.writeEndArray();
    out.writeName("attributes");
    JsonValues.write(profile.attributes(), out);
    out.writeObjectPropertyStart("provenance");
    profile.provenance().forEach(this::writeProvenance);
    out.writeEndObject();
    out.writeNumberProperty("events", profile.timeline().size());
    out.writeArrayPropertyStart("sources");
    profile.sources().forEach(out::writeString);
    out.writeEndArray();
    writeTime("lastModified", profile.lastModified());
    out.writeEndObject();
  }

  private void writeProvenance(String path, Provenance provenance) {
    out.writeName(path);
    if (provenance.from().size() == 1) {
      writeOrigin(provenance.winner());
      return;
    }
    out.writeStartObject();
    out.writeStringProperty("rule", provenance.rule());
    out.writeArrayPropertyStart("from");
    provenance.from().forEach(this::writeOrigin);
    out.writeEndArray();
    out.writeEndObject();
  }

  private void writeOrigin(Origin origin) {
    out.writeStartObject();
    out.writeStringProperty("source", origin.source());
    writeTime("timestamp", origin.timestamp());
    out.writeEndObject();
  }

  private void writeTime(String name, Instant time) {
    if (!time.equals(lastTime)) {
      lastTime = time;
      lastTimeText = time.toString();
    }
    out.writeStringProperty(name, lastTimeText);
  }
}
