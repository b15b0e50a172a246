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

  /** The namespace, or {@code *} for the name that the last {@code *} of the path stood for. */
  private final @Nullable String namespace;

  private final @Nullable RowPath namespacePath;
  private final @Nullable RowPath valuePath;
  private final @Nullable RowPath primaryPath;
  private final ImmutableList<RowPath> with;

  /**
   * Creates a rule.
   *
   * @param path where the values are
   * @param namespace their namespace, or {@code *} for the name that the last {@code *} of the path
   *     stood for, or null
   * @param namespacePath where an object has its namespace, or null
   * @param valuePath where an object has its value, or null if the values are no objects
   * @param primaryPath where an object says whether it is the primary identity, or null
   * @param with what is joined before a value, since it identifies only together with it
   */
  public IdentityRule(
      String path,
      @Nullable String namespace,
      @Nullable String namespacePath,
      @Nullable String valuePath,
      @Nullable String primaryPath,
      List<String> with) {
    this.path = RowPath.of(path);
    this.namespace = namespace;
    this.namespacePath = namespacePath == null ? null : RowPath.of(namespacePath);
    this.valuePath = valuePath == null ? null : RowPath.of(valuePath);
    this.primaryPath = primaryPath == null ? null : RowPath.of(primaryPath);
    this.with = with.stream().map(RowPath::of).collect(ImmutableList.toImmutableList());
  }

  RowPath path() {
    return path;
  }

  /** Takes the identities of a row. */
  interface Identities {
    void add(Identity identity, boolean primary);
  }

  /** Adds the identities that a row has at this path. */
  void addTo(Row row, NamespaceNames names, Identities identities, MappingSink sink)
      throws RowFaultException {
    path.forEach(row, (value, member) -> add(row, value, member, names, identities, sink));
  }

  private void add(
      Row row,
      Object value,
      @Nullable String member,
      NamespaceNames names,
      Identities identities,
      MappingSink sink)
      throws RowFaultException {
    Row element =
        value instanceof Map<?, ?> members ? row.element(AttributeRule.names(members)) : null;
    Object found = value;
    if (valuePath != null && element != null) {
      found = valuePath.first(element);
      if (found == null) {
        return;
      }
    }
    String code = code(element, member);
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
      MappingSink sink)
      throws RowFaultException {
    String text = ScalarText.ofIdentity(value);
    if (text == null) {
      sink.leftOut(
          path.text(),
          RejectionReason.INVALID_VALUE,
          "The identity is neither a text nor a whole number. Send it as a text, or map the path of one.");
      return;
    }
    String joined = joined(row, text, sink);
    if (joined != null) {
      identities.add(new Identity(name, joined), isPrimary(element));
    }
  }

  private @Nullable String code(@Nullable Row element, @Nullable String member) {
    if (namespacePath != null) {
      Object code = element == null ? null : namespacePath.first(element);
      return code == null ? null : ScalarText.ofIdentity(code);
    }
    return MEMBER.equals(namespace) ? member : namespace;
  }

  private @Nullable String joined(Row row, String value, MappingSink sink) {
    if (with.isEmpty()) {
      return value;
    }
    StringBuilder joined = new StringBuilder();
    for (RowPath part : with) {
      Object found = part.first(row);
      String text = found == null ? null : ScalarText.ofIdentity(found);
      if (text == null) {
        sink.leftOut(
            path.text(),
            RejectionReason.INVALID_VALUE,
            "The identity lacks what it is joined with, at '%s'. Fix the row, or take 'with' out."
                .formatted(part.text()));
        return null;
      }
      TextRule.appendEscaped(text, joined);
      joined.append(TextRule.SEPARATOR);
    }
    TextRule.appendEscaped(value, joined);
    return joined.toString();
  }

  private boolean isPrimary(@Nullable Row element) {
    Object flag = primaryPath == null || element == null ? null : primaryPath.first(element);
    return flag != null && "true".equals(ScalarText.ofAny(flag));
  }
}
