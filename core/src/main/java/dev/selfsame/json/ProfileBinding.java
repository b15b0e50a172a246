package dev.selfsame.json;

import dev.selfsame.profile.Profile;

/**
 * Converts the attributes of profiles to instances of custom types.
 *
 * <pre>{@code
 * record Person(String first, String last) {}
 * record Customer(Person person, List<String> tags) {}
 * Customer customer = ProfileBinding.bind(profile, Customer.class);
 * }</pre>
 *
 * <p>Names are matched with the components of a record or the properties of a class. Attributes
 * without a matching property are ignored; a property without an attribute is null, empty or
 * absent, but a primitive must have one. The package of a type in a named module must be open to
 * {@code tools.jackson.databind}. Stateless, and safe for use by any number of threads.
 *
 * @since 0.1.0
 */
public final class ProfileBinding {
  private ProfileBinding() {}

  /**
   * Returns an instance of a type with the attributes of a profile. Costs O(size of the
   * attributes).
   *
   * @param <T> the type
   * @param profile the profile
   * @param type a record, or a class that can be constructed from its properties
   * @return the object
   * @throws IllegalArgumentException if an attribute does not fit; the message states its path, but
   *     not its value
   */
  public static <T> T bind(Profile profile, Class<T> type) {
    return Json.bind(profile.attributes(), type);
  }
}
