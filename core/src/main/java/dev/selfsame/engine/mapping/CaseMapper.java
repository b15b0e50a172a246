package dev.selfsame.engine.mapping;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import dev.selfsame.graph.FragmentKind;
import dev.selfsame.identity.Identity;
import dev.selfsame.internal.column.Utf8Order;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.RejectionReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Maps the rows that one case of a mapping takes. Immutable. */
final class CaseMapper {
  private static final char DOT = '.';

  private final MappingCase rules;
  private final ImmutableListMultimap<String, AttributeRule> attributes;
  private final ImmutableList<RestRule> rests;
  private final ImmutableList<RowPath> each;

  CaseMapper(MappingCase rules) {
    this.rules = rules;
    this.each = RowPath.all(rules.each());
    ImmutableListMultimap.Builder<String, AttributeRule> byTarget = ImmutableListMultimap.builder();
    rules.attributes().forEach(rule -> byTarget.put(rule.target(), rule));
    this.attributes = byTarget.build();
    List<RowPath> named = named(rules);
    this.rests =
        rules.rests().stream()
            .map(rest -> new RestRule(RowPath.of(rest.object()), rest.prefix(), named))
            .collect(ImmutableList.toImmutableList());
  }

  private static List<RowPath> named(MappingCase rules) {
    List<RowPath> named = new ArrayList<>();
    named.addAll(rules.source().paths());
    named.addAll(rules.type().paths());
    named.addAll(rules.id().paths());
    if (rules.time() != null) {
      named.addAll(rules.time().paths());
    }
    rules.identities().forEach(rule -> named.add(rule.path()));
    rules.attributes().forEach(rule -> named.add(rule.path()));
    rules.leftOut().forEach(path -> named.add(RowPath.of(path)));
    return named;
  }

  boolean takes(Row row) {
    return rules.when().holds(row);
  }

  /** Returns the paths of the array whose elements are the fragments. */
  List<RowPath> each() {
    return each;
  }

  /** Maps a row to one fragment. */
  void map(Row row, Instant now, MappingSink sink) throws RowFaultException {
    String source = rules.source().of(row);
    if (source == null) {
      throw new RowFaultException(
          RejectionReason.INVALID_VALUE,
          rules.source().paths().get(0).text(),
          "The row does not say its source. Fix it there, or add a 'default' to 'source'.");
    }
    ProfileFragment.Builder fragment = ProfileFragment.builder(rules.kind(), source);
    if (rules.time() != null) {
      fragment.timestamp(rules.time().time(row, now));
    }
    fragment.id(rules.id().of(row));
    if (rules.kind() == FragmentKind.EVENT) {
      fragment.type(rules.type().of(row));
    }
    addIdentities(row, fragment, sink);
    addAttributes(row, fragment, sink);
    try {
      sink.fragment(fragment.build());
    } catch (IllegalArgumentException noAttribute) {
      throw new RowFaultException(
          RejectionReason.INVALID_VALUE, null, String.valueOf(noAttribute.getMessage()));
    }
  }

  private void addIdentities(Row row, ProfileFragment.Builder fragment, MappingSink sink)
      throws RowFaultException {
    Set<Identity> identities = new LinkedHashSet<>(4);
    Primary primary = new Primary();
    for (IdentityRule rule : rules.identities()) {
      rule.addTo(
          row,
          rules.namespaces(),
          (identity, isPrimary) -> {
            identities.add(identity);
            if (isPrimary || identity.namespace().equals(rules.primary())) {
              primary.add(identity, isPrimary);
            }
          },
          sink);
    }
    if (primary.isTwice) {
      throw new RowFaultException(
          RejectionReason.INVALID_VALUE,
          null,
          "Two identities of the row say that they are primary. Fix the row, or take 'primary' out of the mapping.");
    }
    for (Identity identity : identities) {
      if (identity.equals(primary.identity)) {
        fragment.primary(identity);
      } else {
        fragment.identity(identity);
      }
    }
  }

  /** The identity of a row that is declared primary. */
  private static final class Primary {
    private @Nullable Identity identity;
    private boolean isFlagged;
    private boolean isTwice;

    void add(Identity other, boolean flagged) {
      if (identity == null || (flagged && !isFlagged)) {
        identity = other;
        isFlagged = flagged;
      } else if (flagged && !identity.equals(other)) {
        isTwice = true;
      }
    }
  }

  private void addAttributes(Row row, ProfileFragment.Builder fragment, MappingSink sink) {
    Map<String, Map<String, Object>> rest = rest(row);
    rest.forEach((prefix, members) -> addRest(prefix, members, fragment, sink));
    Map<String, Object> top = rest.getOrDefault("", Map.of());
    for (Map.Entry<String, Collection<AttributeRule>> entry : attributes.asMap().entrySet()) {
      for (AttributeRule rule : entry.getValue()) {
        Object value = rule.value(row, sink);
        if (value != null) {
          reportReplaced(entry.getKey(), top, sink);
          put(entry.getKey(), value, rule.path().text(), fragment, sink);
          break;
        }
      }
    }
  }

  /** Returns the rests by the paths that they go to; of several members, the first one counts. */
  private Map<String, Map<String, Object>> rest(Row row) {
    Map<String, Map<String, Object>> all = new LinkedHashMap<>(rests.size());
    for (RestRule rest : rests) {
      Map<String, Object> members = rest.members(row);
      if (members != null && !members.isEmpty()) {
        all.merge(rest.prefix(), members, CaseMapper::together);
      }
    }
    return all;
  }

  private static Map<String, Object> together(
      Map<String, Object> first, Map<String, Object> second) {
    Map<String, Object> together = new TreeMap<>(Utf8Order.INSTANCE);
    together.putAll(first);
    second.forEach(together::putIfAbsent);
    return together;
  }

  private static void addRest(
      String prefix,
      Map<String, Object> members,
      ProfileFragment.Builder fragment,
      MappingSink sink) {
    if (prefix.isEmpty() && members.keySet().stream().noneMatch(CaseMapper::hasDot)) {
      try {
        fragment.attributes(members);
        return;
      } catch (IllegalArgumentException collision) {
        // One by one, it is told which of them collides.
      }
    }
    String start = prefix.isEmpty() ? "" : prefix + DOT;
    members.forEach(
        (name, value) -> {
          if (hasDot(name) && isBelow(members, name)) {
            sink.leftOut(
                name,
                RejectionReason.INVALID_VALUE,
                "The row has an attribute of this path a second time, as an object. Map one of them to another path.");
          } else {
            put(start + name, value, name, fragment, sink);
          }
        });
  }

  /** Returns whether objects have a value where a name with dots leads as a path. */
  private static boolean isBelow(Map<?, ?> members, String path) {
    int dot = path.indexOf(DOT);
    if (dot < 0) {
      return members.get(path) != null;
    }
    return members.get(path.substring(0, dot)) instanceof Map<?, ?> object
        && isBelow(object, path.substring(dot + 1));
  }

  private static boolean hasDot(String name) {
    return name.indexOf(DOT) >= 0;
  }

  private static void put(
      String target,
      Object value,
      String path,
      ProfileFragment.Builder fragment,
      MappingSink sink) {
    try {
      fragment.attribute(target, value);
    } catch (IllegalArgumentException collision) {
      sink.leftOut(
          path,
          RejectionReason.INVALID_VALUE,
          "Attribute '%s' cannot be set below a value that is no object. Map one of them to another path."
              .formatted(target));
    }
  }

  /** Tells of a member of the rest that an attribute with the same path replaces. */
  private static void reportReplaced(String target, Map<String, Object> rest, MappingSink sink) {
    if (rest.containsKey(target)) {
      sink.leftOut(
          target,
          RejectionReason.INVALID_VALUE,
          "Another path is mapped to the attribute '%s', which this one has as its own name. Map one of them to another path."
              .formatted(target));
    }
  }
}
