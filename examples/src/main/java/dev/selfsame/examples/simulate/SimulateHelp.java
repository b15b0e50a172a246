package dev.selfsame.examples.simulate;

/**
 * The footer of the help of {@code simulate}: the format of a scenario, an example, and the
 * drawing.
 */
final class SimulateHelp {
  private static final String TEXT =
      """

      Two people log in on one tablet, and it belongs to the newer login; shared.json is
        {"id": "shared tablet",
         "namespaces": [{"code": "crm", "type": "CROSS_DEVICE", "unique": true},
                        {"code": "cookie", "type": "COOKIE"}],
         "events": [{"timestamp": 1, "identities": ["crm:Ann", "cookie:t-1"]},
                    {"timestamp": 2, "identities": ["crm:Bob", "cookie:t-1"]}]}
      and 'simulate shared.json' writes
        {"id":"shared tablet","graphs":[["crm:Bob","cookie:t-1"]],"isolated":["crm:Ann"],
         "removedLinks":[["crm:Ann","cookie:t-1"]],"rejectedEvents":[]}
      in one line. Namespaces are in order of priority, in the format of the settings of unify.
      'graphLimit' is the maximum number of identities in one graph (default: 50; 0: no limit).
      Other keys of a scenario or an event are ignored; 'title' is a headline for --text.

      A timestamp is a number or an ISO instant; where one scenario has both, numbers are seconds
      since 1970. The time of an event without a timestamp is its position in the list, from 0.
      Events with equal times are ordered by position.

      Values are used unchanged: no normalizer, pattern or placeholder list is applied. There is no
      quarantine, and an event may mention any number of identities. Identities of a namespace
      that is not declared are left out. An event is rejected when no identity is left, or when it
      mentions more values of a namespace than a graph may have; 'rejectedEvents' are positions in
      the list, from 0.

      In the drawing, #3 is the event at position 3. Each link is drawn once:
        ──  a link that holds the graph together     ┄┄  a further link inside of the graph
        ─×  a link that the rules removed, at the end that comes first, and why
      """;

  private SimulateHelp() {}

  /** Returns the lines of the footer. */
  static String[] footer() {
    return TEXT.lines().toArray(String[]::new);
  }
}
