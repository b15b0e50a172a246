package dev.selfsame.engine.mapping;

import dev.selfsame.graph.FragmentKind;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a mapping says of the rows that one of its cases takes.
 *
 * @param when what must hold of them
 * @param each the paths of the array whose elements are the fragments, of which the first there is
 *     counts; empty if the row is one
 * @param primary the namespace whose first identity is declared primary, or null
 * @param time their time, or null if they have that of the store's clock
 * @param identities the first one that is accepted is the primary one, unless one is declared
 * @param leftOut the paths that are left out of the rest
 * @param rests where the rest of the attributes comes from and goes to
 */
public record MappingCase(
    RowCondition when,
    List<String> each,
    TextRule source,
    FragmentKind kind,
    TextRule type,
    TextRule id,
    @Nullable String primary,
    @Nullable TimeRule time,
    NamespaceNames namespaces,
    List<IdentityRule> identities,
    List<AttributeRule> attributes,
    Set<String> leftOut,
    List<Rest> rests) {

  /** Makes the lists immutable. */
  public MappingCase {
    each = List.copyOf(each);
    identities = List.copyOf(identities);
    attributes = List.copyOf(attributes);
    leftOut = Set.copyOf(leftOut);
    rests = List.copyOf(rests);
  }

  /**
   * The rest of an object.
   *
   * @param object its path, {@code .} for the row itself
   * @param prefix the path of the attribute that gets it; empty for the top
   */
  public record Rest(String object, String prefix) {}
}
