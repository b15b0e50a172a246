package dev.selfsame.examples.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What columns are, by their names and values. */
class MeaningTest {
  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

  private static Meaning meaning(String path, String value) {
    PathStats stats = new PathStats(path, new ValueCounts.Budget(1000));
    IntStream.range(10, 40).forEach(i -> stats.add(value.replace("#", String.valueOf(i)), i));
    ColumnType type = new TypeRules(Conventions.of(List.of(stats)), NOW).type(stats);
    return new MeaningRules(true, NOW).meaning(stats, type);
  }

  @ParameterizedTest
  @CsvSource({
    "Kundennr, 10#, PERSON_ID",
    "Kundennummer, 10#, PERSON_ID",
    "Kd-Nr., K#, PERSON_ID",
    "customerId, c-#, PERSON_ID",
    "CUSTOMER_ID, #, PERSON_ID",
    "user.id, u#, PERSON_ID",
    "crmId, 00#, PERSON_ID",
    "loyaltyCardNumber, 9#000, PERSON_ID",
    "Mitgliedsnummer, #, PERSON_ID",
    "username, ada#, PERSON_ID",
    "id, #, PLAIN_ID",
    "rec_id, rec-#-org, ROW_ID",
    "unique_id, #, ROW_ID",
    "order_id, O-#, OCCURRENCE_ID",
    "Rechnungsnr, R#, OCCURRENCE_ID",
    "messageId, m#, OCCURRENCE_ID",
    "soc_sec_id, 12345#, AUTHORITY_ID",
    "ssn, 123-45-67#, AUTHORITY_ID",
    "PASSPORT_COUNTRY, US, NONE",
    "anonymousId, 00000000-0000-4000-8000-0000000000#, COOKIE",
    "domain_userid, 0a#, COOKIE",
    "ecid, 123#, COOKIE",
    "context.device.id, d#, DEVICE",
    "idfa, 00000000-0000-4000-8000-0000000000#, DEVICE",
    "addresses[].id, #, OTHER_ID",
    "product_code, P#, OTHER_ID",
    "street_number, 7, NONE",
    "email, a#@x.example, EMAIL",
    "contact, a#@x.example, EMAIL",
    "email_opt_in, yes, NONE",
    "Telefon, 0171/55500#, PHONE",
    "Mobil, +49 171 55500#, PHONE",
    "other, +49 171 55500#, PHONE",
    "Telefax, 0171/55500#, NONE",
    "phone_type, HOME, NONE",
    "amount, 171#, NONE",
    "Vorname, Ada, NAME",
    "last_name, Byrne, NAME",
    "PLZ, 0#123, POSTCODE",
    "zip, 22#, POSTCODE",
    "Geburtsdatum, 12.03.19#, BIRTH",
    "dob, 1980-03-12, BIRTH",
    "Geändert am, 12.03.2025, CHANGED",
    "LastModifiedDate, 2025-03-12T10:00:#Z, CHANGED",
    "created_at, 2025-03-12T10:00:#Z, CREATED",
    "Kunde seit, 12.03.2025, CREATED",
    "timestamp, 17000000#, TIME",
    "datum, 12.03.2025, TIME",
    "event_name, login #x, ACTION"
  })
  void meaning_ofAColumn(String path, String value, Meaning expected) {
    assertThat(meaning(path, value)).isEqualTo(expected);
  }
}
