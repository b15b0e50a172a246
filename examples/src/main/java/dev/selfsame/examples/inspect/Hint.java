package dev.selfsame.examples.inspect;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableSet;
import java.util.List;
import java.util.regex.Pattern;

/** What the name of a column says about its values, in a few languages. */
enum Hint {
  EMAIL("mail mails email emails courriel correo", "email"),
  PHONE("phone phones tel cell gsm msisdn movil cellulare", "phone|telefon|mobil|handy|rufnummer"),
  FAX("fax", "telefax|faxn"),
  /** The number or the key of something. */
  ID(
      "id ids nr no num number numero key uuid guid code ref login username",
      "nummer|number$|.{3}(?:id|nr)$"),
  PERSON(
      "customer cust client cliente klant person user member account acct crm crmid kd kdnr subscriber"
          + " contact kontakt profile patient login username buyer mpid",
      "kunde|mitglied|customer|benutzer|abonn|^user|^member"),
  CARD("loyalty card karte bonus", "loyalty|bonus|treue|kundenkarte"),
  /** A row of a table, which need not be a person. */
  ROW("rec record row unique index idx line seq lfd entry pk", "datensatz|zeile"),
  /** Something that happened once. */
  OCCURRENCE(
      "order invoice transaction txn trx event message session ticket booking receipt payment"
          + " purchase visit hit request bon case",
      "bestell|rechnung|auftrag|buchung|beleg|transaction"),
  /** A number that an authority gave. */
  AUTHORITY(
      "ssn passport national nino cpf bsn dni nif pesel curp",
      "social|socsec|passport|ausweis|license|licence|steuernummer|steuerid|sozialvers"),
  COOKIE(
      "cookie anonymous anon ecid mcid fpid pseudo browser visitor",
      "cookie|anonymousid|visitorid|pseudoid|domainuserid|networkuserid|sessionuserid"),
  DEVICE(
      "device idfa idfv gaid aaid adid imei advertising maid", "device|geraet|gerat|installation"),
  NAME(
      "name names surname vorname nachname firstname lastname given family forename prenom nom"
          + " nombre apellido cognome fullname",
      "vorname|nachname|familienname|firstname|lastname"),
  POSTCODE("zip plz postcode postal zipcode cap pincode", "postleit|postcode|postalcode|zipcode"),
  BIRTH("birth dob birthday bday born geb", "birth|geburt|gebdat|naissance|nacimiento|nascita"),
  CHANGED(
      "updated update modified changed change modstamp lastmod mtime stand",
      "updated|modified|geander|geaender|anderung|aenderung|aktualis|modstamp|lastupdate"),
  CREATED(
      "created create registered registration since seit joined signup inserted",
      "created|angelegt|erstell|registrier"),
  TIME(
      "time timestamp ts date datum zeit at when occurred datetime day tag tstamp fecha",
      "timestamp|datum|zeitpunkt|tstamp|uhrzeit"),
  FLAG(
      "is has opt optin consent flag active aktiv subscribed newsletter enabled accepts verified"
          + " deleted allowed vip",
      "optin|newsletter|einwillig|erlaubt"),
  /** The kind of what happened. */
  ACTION("event action activity ereignis aktion", "eventname|eventtype");

  private final ImmutableSet<String> words;
  private final Pattern parts;

  Hint(String words, String parts) {
    this.words = ImmutableSet.copyOf(Splitter.on(' ').split(words));
    this.parts = Pattern.compile(parts);
  }

  /** Returns whether a name has one of the words, or one of the parts when it is written as one. */
  boolean isIn(List<String> name) {
    return name.stream().anyMatch(words::contains) || parts.matcher(String.join("", name)).find();
  }
}
