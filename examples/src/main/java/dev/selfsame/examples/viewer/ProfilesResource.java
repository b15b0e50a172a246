package dev.selfsame.examples.viewer;

import dev.selfsame.ProfileStore;
import dev.selfsame.identity.Identity;
import dev.selfsame.json.ProfileJson;
import dev.selfsame.profile.Profile;
import dev.selfsame.query.Condition;
import dev.selfsame.query.IdentityQuery;
import dev.selfsame.query.Page;
import dev.selfsame.query.SearchQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The search: pages of profiles by an identity, a prefix of an identity, or their attributes.
 *
 * <p>A person found by several identities is listed once, at the canonically first of them. So a
 * page does not depend on those before it.
 *
 * <p>The response time is bounded, however many people there are: a page also ends when enough
 * people or identities were scanned. It may be empty then, and the next one continues.
 *
 * @param scanLimit how many people are scanned for a page
 */
record ProfilesResource(ProfileStore store, int scanLimit) implements Resource {
  /** This many people are read for the first time in less than a tenth of a second. */
  static final int SCAN_LIMIT = 10_000;

  private static final int LIMIT = 20;
  private static final int MOST = 100;

  /**
   * The maximum number of requests for identities for one page; then it is returned even if it is
   * not full.
   */
  private static final int MOST_ROUNDS = 50;

  @Override
  public Answer answer(Parameters parameters) {
    parameters.only("q", Person.POLICY, "limit", "cursor");
    int limit = parameters.limit(LIMIT, MOST);
    String policy = Person.policy(store, parameters);
    String cursor = parameters.text("cursor");
    SearchText search = SearchText.parse(parameters.text("q", ""), store.settings().namespaces());
    try {
      Found found =
          search instanceof SearchText.Beginnings beginnings
              ? byIdentity(beginnings.prefixes(), policy, limit, cursor)
              : byAttributes(((SearchText.Attributes) search).condition(), policy, limit, cursor);
      return Answer.json(
          found.profiles().stream()
              .map(ProfileJson::write)
              .collect(
                  Collectors.joining(
                      ",",
                      "{\"profiles\":[",
                      "],\"next\":"
                          + (found.next() == null ? "null" : Answer.text(found.next()))
                          + "}")));
    } catch (BadCursorException e) {
      throw ApiException.badRequest(
          "The cursor belongs to another search or another store. Start again without it.");
    }
  }

  private record Found(List<Profile> profiles, @Nullable String next) {}

  private static final class BadCursorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadCursorException() {
      super(null, null, false, false);
    }
  }

  private Found byAttributes(
      Condition condition, String policy, int limit, @Nullable String cursor) {
    SearchQuery query =
        SearchQuery.builder()
            .where(condition)
            .policy(policy)
            .limit(limit)
            .scanLimit(scanLimit)
            .build();
    Page<Profile> page;
    try {
      page = store.search(cursor == null ? query : query.after(cursor));
    } catch (IllegalArgumentException e) {
      throw ofCursor(e, cursor);
    }
    return new Found(page.items(), page.hasMore() ? page.cursor().orElseThrow() : null);
  }

  /** The cursor is the index of the namespace, and the position in it. */
  private Found byIdentity(
      Map<String, String> prefixes, String policy, int limit, @Nullable String cursor) {
    List<String> codes = List.copyOf(prefixes.keySet());
    Place place = cursor == null ? new Place(0, null) : Place.parse(cursor, codes.size());
    List<Profile> found = new ArrayList<>();
    for (int round = 0;
        round < MOST_ROUNDS && found.size() < limit && place.namespace() < codes.size();
        round++) {
      String code = codes.get(place.namespace());
      Page<Identity> page =
          identities(code, prefixes.getOrDefault(code, ""), limit - found.size(), place.cursor());
      List<Optional<Profile>> profiles = store.findAll(page.items(), policy);
      for (int i = 0; i < profiles.size(); i++) {
        Identity identity = page.items().get(i);
        profiles
            .get(i)
            .filter(profile -> isListedAt(identity, profile, prefixes))
            .ifPresent(found::add);
      }
      place =
          page.hasMore()
              ? new Place(place.namespace(), page.cursor().orElseThrow())
              : new Place(place.namespace() + 1, null);
    }
    return new Found(found, place.namespace() < codes.size() ? place.text() : null);
  }

  private static boolean isListedAt(
      Identity identity, Profile profile, Map<String, String> prefixes) {
    Optional<Identity> first =
        profile.identities().stream()
            .filter(
                member -> {
                  String prefix = prefixes.get(member.namespace());
                  return prefix != null && member.value().startsWith(prefix);
                })
            .findFirst();
    return first.isPresent() && first.get().equals(identity);
  }

  private Page<Identity> identities(
      String code, String prefix, int limit, @Nullable String cursor) {
    IdentityQuery query =
        IdentityQuery.builder().namespace(code).prefix(prefix).limit(limit).build();
    try {
      return store.identities(cursor == null ? query : query.after(cursor));
    } catch (IllegalArgumentException e) {
      throw ofCursor(e, cursor);
    }
  }

  /** Without a cursor, it is a custom rule that failed, which is not an error of the request. */
  private static RuntimeException ofCursor(
      IllegalArgumentException failure, @Nullable String cursor) {
    return cursor == null ? failure : new BadCursorException();
  }

  private record Place(int namespace, @Nullable String cursor) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,6})\\.(.*)", Pattern.DOTALL);

    static Place parse(String text, int namespaces) {
      Matcher matcher = FORM.matcher(text);
      if (!matcher.matches()) {
        throw new BadCursorException();
      }
      int namespace = Integer.parseInt(matcher.group(1));
      if (namespace >= namespaces) {
        throw new BadCursorException();
      }
      String inside = matcher.group(2);
      return new Place(namespace, inside.isEmpty() ? null : inside);
    }

    String text() {
      return namespace + "." + (cursor == null ? "" : cursor);
    }
  }
}
