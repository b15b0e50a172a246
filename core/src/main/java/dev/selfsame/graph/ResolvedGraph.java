package dev.selfsame.graph;

import com.google.common.collect.ImmutableList;
import dev.selfsame.identity.Identity;
import java.util.List;

/**
 * The result of {@link GraphResolver#resolve}. Everything is in canonical order: identities inside
 * a graph, graphs by their first identity, links by their first, then their second identity.
 *
 * <p>Immutable, and safe for use by any number of threads.
 *
 * @param graphs the graphs of two or more identities
 * @param isolated the identities that are not linked with any other
 * @param links the accepted links
 * @param removedLinks the pairs that some evidence mentions and that are not linked, without those
 *     of quarantined identities
 * @param quarantined the identities in quarantine; they are isolated too
 * @since 0.1.0
 */
public record ResolvedGraph(
    List<List<Identity>> graphs,
    List<Identity> isolated,
    List<Link> links,
    List<Link> removedLinks,
    List<Identity> quarantined) {

  /**
   * Creates a resolved graph.
   *
   * @param graphs the graphs of two or more identities
   * @param isolated the identities that are not linked with any other
   * @param links the accepted links
   * @param removedLinks the pairs that are mentioned and not linked
   * @param quarantined the identities in quarantine
   */
  public ResolvedGraph {
    graphs = ImmutableList.copyOf(graphs);
    isolated = ImmutableList.copyOf(isolated);
    links = ImmutableList.copyOf(links);
    removedLinks = ImmutableList.copyOf(removedLinks);
    quarantined = ImmutableList.copyOf(quarantined);
  }
}
