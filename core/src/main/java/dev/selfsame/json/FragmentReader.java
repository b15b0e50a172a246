package dev.selfsame.json;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import dev.selfsame.graph.FragmentKind;
import dev.selfsame.identity.Identity;
import dev.selfsame.internal.value.CanonicalMap;
import dev.selfsame.internal.value.IsoTime;
import dev.selfsame.json.Json.MalformedException;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.RejectionReason;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads fragments from JSON.
 *
 * <p><b>Design.</b> The text is read token by token, and attributes directly in the form in which a
 * fragment holds them. The values of all keys are read before the first of them is checked, so that
 * of several faults the one that is reported does not depend on their order in the text. A text
 * that is no JSON object is read a second time, to find out why.
 */
final class FragmentReader {
  private static final ImmutableList<String> KEYS =
      ImmutableList.of(
          "source",
          "id",
          "kind",
          "type",
          "timestamp",
          "identities",
          "attributes",
          "unset",
          "arrays");
  private static final ImmutableList<String> IDENTITY_KEYS =
      ImmutableList.of("namespace", "value", "primary");
  private static final ImmutableMap<String, FragmentKind> KINDS =
      Maps.uniqueIndex(List.of(FragmentKind.values()), FragmentReader::name);
  private static final int SHOWN_KEY_LENGTH = 64;

  /** Thrown when a JSON object is not a fragment. */
  static final class InvalidException extends Exception {
    private static final long serialVersionUID = 1L;
    private final RejectionReason reason;

    private InvalidException(String message) {
      this(RejectionReason.INVALID_VALUE, message);
    }

    private InvalidException(RejectionReason reason, String message) {
      super(message);
      this.reason = reason;
    }

    RejectionReason reason() {
      return reason;
    }

    String text() {
      return String.valueOf(getMessage());
    }
  }

  private FragmentReader() {}

  /** Returns what stands for a kind in JSON. */
  static String name(FragmentKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  static ProfileFragment read(String json) throws MalformedException, InvalidException {
    return fragment(Json.read(json, in -> Members.read(in, KEYS, FragmentReader::parseValue)));
  }

  private static @Nullable Object parseValue(JsonParser in, String key) {
    return key.equals("identities") && in.currentToken() == JsonToken.START_ARRAY
        ? parseIdentities(in)
        : JsonValues.read(in, key.equals("attributes"));
  }

  private static List<@Nullable Object> parseIdentities(JsonParser in) {
    List<@Nullable Object> identities = new ArrayList<>(4);
    for (JsonToken token = in.nextToken(); token != JsonToken.END_ARRAY; token = in.nextToken()) {
      identities.add(
          token == JsonToken.START_OBJECT
              ? Members.read(in, IDENTITY_KEYS, (value, key) -> JsonValues.read(value, false))
              : JsonValues.read(in, false));
    }
    return identities;
  }

  private static ProfileFragment fragment(Members object) throws InvalidException {
    checkKeys(object, "A fragment");
    if (object.get("identities") instanceof List<?> identities) {
      for (Object identity : identities) {
        if (identity instanceof Members members) {
          checkKeys(members, "An identity");
        }
      }
    }
    FragmentKind kind = kind(required(object, "kind"));
    ProfileFragment.Builder builder = ProfileFragment.builder(kind, required(object, "source"));
    builder.id(string(object, "id"));
    String timestamp = string(object, "timestamp");
    String type = string(object, "type");
    require(
        type == null || kind == FragmentKind.EVENT, "Key 'type' is for events only. Leave it out.");
    builder.type(type);
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
      if (!(element instanceof Members object)) {
        throw noObject("identities");
      }
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
  private static String value(Members identity) throws InvalidException {
    String value = string(identity, "value");
    return value == null ? "" : value;
  }

  private static void readPatch(Members object, FragmentKind kind, ProfileFragment.Builder builder)
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

  private static FragmentKind kind(String text) throws InvalidException {
    FragmentKind kind = KINDS.get(text);
    if (kind == null) {
      throw new InvalidException("Key 'kind' must be record, patch or event.");
    }
    return kind;
  }

  private static Instant timestamp(String text) throws InvalidException {
    try {
      return IsoTime.parse(text);
    } catch (DateTimeException unreadable) {
      throw new InvalidException(
          RejectionReason.INVALID_TIMESTAMP, String.valueOf(unreadable.getMessage()));
    }
  }

  private static String required(Members object, String key) throws InvalidException {
    String text = string(object, key);
    if (text == null) {
      throw new InvalidException("Key '" + key + "' is missing. Add it.");
    }
    return text;
  }

  private static @Nullable String string(Members object, String key) throws InvalidException {
    Object value = object.get(key);
    if (value == null) {
      return null;
    }
    if (value instanceof String text && !(text.isEmpty() && key.equals("source"))) {
      return text;
    }
    throw new InvalidException("Key '" + key + "' must be a string in quotes.");
  }

  private static Map<String, Object> map(Members object, String key) throws InvalidException {
    Object value = object.get(key);
    if (value == null) {
      return Map.of();
    }
    if (value instanceof CanonicalMap map) {
      return map.asAttributes();
    }
    throw noObject(key);
  }

  private static InvalidException noObject(String key) {
    return new InvalidException("Key '" + key + "' must be an object in braces.");
  }

  private static void checkKeys(Members object, String what) throws InvalidException {
    String key = object.unknownKey();
    if (key != null) {
      throw new InvalidException(
          RejectionReason.UNKNOWN_KEY,
          "%s has no key '%s'. Use %s."
              .formatted(
                  what,
                  key.substring(0, Math.min(SHOWN_KEY_LENGTH, key.length())),
                  String.join(", ", object.keys())));
    }
  }

  private static void require(boolean condition, String message) throws InvalidException {
    if (!condition) {
      throw new InvalidException(message);
    }
  }
}
