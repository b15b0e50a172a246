package dev.selfsame.examples.inspect;

/** What the values of a column are, as far as it matters for profiles. */
enum Meaning {
  EMAIL("e-mail"),
  PHONE("phone"),
  /** The number of a customer, a user, a member. */
  PERSON_ID("id of a person"),
  /** A column that is named just id, nr or such. */
  PLAIN_ID("id"),
  /** The number of a row, which need not be a person. */
  ROW_ID("id of the row"),
  /** The number of a passport, or for taxes. */
  AUTHORITY_ID("official number"),
  COOKIE("cookie"),
  DEVICE("device"),
  /** The number of an order, a message or something else that happened once. */
  OCCURRENCE_ID("id of an event"),
  OTHER_ID("id"),
  NAME("name"),
  POSTCODE("postcode"),
  BIRTH("date of birth"),
  CHANGED("time of change"),
  CREATED("time of creation"),
  TIME("time"),
  ACTION("kind of event"),
  NONE("");

  private final String text;

  Meaning(String text) {
    this.text = text;
  }

  /** Returns a few words for people. */
  String text() {
    return text;
  }

  /** Returns whether the values tell who a row is about. */
  boolean isIdentity() {
    return compareTo(DEVICE) <= 0;
  }
}
