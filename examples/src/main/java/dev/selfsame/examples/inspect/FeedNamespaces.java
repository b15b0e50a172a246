package dev.selfsame.examples.inspect;

import com.google.common.base.CharMatcher;
import dev.selfsame.json.FragmentMapping.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The namespaces that the rows of a well-known system need: those that its mapping gives to the
 * first rows of a file.
 */
final class FeedNamespaces {
  private FeedNamespaces() {}

  /**
   * Returns the namespaces, the highest priority first; none if no row becomes a fragment.
   *
   * @param entry what stands under "inputs"; it gets one name for each namespace that the rows name
   *     in several spellings
   */
  static List<DraftNamespace> of(Map<String, Object> entry, FileFindings file, Instant now) {
    Map<String, String> spellings = new LinkedHashMap<>();
    Map<String, Object> renamed = new LinkedHashMap<>();
    for (String code : codes(entry, file, now)) {
      String first = spellings.putIfAbsent(simple(code), code);
      if (first != null) {
        renamed.put(first, first);
      }
    }
    if (!renamed.isEmpty()) {
      entry.put("namespaces", renamed);
    }
    List<DraftNamespace> namespaces = new ArrayList<>();
    boolean hasUnique = false;
    for (String code : spellings.values()) {
      Meaning meaning = meaning(code);
      boolean isUnique = meaning == Meaning.PERSON_ID && !hasUnique;
      hasUnique |= isUnique;
      namespaces.add(new DraftNamespace(code, meaning, isUnique));
    }
    namespaces.sort(Comparator.comparingInt(DraftNamespace::rank));
    return namespaces;
  }

  private static Set<String> codes(Map<String, Object> entry, FileFindings file, Instant now) {
    Set<String> codes = new LinkedHashSet<>();
    for (Outcome outcome : Trial.outcomes(entry, file, now)) {
      if (outcome instanceof Outcome.Mapped mapped) {
        mapped.fragment().identities().forEach(identity -> codes.add(identity.namespace()));
      }
    }
    return codes;
  }

  /** The names of namespaces in a mapping are looked up without regard to case, _ and -. */
  private static String simple(String code) {
    return CharMatcher.anyOf("_-").removeFrom(code).toLowerCase(Locale.ROOT);
  }

  private static Meaning meaning(String code) {
    ColumnName name = ColumnName.of(code);
    if (name.has(Hint.EMAIL)) {
      return Meaning.EMAIL;
    }
    if (name.has(Hint.PHONE)) {
      return Meaning.PHONE;
    }
    if (name.has(Hint.COOKIE)) {
      return Meaning.COOKIE;
    }
    if (name.has(Hint.DEVICE)) {
      return Meaning.DEVICE;
    }
    return name.has(Hint.PERSON) ? Meaning.PERSON_ID : Meaning.OTHER_ID;
  }
}
