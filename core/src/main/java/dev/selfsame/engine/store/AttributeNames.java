package dev.selfsame.engine.store;

import dev.selfsame.identity.Identity;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.RejectionReason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A fragment without the attributes that no path can lead to, because their name is empty, too long
 * or contains a dot; and the list of these attributes.
 */
final class AttributeNames {
  static final int MAX_LENGTH = 256;
  private static final int LONGEST_SHOWN_NAME = 64;
  private static final int LONGEST_SHOWN_PATH = 256;

  private final List<LeftOut> leftOut = new ArrayList<>();
  private final ProfileFragment fragment;

  private AttributeNames(ProfileFragment given) {
    ProfileFragment.Builder builder = ProfileFragment.builder(given.kind(), given.source());
    for (Identity identity : given.identities()) {
      if (given.primary().filter(identity::equals).isPresent()) {
        builder.primary(identity);
      } else {
        builder.identity(identity);
      }
    }
    given.unset().forEach(builder::unset);
    given.appended().forEach(builder::append);
    fragment =
        builder
            .id(given.id().orElse(null))
            .timestamp(given.timestamp().orElse(null))
            .type(given.type().orElse(null))
            .attributes(object(given.attributes(), ""))
            .build();
  }

  /** Removes the attributes with invalid names from a fragment. Costs O(its size). */
  static AttributeNames check(ProfileFragment given) {
    return new AttributeNames(given);
  }

  static boolean isValid(String name) {
    return !name.isEmpty() && name.length() <= MAX_LENGTH && name.indexOf('.') < 0;
  }

  /** Returns the message about an invalid name. */
  static String message(String name) {
    return "An attribute name is %s. Use 1 to %d characters without a dot; paths are dotted."
        .formatted(
            name.isEmpty() ? "empty" : name.indexOf('.') >= 0 ? "dotted" : "too long", MAX_LENGTH);
  }

  ProfileFragment fragment() {
    return fragment;
  }

  /** {@return the attributes that were left out, in their order} */
  List<LeftOut> leftOut() {
    return leftOut;
  }

  private Map<String, @Nullable Object> object(Map<?, ?> object, String path) {
    Map<String, @Nullable Object> rest = new LinkedHashMap<>();
    object.forEach(
        (key, value) -> {
          String name = (String) key;
          if (isValid(name)) {
            rest.put(name, value(value, below(path, name)));
          } else {
            String shown = name.substring(0, Math.min(LONGEST_SHOWN_NAME, name.length()));
            leftOut.add(
                new LeftOut(
                    below(path, shown), RejectionReason.INVALID_ATTRIBUTE_NAME, message(name)));
          }
        });
    return rest;
  }

  private @Nullable Object value(@Nullable Object value, String path) {
    if (value instanceof Map<?, ?> object) {
      return object(object, path);
    } else if (value instanceof List<?> list) {
      List<@Nullable Object> rest = new ArrayList<>(list.size());
      for (Object element : list) {
        rest.add(value(element, cut(path + "[]")));
      }
      return rest;
    }
    return value;
  }

  private static String below(String path, String name) {
    return cut(path.isEmpty() ? name : path + '.' + name);
  }

  private static String cut(String path) {
    return path.substring(0, Math.min(LONGEST_SHOWN_PATH, path.length()));
  }
}
