package dev.selfsame.examples.unify;

import dev.selfsame.identity.RefusalReason;
import dev.selfsame.profile.RejectionReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The end of the help of {@code unify}: what files and rows mean, and the codes of refusals. */
final class UnifyHelp {
  private static final String INPUTS =
      """

      Files are CSV (.csv; .tsv with tabs) or JSON (.json, .ndjson, .jsonl: one object a line, or
      several one after another, or an array of them, pretty-printed or not), and may be compressed
      (.gz). They are UTF-8, or what their byte order mark says, or what 'charset' says. A folder or
      pattern stands for its files in the order of their names. JSON that is not mapped has
      fragments, as the documentation of FragmentJson describes them.

      What rows mean stands in the settings, under 'inputs' and the file's name or a pattern such as
      "orders-*.csv" (the name goes first, then the first pattern; without .gz, too):
        "inputs": {"customers.csv": {
          "source": "crm", "kind": "record", "timestamp": "updated_at", "id": "row_id",
          "futureTolerance": "PT24H", "maxCellLines": 100,
          "identities": {"customer_id": "crm", "mail": "email"},
          "attributes": {"first": "person.name.first", "*": "*"}}}
      'source' and 'identities' are needed; 'kind' is record, patch or event (default: record).
      Paths lead to columns, or into JSON: "address.city", "phones[].number". The documentation of
      FragmentMapping has all keys: other formats of time, types, conditions, ready-made mappings.
        CSV    'delimiter' (";"), 'quote' ("" for none), 'header' (the names, if no row has them),
               'charset' ("windows-1252")
        JSON   'each' (the path of an array in an object, whose elements are the rows)
        -      standard input: 'form' is csv or json; without it, the content tells
      Cells are trimmed of all that shows nothing, such as no-break and zero-width spaces; a blank
      value is none, and cells are texts. A record or a patch is stored under the first identity
      column whose value is accepted and takes part in a graph: where the customer number is 0 or
      NULL, under the next one. "*" takes all that the entry does not name, under its own name; a
      dot in that name makes a path, and columns without a name are left out. A quoted cell may have
      'maxCellLines' lines (default: 100); a quote that is not closed by then costs its line only.
      JSON whose brackets do not match is read up to there, and so is a file that was cut off.

      The 'normalizer' of a namespace in the settings gives each spelling of a value one form: "none",
      "trim", "lowercase", "email", "phone" (the digits as they are written), or
        "normalizer": {"name": "phone", "country": "DE"}
      for the form of E.164 (+4915123456789), where numbers without the code of a country are those of
      the named one.

      A time is an ISO 8601 time with Z or an offset (2026-02-11T09:30:00Z, 20260211T0930+0100) or
      a date (its start in UTC), in the years 0001 to 9999. Rows without one all get one time: that
      of the start, or of --now; but where a mapping names a time, a row without one is refused, and
      so is one whose time is further ahead of that than 'futureTolerance' (a time span of ISO 8601;
      default: a day).

      Of the records of a source about one identity the latest one is current: by time; at the same
      time by id, in byte order; without ids by content, never by the position in the file. To make
      the last row win, map a time or an id that grows from row to row (such as 0001, 0002). Records
      with the same id and time are one record, and events with the same id are one event: if their
      content differs, the one with the later time is kept; at the same time the content decides.
      To keep both, give each row its own id.

      The file of --rejects has one line for each refused row, one for each row that has the key of
      another row and other content, and one for each identity that was refused and each attribute
      or value that was left out of a row. 'line' is where the row starts (the header of CSV is line
      1), 'index' its position in an array, from 0; 'path' leads to what is at fault in it:
        {"input":"customers.csv","line":17,"identity":"email","reason":"CODE","message":"..."}
        {"input":"web.ndjson","line":3,"attribute":"Customer.io","reason":"CODE","message":"..."}
        {"input":"shop.json","line":9,"index":2,"path":"c[2].at","reason":"CODE","message":"..."}
        {"input":"a.csv","line":9,"path":"points","leftOut":true,"reason":"CODE","message":"..."}
      """;

  private UnifyHelp() {}

  /** Returns the end of the help, by lines. */
  static String[] footer() {
    List<String> lines = new ArrayList<>(INPUTS.lines().toList());
    lines.add("");
    lines.add("Codes of refused rows:");
    for (RejectionReason reason : RejectionReason.values()) {
      if (reason != RejectionReason.INVALID_ATTRIBUTE_NAME) {
        lines.add(line(reason, text(reason)));
      }
    }
    lines.add("");
    lines.add("Codes of rows with the key of another row and other content:");
    for (KeyConflict conflict : KeyConflict.values()) {
      lines.add(line(conflict, conflict.summary()));
    }
    lines.add("");
    lines.add("Codes of refused identities:");
    for (RefusalReason reason : RefusalReason.values()) {
      lines.add(line(reason, text(reason)));
    }
    lines.add("");
    lines.add("Codes of attributes left out:");
    RejectionReason name = RejectionReason.INVALID_ATTRIBUTE_NAME;
    lines.add(line(name, text(name)));
    return lines.toArray(String[]::new);
  }

  private static String line(Enum<?> code, String text) {
    return String.format(Locale.ROOT, "  %-23s %s", code.name(), text);
  }

  private static String text(RejectionReason reason) {
    return switch (reason) {
      case MALFORMED_JSON -> "the line is no JSON object";
      case UNKNOWN_KEY -> "the JSON object has a key that a fragment does not have";
      case INVALID_VALUE -> "a key is missing, or its value is of the wrong type";
      case INVALID_TIMESTAMP -> "the timestamp is no ISO time, has no zone, or is out of range";
      case FUTURE_TIMESTAMP -> "the timestamp lies too far ahead of the clock";
      case NOT_MAPPED -> "the mapping has no case for the row, or not the array that it splits";
      case MISSING_TIMESTAMP -> "the row has no time where the mapping needs one";
      case MALFORMED_ROW -> "the CSV row has other columns than the header, or a stray quote";
      case NO_IDENTITY -> "no acceptable identity is left";
      case TOO_MANY_IDENTITIES -> "more than 20 identities";
      case NAMESPACE_LIMIT -> "more values of one namespace than one person can have";
      case PRIMARY_REFUSED -> "the primary identity was refused, or takes no part in a graph";
      case NO_PRIMARY -> "no identity is left that takes part in a graph";
      case SUPPRESSED -> "the person was erased and must not come back";
      case UNDECLARED_SOURCE -> "'sources' of the settings does not declare this source";
      case EXPIRED -> "the event is older than its source keeps events";
      case TOO_DEEP -> "the attributes are nested more than 32 deep";
      case TOO_LARGE -> "the fragment is larger than 1 MiB";
      case INVALID_ATTRIBUTE_NAME -> "an attribute's name is empty, dotted or too long";
      case INVALID_UNICODE -> "the row is not UTF-8, or has half a surrogate pair";
      case NUMBER_OUT_OF_RANGE -> "a number has more than 1,000 digits";
    };
  }

  private static String text(RefusalReason reason) {
    return switch (reason) {
      case UNKNOWN_NAMESPACE -> "the settings do not declare the namespace";
      case EMPTY_VALUE -> "the value is empty, or shows nothing";
      case VALUE_TOO_LONG -> "the value has more than 1,024 characters";
      case PATTERN_MISMATCH -> "the value does not match the namespace's pattern";
      case INVALID_UNICODE -> "the value has half a surrogate pair";
      case CONTROL_CHARACTER -> "the value holds a control character, such as a tab or a NUL";
      case INVALID_FORM -> "the normalizer refuses it: it is no e-mail address, for example";
      case PLACEHOLDER -> "the value stands for nobody, such as 'unknown'";
      case NORMALIZER_FAILED -> "the normalizer failed on the value";
      case SUPPRESSED -> "the person was erased and must not come back";
    };
  }
}
