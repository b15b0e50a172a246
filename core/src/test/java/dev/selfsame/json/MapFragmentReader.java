package dev.selfsame.json;

import com.google.common.collect.ImmutableSet;
import dev.selfsame.graph.FragmentKind;
import dev.selfsame.identity.Identity;
import dev.selfsame.internal.value.IsoTime;
import dev.selfsame.json.FragmentJson.Reading;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.RejectionReason;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The slow twin of {@link FragmentReader}: reads the text as plain maps, and checks them. */
final class MapFragmentReader {
  private static final ImmutableSet<String> KEYS =
      ImmutableSet.of(
          "source",
          "id",
          "kind",
          "type",
          "timestamp",
          "identities",
          "attributes",
          "unset",
          "arrays");
  private static final ImmutableSet<String> IDENTITY_KEYS =
      ImmutableSet.of("namespace", "value", "primary");
  private static final int SHOWN_KEY_LENGTH = 64;

  private MapFragmentReader() {}

  static Reading read(String json) {
    try {
      return new Reading.Read(fragment(Json.read(json)));
    } catch (Json.MalformedException malformed) {
      return new Reading.Failed(malformed.reason(), malformed.text());
    } catch (InvalidException invalid) {
      return new Reading.Failed(invalid.reason, String.valueOf(invalid.getMessage()));
    }
  }

  private static ProfileFragment fragment(Map<String, Object> object) throws InvalidException {
    checkKeys(object, KEYS, "A fragment");
    if (object.get("identities") instanceof List<?> identities) {
      for (Object identity : identities) {
        if (identity instanceof Map<?, ?> map) {
          checkKeys(map, IDENTITY_KEYS, "An identity");
        }
      }
    }
    FragmentKind kind = kind(string(object, "kind", true));
    String source = string(object, "source", true);
    ProfileFragment.Builder builder = ProfileFragment.builder(kind, String.valueOf(source));
    String id = string(object, "id", false);
    if (id != null) {
      builder.id(id);
    }
    String timestamp = string(object, "timestamp", false);
    String type = string(object, "type", false);
    if (type != null) {
      require(kind == FragmentKind.EVENT, "Key 'type' is for events only. Leave it out.");
      builder.type(type);
    }
    readIdentities(object.get("identities"), builder);
    builder.attributes(map(object, "attributes"));
    readPatch(object, kind, builder);
    if (timestamp != null) {
      builder.timestamp(timestamp(timestamp));
    }
    return builder.build();
  }

  private static void readIdentities(@Nullable Object identities, ProfileFragment.Builder builder)
      throws InvalidException {
    if (!(identities instanceof List<?> list)) {
      throw new InvalidException(
          "Key 'identities' must be an array of {\"namespace\":...,\"value\":...}.");
    }
    Identity primary = null;
    for (Object element : list) {
      Map<String, Object> object = asMap(element, "identities");
      Identity identity = new Identity(required(object, "namespace"), value(object));
      Object flag = object.get("primary");
      require(flag == null || flag instanceof Boolean, "Key 'primary' must be true or false.");
      if (Boolean.TRUE.equals(flag)) {
        require(
            primary == null || primary.equals(identity),
            "Two identities are declared primary. Declare one, or none.");
        primary = identity;
        builder.primary(identity);
      } else {
        builder.identity(identity);
      }
    }
  }

  /**
   * A missing value is refused like an empty one, so that the rest of the fragment is processed.
   */
  private static String value(Map<String, Object> identity) throws InvalidException {
    String value = string(identity, "value", false);
    return value == null ? "" : value;
  }

  private static void readPatch(
      Map<String, Object> object, FragmentKind kind, ProfileFragment.Builder builder)
      throws InvalidException {
    Object unset = object.get("unset");
    Map<String, Object> arrays = map(object, "arrays");
    require(
        kind == FragmentKind.PATCH || (isNothing(unset) && arrays.isEmpty()),
        "Keys 'unset' and 'arrays' are for patches only. Leave them out.");
    if (!isNothing(unset)) {
      if (!(unset instanceof List<?> paths)) {
        throw new InvalidException("Key 'unset' must be an array of paths.");
      }
      for (Object path : paths) {
        if (!(path instanceof String text)) {
          throw new InvalidException("Key 'unset' must be an array of paths.");
        }
        builder.unset(text);
      }
    }
    for (Map.Entry<String, Object> entry : arrays.entrySet()) {
      if ("append".equals(entry.getValue())) {
        builder.append(entry.getKey());
      } else {
        require(
            "replace".equals(entry.getValue()),
            "Key 'arrays' must have \"append\" or \"replace\" for each path.");
      }
    }
  }

  private static boolean isNothing(@Nullable Object unset) {
    return unset == null || (unset instanceof List<?> paths && paths.isEmpty());
  }

  private static FragmentKind kind(@Nullable String text) throws InvalidException {
    for (FragmentKind kind : FragmentKind.values()) {
      if (kind.name().toLowerCase(Locale.ROOT).equals(text)) {
        return kind;
      }
    }
    throw new InvalidException("Key 'kind' must be record, patch or event.");
  }

  private static Instant timestamp(String text) throws InvalidException {
    try {
      return IsoTime.parse(text);
    } catch (DateTimeException unreadable) {
      throw new InvalidException(
          RejectionReason.INVALID_TIMESTAMP, String.valueOf(unreadable.getMessage()));
    }
  }

  private static String required(Map<String, Object> object, String key) throws InvalidException {
    return String.valueOf(string(object, key, true));
  }

  private static @Nullable String string(Map<String, Object> object, String key, boolean required)
      throws InvalidException {
    Object value = object.get(key);
    if (value == null && !required) {
      return null;
    }
    if (value instanceof String text && !(text.isEmpty() && key.equals("source"))) {
      return text;
    }
    throw new InvalidException(
        value == null
            ? "Key '" + key + "' is missing. Add it."
            : "Key '" + key + "' must be a string in quotes.");
  }

  private static Map<String, Object> map(Map<String, Object> object, String key)
      throws InvalidException {
    Object value = object.get(key);
    return value == null ? Map.of() : asMap(value, key);
  }

  @SuppressWarnings("unchecked") // Objects read from JSON have Strings as keys.
  private static Map<String, Object> asMap(@Nullable Object value, String key)
      throws InvalidException {
    if (value instanceof Map<?, ?> map) {
      return (Map<String, Object>) map;
    }
    throw new InvalidException("Key '" + key + "' must be an object in braces.");
  }

  private static void checkKeys(Map<?, ?> object, Set<String> known, String what)
      throws InvalidException {
    for (Object name : object.keySet()) {
      String key = (String) name;
      if (!known.contains(key)) {
        throw new InvalidException(
            RejectionReason.UNKNOWN_KEY,
            "%s has no key '%s'. Use %s."
                .formatted(
                    what,
                    key.substring(0, Math.min(SHOWN_KEY_LENGTH, key.length())),
                    String.join(", ", known)));
      }
    }
  }

  private static void require(boolean condition, String message) throws InvalidException {
    if (!condition) {
      throw new InvalidException(message);
    }
  }

  private static final class InvalidException extends Exception {
    private static final long serialVersionUID = 1L;
    private final RejectionReason reason;

    InvalidException(String message) {
      this(RejectionReason.INVALID_VALUE, message);
    }

    InvalidException(RejectionReason reason, String message) {
      super(message);
      this.reason = reason;
    }
  }
}
