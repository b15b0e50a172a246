package dev.selfsame.engine.search;

import dev.selfsame.engine.cursor.Cursors;
import dev.selfsame.engine.store.LockedState;
import dev.selfsame.engine.store.StoreState;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.Namespace;
import dev.selfsame.identity.Namespaces;
import dev.selfsame.internal.column.Unicode;
import dev.selfsame.query.IdentityQuery;
import dev.selfsame.query.Page;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The search for identities by the start of their value. Safe for use by any number of threads. */
public final class IdentitySearch {
  private final LockedState locked;
  private final IdentityOrder order;
  private final IdentityCursors cursors;
  private final Namespaces namespaces;

  /**
   * Creates the search of a store.
   *
   * @param order the order of its identities
   */
  public IdentitySearch(
      LockedState locked, IdentityOrder order, IdentityCursors cursors, Namespaces namespaces) {
    this.locked = locked;
    this.order = order;
    this.cursors = cursors;
    this.namespaces = namespaces;
  }

  /** Returns a page of the identities that a query asks for. */
  public Page<Identity> identities(IdentityQuery query) {
    List<String> codes = query.namespace().map(List::of).orElse(codes());
    codes.forEach(this::checkKnown);
    long fingerprint = QueryFingerprint.of(query, cursors.fingerprintSeed());
    Identity position = cursors.read(query.cursor(), Cursors.Kind.IDENTITIES, fingerprint);
    return locked.scan(
        state -> {
          order.bringUpToDate();
          List<Identity> found = new ArrayList<>();
          boolean hasMore = false;
          for (int i = 0; i < codes.size() && !hasMore; i++) {
            hasMore = !collect(state, codes.get(i), query, position, found);
          }
          Identity last = found.isEmpty() ? position : found.get(found.size() - 1);
          return cursors.page(found, hasMore, last, Cursors.Kind.IDENTITIES, fingerprint);
        });
  }

  /** Adds identities of a namespace to a page, and returns whether all of them fitted. */
  private boolean collect(
      StoreState state,
      String code,
      IdentityQuery query,
      @Nullable Identity position,
      List<Identity> into) {
    // A lone high surrogate at the end of the prefix has no bytes in UTF-8.
    String start = query.prefix().substring(0, Unicode.wellFormedLength(query.prefix()));
    Identity first = new Identity(code, start);
    boolean isOnEarlierPage = position != null && namespaces.order().compare(position, first) >= 0;
    boolean[] isFull = {false};
    order.visit(
        position != null && isOnEarlierPage ? position : first,
        isOnEarlierPage,
        number -> {
          Identity identity = state.log().identity(number);
          if (!identity.namespace().equals(code) || !identity.value().startsWith(start)) {
            return false;
          } else if (state.isKnown(number) && identity.value().startsWith(query.prefix())) {
            isFull[0] = into.size() == query.limit();
            if (!isFull[0]) {
              into.add(identity);
            }
          }
          return !isFull[0];
        });
    return !isFull[0];
  }

  private List<String> codes() {
    return namespaces.asList().stream().map(Namespace::code).toList();
  }

  private void checkKnown(String code) {
    if (namespaces.find(code).isEmpty()) {
      throw new IllegalArgumentException(
          "There is no namespace '%s'. Declare it, use one of %s, or leave it out for all."
              .formatted(code, codes()));
    }
  }
}
