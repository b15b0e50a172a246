package dev.selfsame.graph;

import com.google.common.collect.ImmutableList;
import dev.selfsame.identity.Identity;
import java.util.List;

/**
 * What {@link GraphResolver#resolve} makes of some evidence. Everything stands in canonical order:
 * identities inside a graph, graphs by their first identity, links by their first, then their
 * second identity.
 *
 * <p>Immutable, and safe for use by any number of threads.
 *
 * @param graphs the graphs of two identities and more
 * @param isolated the identities that are linked with no other
 * @param links the links that were accepted
 * @param removedLinks the pairs that some evidence names and that are not linked, those of
 *     quarantined identities left out
 * @param quarantined the identities that are set aside; they are isolated too
 */
public record ResolvedGraph(
    List<List<Identity>> graphs,
    List<Identity> isolated,
    List<Link> links,
    List<Link> removedLinks,
    List<Identity> quarantined) {

  /**
   * Makes a resolved graph of its parts.
   *
   * @param graphs the graphs of two identities and more
   * @param isolated the identities that are linked with no other
   * @param links the links that were accepted
   * @param removedLinks the pairs that are named and not linked
   * @param quarantined the identities that are set aside
   */
  public ResolvedGraph {
    graphs = ImmutableList.copyOf(graphs);
    isolated = ImmutableList.copyOf(isolated);
    links = ImmutableList.copyOf(links);
    removedLinks = ImmutableList.copyOf(removedLinks);
    quarantined = ImmutableList.copyOf(quarantined);
  }
}
