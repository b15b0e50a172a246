package dev.selfsame.engine.mapping;

import com.google.common.collect.ImmutableList;
import dev.selfsame.identity.Identity;
import dev.selfsame.profile.RejectionReason;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What becomes of the values at a path of a row: identities. */
public final class IdentityRule {
  private static final String MEMBER = "*";

  private final RowPath path;
  private final NamespaceRule namespace;
  private final ImmutableList<RowPath> values;
  private final @Nullable RowPath primary;
  private final ImmutableList<RowPath> with;
  private final RowCondition when;

  /**
   * Where identities have their namespace.
   *
   * @param code the namespace, or {@code *} for the name that the last {@code *} of the path stood
   *     for, or null
   * @param path where an object has its namespace, or null
   */
  private record NamespaceRule(@Nullable String code, @Nullable RowPath path) {
    @Nullable String of(@Nullable Row element, @Nullable String member) {
      if (path == null) {
        return MEMBER.equals(code) ? member : code;
      }
      Object found = element == null ? null : path.first(element);
      return found == null ? null : ScalarText.ofIdentity(found);
    }
  }

  private IdentityRule(
      RowPath path,
      NamespaceRule namespace,
      ImmutableList<RowPath> values,
      @Nullable RowPath primary,
      ImmutableList<RowPath> with,
      RowCondition when) {
    this.path = path;
    this.namespace = namespace;
    this.values = values;
    this.primary = primary;
    this.with = with;
    this.when = when;
  }

  /**
   * Returns the rule for the values at a path.
   *
   * @param namespace their namespace, or {@code *} for the name that the last {@code *} of the path
   *     stood for
   */
  public static IdentityRule of(String path, String namespace) {
    return of(path, new NamespaceRule(namespace, null));
  }

  /** Returns the rule for the objects at a path that have their namespace at another. */
  public static IdentityRule ofObjects(String path, String namespacePath) {
    return of(path, new NamespaceRule(null, RowPath.of(namespacePath)));
  }

  private static IdentityRule of(String path, NamespaceRule namespace) {
    return new IdentityRule(
        RowPath.of(path),
        namespace,
        ImmutableList.of(),
        null,
        ImmutableList.of(),
        RowCondition.always());
  }

  /** Returns this rule for objects that have their value at the first of some paths. */
  public IdentityRule values(List<String> paths) {
    return new IdentityRule(path, namespace, RowPath.all(paths), primary, with, when);
  }

  /** Returns this rule for objects that say at a path whether they are the primary identity. */
  public IdentityRule primary(String path) {
    return new IdentityRule(this.path, namespace, values, RowPath.of(path), with, when);
  }

  /** Returns this rule for values that identify only when joined with others before them. */
  public IdentityRule with(List<String> paths) {
    return new IdentityRule(path, namespace, values, primary, RowPath.all(paths), when);
  }

  /** Returns this rule for objects, or rows, of which a condition holds. */
  public IdentityRule when(RowCondition condition) {
    return new IdentityRule(path, namespace, values, primary, with, condition);
  }

  RowPath path() {
    return path;
  }

  /** Takes the identities of a row. */
  interface Identities {
    void add(Identity identity, boolean primary);
  }

  /** Adds the identities that a row has at this path. */
  void addTo(Row row, NamespaceNames names, Identities identities, MappingSink sink) {
    path.forEach(row, (value, member) -> add(row, value, member, names, identities, sink));
  }

  private void add(
      Row row,
      Object value,
      @Nullable String member,
      NamespaceNames names,
      Identities identities,
      MappingSink sink) {
    Row element =
        value instanceof Map<?, ?> members ? row.element(AttributeRule.names(members)) : null;
    if (!when.holds(element == null ? row : element)) {
      return;
    }
    Object found = values.isEmpty() || element == null ? value : RowPath.first(values, element);
    if (found == null) {
      return;
    }
    String code = namespace.of(element, member);
    String name = code == null ? null : names.of(code);
    if (code == null) {
      sink.leftOut(
          path.text(),
          RejectionReason.INVALID_VALUE,
          "The identity has no namespace where the mapping looks for it. Correct its 'namespace'.");
    } else if (name != null) {
      add(row, element, found, name, identities, sink);
    }
  }

  private void add(
      Row row,
      @Nullable Row element,
      Object value,
      String name,
      Identities identities,
      MappingSink sink) {
    String text = ScalarText.ofIdentity(value);
    if (text == null) {
      sink.leftOut(
          path.text(),
          RejectionReason.INVALID_VALUE,
          "The identity is neither a text nor a whole number. Send it as a text, or map the path of one.");
      return;
    }
    identities.add(new Identity(name, joined(row, text)), isPrimary(element));
  }

  private String joined(Row row, String value) {
    if (with.isEmpty()) {
      return value;
    }
    StringBuilder joined = new StringBuilder();
    for (RowPath part : with) {
      Object found = part.first(row);
      String text = found == null ? null : ScalarText.ofAny(found);
      TextRule.appendEscaped(text == null ? "" : text, joined);
      joined.append(TextRule.SEPARATOR);
    }
    TextRule.appendEscaped(value, joined);
    return joined.toString();
  }

  private boolean isPrimary(@Nullable Row element) {
    Object flag = primary == null || element == null ? null : primary.first(element);
    return flag != null && "true".equals(ScalarText.ofAny(flag));
  }
}
