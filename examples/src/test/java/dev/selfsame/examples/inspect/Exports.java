package dev.selfsame.examples.inspect;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Exports of fictitious customers, as systems write them. */
final class Exports {
  static final int ROWS = 60;

  private Exports() {}

  /** A CRM in Germany: semicolons, windows-1252, dates and decimals as they are written there. */
  static Path germanCrm(Path folder) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Kundennr;Vorname;Nachname;E-Mail;Telefon;PLZ;Geburtsdatum;Umsatz;Newsletter;Ge\u00e4ndert am");
    for (int i = 0; i < ROWS; i++) {
      lines.add(
          "%d;J\u00fcrgen;M\u00fcller %s;%s;0171/55%05d;%05d;%02d.%02d.19%02d;1.%03d,%02d;%s;11.%02d.2025"
              .formatted(
                  70_000 + i,
                  "Stra\u00dfe",
                  i % 10 == 9 ? "NULL" : "kunde" + i + "@beispiel.example",
                  i,
                  1000 + i,
                  i % 28 + 1,
                  i % 12 + 1,
                  40 + i,
                  i,
                  i,
                  i % 3 == 0 ? "ja" : "nein",
                  i % 12 + 1));
    }
    return Files.write(
        folder.resolve("kunden_2026-02-11.csv"), lines, Charset.forName("windows-1252"));
  }

  /** A shop: one object with an array of customers. */
  static Path shop(Path folder) throws IOException {
    List<String> customers = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      customers.add(
          """
          {"id":%d,"email":"c%d@example.com","created_at":"2025-01-02T10:00:00-05:00",
           "updated_at":"2025-11-%02dT10:00:00-05:00","first_name":"Ada","last_name":"Byrne",
           "orders_count":%d,"total_spent":"%d.50","verified_email":true,"phone":"+1415555%04d",
           "tags":"vip","admin_graphql_api_id":"gid://shop/Customer/%d",
           "addresses":[{"id":%d,"city":"Lund","zip":"22100"}],
           "default_address":{"id":%d,"city":"Lund","zip":"22100"}}"""
              .formatted(7_000_000_000L + i, i, i % 28 + 1, i % 5, i, i, 7_000_000_000L + i, i, i));
    }
    return Files.writeString(
        folder.resolve("customers.json"),
        "{\"customers\":[" + String.join(",\n", customers) + "]}\n");
  }

  /** A tracker: events of twenty visitors, of whom half are known. */
  static Path tracker(Path folder) throws IOException {
    List<String> events = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      boolean isTrack = i % 2 == 0;
      events.add(
          """
          {"messageId":"m-%d","type":"%s",%s"anonymousId":"00000000-0000-4000-8000-%012d","userId":%s,\
          "timestamp":"2025-11-%02dT10:%02d:00.000Z","sentAt":"2025-11-%02dT10:%02d:00.000Z",\
          "receivedAt":"2025-11-%02dT10:%02d:01.000Z","context":{"ip":"10.0.0.1"},\
          "%s":{"email":"v%d@example.com"}}"""
              .formatted(
                  i,
                  isTrack ? "track" : "identify",
                  isTrack ? "\"event\":\"Signed Up\"," : "",
                  i % 20,
                  i % 4 == 1 ? "\"u" + i % 20 + "\"" : "null",
                  i % 28 + 1,
                  i % 60,
                  i % 28 + 1,
                  i % 60,
                  i % 28 + 1,
                  i % 60,
                  isTrack ? "properties" : "traits",
                  i % 20));
    }
    return Files.write(folder.resolve("web.ndjson"), events);
  }

  /** A sales system: contacts of ten companies, every cell in quotes. */
  static Path contacts(Path folder) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(
        "\"Id\",\"AccountId\",\"LastName\",\"FirstName\",\"Email\",\"Phone\",\"MailingCity\","
            + "\"Birthdate\",\"LastModifiedDate\",\"IsDeleted\"");
    for (int i = 0; i < ROWS; i++) {
      lines.add(
          "\"0035g00000AbC%02dXAA\",\"0015g00000XyZ%02dQAA\",\"Byrne\",\"Ada\",\"a%d@example.com\","
                  .formatted(i, i % 10, i)
              + "\"(415) 555-%04d\",\"Lund\",\"1980-01-%02d\",\"2025-10-%02dT10:00:00.000+0000\",\"false\""
                  .formatted(i, i % 28 + 1, i % 28 + 1));
    }
    return Files.write(folder.resolve("contacts.csv"), lines);
  }

  /** A table without names: a number, an address, a phone, a city, a day, an amount. */
  static Path withoutNames(Path folder) throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      lines.add(
          "%d,ada%d@example.com,+4670%07d,Lund,2025-03-%02d,%d.25"
              .formatted(5000 + i, i, i, i % 28 + 1, i));
    }
    return Files.write(folder.resolve("members.csv"), lines);
  }

  /** Orders: each has a number, and customers have several. */
  static Path orders(Path folder) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("order_id,customer_id,order_date,amount,currency");
    for (int i = 0; i < ROWS; i++) {
      lines.add("O-%d,C%d,2025-0%d-15 10:%02d:00,%d.25,EUR".formatted(i, i % 20, i % 9 + 1, i, i));
    }
    return Files.write(folder.resolve("orders.csv"), lines);
  }
}
