package dev.selfsame.examples.inspect;

import dev.selfsame.identity.IdentityType;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A namespace of a draft.
 *
 * @param code the code
 * @param meaning what its values are, which also tells its priority
 * @param isUnique whether two values are two people
 */
record DraftNamespace(String code, Meaning meaning, boolean isUnique) {

  IdentityType type() {
    return switch (meaning) {
      case EMAIL -> IdentityType.EMAIL;
      case PHONE -> IdentityType.PHONE;
      case COOKIE -> IdentityType.COOKIE;
      case DEVICE -> IdentityType.DEVICE;
      default -> IdentityType.CROSS_DEVICE;
    };
  }

  /** Returns a number that is lower the earlier the namespace has to stand. */
  int rank() {
    return switch (meaning) {
      case PERSON_ID -> isUnique ? 0 : 1;
      case AUTHORITY_ID -> 3;
      case EMAIL -> 4;
      case PHONE -> 5;
      case DEVICE -> 6;
      case COOKIE -> 7;
      default -> isUnique ? 0 : 2;
    };
  }

  /** Returns the namespace as it stands in the settings. */
  Map<String, Object> toMap() {
    Map<String, Object> namespace = new LinkedHashMap<>();
    namespace.put("code", code);
    namespace.put("type", type().name());
    if (isUnique) {
      namespace.put("unique", true);
    }
    if (type() == IdentityType.EMAIL || type() == IdentityType.PHONE) {
      namespace.put("normalizer", meaning == Meaning.EMAIL ? "email" : "phone");
    }
    return namespace;
  }
}
