package dev.selfsame.json;

import dev.selfsame.profile.Profile;

/**
 * The attributes of profiles as objects of the host's own.
 *
 * <pre>{@code
 * record Customer(Person person, List<String> tags) {}
 * record Person(String first, String last) {}
 * Customer customer = ProfileBinding.bind(profile, Customer.class);
 * }</pre>
 *
 * <p>Names are matched with the components of a record or the properties of a class. Attributes
 * that the class does not know are passed over; what has no attribute is null, empty or absent, but
 * a primitive must have one. A class in a named module must be open to {@code
 * tools.jackson.databind}. Stateless, so safe for use by any number of threads.
 */
public final class ProfileBinding {
  private ProfileBinding() {}

  /**
   * Makes an object of the attributes of a profile. Costs O(size of the attributes).
   *
   * @param <T> the type
   * @param profile the profile
   * @param type a record or a class that can be made from its properties
   * @return the object
   * @throws IllegalArgumentException if an attribute does not fit; the text names its path, and not
   *     its value
   */
  public static <T> T bind(Profile profile, Class<T> type) {
    return Json.bind(profile.attributes(), type);
  }
}
