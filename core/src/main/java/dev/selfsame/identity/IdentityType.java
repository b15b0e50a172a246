package dev.selfsame.identity;

/**
 * The kind of thing that the values of a {@link Namespace} identify.
 *
 * <p>The types are those of Adobe's Identity Service. The order of the constants carries no
 * meaning; priority belongs to namespaces, not to types.
 *
 * @since 0.1.0
 */
public enum IdentityType {
  /** A person across devices, such as a customer number or a login. */
  CROSS_DEVICE,
  /** A person by e-mail address. */
  EMAIL,
  /** A person by telephone number. */
  PHONE,
  /** A device, such as a phone's advertising id. */
  DEVICE,
  /** A browser, by its cookie. */
  COOKIE,
  /**
   * Something that is not a person, such as a product or a shop. It is kept but takes no part in a
   * graph.
   */
  NON_PEOPLE,
  /** An id that a partner uses. It is kept but takes no part in a graph. */
  PARTNER;

  /**
   * {@return whether values of this type identify a person: {@link #CROSS_DEVICE}, {@link #EMAIL}
   * or {@link #PHONE}}
   */
  public boolean isPerson() {
    return this == CROSS_DEVICE || this == EMAIL || this == PHONE;
  }

  /**
   * {@return whether identities of this type are linked with others, which holds for all types but
   * {@link #NON_PEOPLE} and {@link #PARTNER}}
   */
  public boolean isGraphForming() {
    return this != NON_PEOPLE && this != PARTNER;
  }
}
