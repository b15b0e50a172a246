package dev.selfsame.examples.inspect;

/** The footer of the help of {@code inspect}: how to read its output, and what to do with it. */
final class InspectHelp {
  private static final String TEXT =
      """

      'full' is the share of rows with a value, and 'different' how many different values there are;
      'each' says that no two rows have the same, and > that there are more than could be told apart
      in bounded memory. A few values of another kind do not keep a column from having a type; the
      notes say how many they are. 'Tried' says what becomes of the first 1,000 rows with the draft.

      The settings are a draft: read the questions, change what is wrong, and run
        unify --settings settings.json FILE
      A column that is wrongly taken for an identity makes one person of many, so look at
      'identities' first. For records of a person 'timestamp' is the time of the last change: of two
      values of one attribute, the one with the later time wins.

      The rows of Segment, Snowplow, XDM, GA4, mParticle, Shopify and Salesforce are known by their
      keys; the draft then names the mapping that comes for them.
      """;

  private InspectHelp() {}

  /** Returns the lines of the footer. */
  static String[] footer() {
    return TEXT.lines().toArray(String[]::new);
  }
}
