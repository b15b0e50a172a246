package dev.selfsame.json;

import dev.selfsame.profile.Profile;

/**
 * Converts profiles to JSON, one object each.
 *
 * <pre>{@code
 * {"profileId":"...","identities":["crm:42","email:ada@example.com"],"attributes":{"person":{"name":{"first":"Ada"}}},
 *  "provenance":{"person.name.first":{"source":"crm","timestamp":"2026-02-11T09:30:00Z"}},
 *  "events":1,"sources":["crm","web"],"lastModified":"2026-03-01T10:00:00Z"}
 * }</pre>
 *
 * <p>Names of attributes and paths are in UTF-8 byte order. A value merged from several fragments
 * has {@code {"rule":...,"from":[...]}} as provenance, the strongest first. Stateless, and safe for
 * use by any number of threads.
 *
 * @since 0.1.0
 */
public final class ProfileJson {
  private ProfileJson() {}

  /**
   * Writes a profile on one line, identity values included. Costs O(size of the profile).
   *
   * @param profile the profile
   * @return one JSON object
   */
  public static String write(Profile profile) {
    return Json.write(out -> new ProfileWriter(out).write(profile));
  }
}
