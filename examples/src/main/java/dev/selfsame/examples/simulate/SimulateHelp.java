package dev.selfsame.examples.simulate;

/** The end of the help of {@code simulate}: the form of a scenario, an example, and the drawing. */
final class SimulateHelp {
  private static final String TEXT =
      """

      Two people log in on one tablet, the newer login keeps it; shared.json is
        {"id": "shared tablet",
         "namespaces": [{"code": "crm", "type": "CROSS_DEVICE", "unique": true},
                        {"code": "cookie", "type": "COOKIE"}],
         "events": [{"timestamp": 1, "identities": ["crm:Ann", "cookie:t-1"]},
                    {"timestamp": 2, "identities": ["crm:Bob", "cookie:t-1"]}]}
      and 'simulate shared.json' writes
        {"id":"shared tablet","graphs":[["crm:Bob","cookie:t-1"]],"isolated":["crm:Ann"],
         "removedLinks":[["crm:Ann","cookie:t-1"]],"rejectedEvents":[]}
      in one line. Namespaces stand in priority order and are written as in the settings of unify.
      'graphLimit' is the most identities of one graph (default: 50; 0: any number). Other keys of
      a scenario or an event are let be, and 'title' is a headline for --text.

      A timestamp is a number or an ISO instant; where one scenario has both, numbers are seconds
      since 1970. Without a timestamp an event has its position in the list, from 0, as its time.
      At the same time, the position decides.

      Values are taken as they are: no normalizer, pattern or placeholder list is applied. Nothing
      is put in quarantine, and an event may name any number of identities. Those of a namespace
      that is not declared are left out. An event is rejected when none is left, or when it names
      more values of a namespace than a graph may hold; 'rejectedEvents' are positions in the list,
      from 0.

      In the drawing, #3 is the event at position 3. Each link is drawn once:
        ──  a link that holds the graph together     ┄┄  a further link inside of the graph
        ─×  a link that the rules removed, at the end that comes first, and why
      """;

  private SimulateHelp() {}

  /** Returns the end of the help, by lines. */
  static String[] footer() {
    return TEXT.lines().toArray(String[]::new);
  }
}
