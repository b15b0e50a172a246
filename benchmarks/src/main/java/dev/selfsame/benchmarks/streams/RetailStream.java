package dev.selfsame.benchmarks.streams;

import dev.selfsame.profile.ProfileFragment;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * The stream "retail": what five systems of a retailer know of the same persons. Half of the rows
 * are records, from CRM, loyalty programme, web shop and app, half are events, from web, app and
 * shop.
 *
 * <p>There are n rows about n/4 persons, drawn with quadratic skew, in the order of their time. A
 * record has some 8 attributes, an event 8. A person has a CRM id, a member id, two e-mail
 * addresses, a phone number and 1 to 8 devices with an ECID of 38 digits.
 *
 * <p><b>Design.</b> No rule of the graph decides anything, so that profiles are connected
 * components, which a peer without rules finds too: no identity belongs to two persons, and no
 * person reaches a limit. All versions of a record name the same identities and have the same
 * attributes, so that the newest value at a path is that of a current record. Records of CRM and
 * loyalty programme have the date of a weekly export: where two of a person have one time, the
 * order of fragments decides.
 */
public final class RetailStream implements FragmentStream {
  /** The most identities of a person. */
  static final int MOST_IDENTITIES = 13;

  private static final int ROWS_A_PERSON = 4;
  private static final int MAX_DEVICES = 8;
  private static final double KNOWN = 0.9;
  private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");
  private static final Duration WEEK = Duration.ofDays(7);
  private static final int WEEKS = 43;
  private static final LocalDate FIRST_BIRTH = LocalDate.of(1940, 1, 1);
  private static final LocalDate FIRST_MEMBER = LocalDate.of(2015, 1, 1);
  private static final int DAYS_OF_BIRTHS = 24_000;
  private static final int DAYS_OF_MEMBERS = 3_600;

  private static final String[] STREETS = {
    "Rue de la Paix", "Storgatan", "Bahnhofstraße", "Korenmarkt", "Yliopistonkatu", "Strandgaten"
  };
  private static final String[] CITIES = {
    "Basel", "Bergen", "Ghent", "Lyon", "Malmö", "Turku", "Uppsala", "Zürich"
  };
  private static final String[] SEGMENTS = {"new", "occasional", "regular", "lapsed"};
  private static final String[] TIERS = {"bronze", "silver", "gold"};
  private static final String[] TOPICS = {"books", "garden", "kitchen", "music", "sports"};
  private static final String[] SYSTEMS = {"Android", "iOS", "Linux", "macOS", "Windows"};
  private static final String[] LANGUAGES = {"de", "en", "fi", "fr", "nl", "sv"};
  private static final String[] VIEWS = {"view", "search", "login", "cart"};
  private static final String[] YES_OR_NO = {"yes", "no"};

  /** The kinds of rows, and their shares. */
  private enum Feed {
    CRM(0.15),
    LOYALTY(0.12),
    SHOP(0.13),
    APP(0.10),
    WEB_EVENT(0.30),
    APP_EVENT(0.12),
    SHOP_EVENT(0.08);

    private final double share;

    Feed(double share) {
      this.share = share;
    }

    static Feed of(double unit) {
      double rest = unit;
      for (Feed feed : values()) {
        rest -= feed.share;
        if (rest < 0) {
          return feed;
        }
      }
      return SHOP_EVENT;
    }
  }

  private final long size;
  private final long persons;
  private final long rowSeed;
  private final long personSeed;
  private final long knownSeed;
  private final People people;

  /** Makes a stream of a number of rows. */
  public RetailStream(long seed, long size) {
    Draws draws = new Draws(seed, 4);
    this.size = size;
    this.persons = Math.max(1, size / ROWS_A_PERSON);
    this.rowSeed = draws.next();
    this.personSeed = draws.next();
    this.knownSeed = draws.next();
    this.people = new People(seed);
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public ProfileFragment fragment(long number) {
    Draws draws = new Draws(rowSeed, number);
    String id = Long.toHexString(draws.next());
    long person = person(draws);
    Feed feed = Feed.of(draws.unit());
    double weeks = (double) number / size * WEEKS;
    Instant time = START.plusSeconds((long) (weeks * WEEK.toSeconds()));
    Instant export = START.plus(WEEK.multipliedBy((long) weeks));
    return switch (feed) {
      case CRM -> crm(record("crm", id, export, person), draws);
      case LOYALTY -> loyalty(record("loyalty", id, export, person), draws);
      case SHOP -> shop(record("shop", id, time, person), draws);
      case APP -> app(record("app", id, time, person), draws);
      case WEB_EVENT -> webEvent(ProfileFragment.event("web", time).id(id), person, draws);
      case APP_EVENT -> appEvent(ProfileFragment.event("app", time).id(id), person, draws);
      case SHOP_EVENT -> shopEvent(ProfileFragment.event("shop", time).id(id), person, draws);
    };
  }

  /** {@return the person that a row is about} */
  long person(long number) {
    Draws draws = new Draws(rowSeed, number);
    draws.next();
    return person(draws);
  }

  private long person(Draws draws) {
    double unit = draws.unit();
    return (long) (persons * unit * unit);
  }

  private Draft record(String source, String id, Instant time, long person) {
    return new Draft(
        ProfileFragment.record(source, time).id(id),
        person,
        new Draws(knownSeed ^ source.hashCode(), person));
  }

  private ProfileFragment crm(Draft draft, Draws draws) {
    draft
        .identity("crm", people.crm(draft.person))
        .perhaps("email", people.email(draft.person), KNOWN)
        .perhaps("phone", phone(draft.person), 0.4);
    return nameAndAddress(draft, draws)
        .attribute("person.birthDate", FIRST_BIRTH.plusDays(draft.person % DAYS_OF_BIRTHS))
        .attribute("crm.segment", draws.oneOf(SEGMENTS))
        .attribute("crm.accountManager", "manager " + draws.below(100))
        .attribute("consent.newsletter", draws.oneOf(YES_OR_NO))
        .build();
  }

  private ProfileFragment loyalty(Draft draft, Draws draws) {
    draft
        .identity("loyalty", member(draft.person))
        .perhaps("email", people.email(draft.person), 0.8)
        .perhaps("phone", phone(draft.person), 0.5);
    return nameAndAddress(draft, draws)
        .attribute("loyalty.tier", draws.oneOf(TIERS))
        .attribute("loyalty.points", Long.toString(draws.below(50_000)))
        .attribute("loyalty.joinedOn", FIRST_MEMBER.plusDays(draft.person % DAYS_OF_MEMBERS))
        .attribute("consent.newsletter", draws.oneOf(YES_OR_NO))
        .build();
  }

  private ProfileFragment shop(Draft draft, Draws draws) {
    draft.identity("email", shopEmail(draft.person)).perhaps("phone", phone(draft.person), 0.3);
    return nameAndAddress(draft, draws)
        .attribute("shop.orders", draws.below(200))
        .attribute("shop.guest", draws.chance(0.2))
        .attribute("interests", List.of(draws.oneOf(TOPICS), draws.oneOf(TOPICS)))
        .attribute("language", draws.oneOf(LANGUAGES))
        .build();
  }

  private ProfileFragment app(Draft draft, Draws draws) {
    draft
        .identity("email", people.email(draft.person))
        .perhaps("ecid", people.ecid(draft.person * MAX_DEVICES), 0.7);
    return draft
        .attribute("person.name.first", people.firstName(draft.person))
        .attribute("person.name.last", people.lastName(draft.person))
        .attribute("app.version", "7." + draws.below(40))
        .attribute("app.system", draws.oneOf(SYSTEMS))
        .attribute("app.launches", draws.below(5_000))
        .attribute("app.notifications", draws.chance(0.6))
        .attribute("interests", List.of(draws.oneOf(TOPICS)))
        .attribute("language", draws.oneOf(LANGUAGES))
        .attribute("address.city", draws.oneOf(CITIES))
        .build();
  }

  private Draft nameAndAddress(Draft draft, Draws draws) {
    return draft
        .attribute("person.name.first", people.firstName(draft.person))
        .attribute("person.name.last", people.lastName(draft.person))
        .attribute("address.street", draws.oneOf(STREETS) + ' ' + draws.below(300) + ", 2")
        .attribute("address.postalCode", Long.toString(10_000 + draws.below(90_000)))
        .attribute("address.city", draws.oneOf(CITIES));
  }

  private ProfileFragment webEvent(ProfileFragment.Builder event, long person, Draws draws) {
    event.identity("ecid", device(person, draws));
    if (draws.chance(0.35)) {
      event.identity("email", people.email(person));
    }
    return content(event.type(draws.oneOf(VIEWS)), draws);
  }

  private ProfileFragment appEvent(ProfileFragment.Builder event, long person, Draws draws) {
    event.identity("ecid", device(person, draws));
    if (draws.chance(0.5)) {
      event.identity("loyalty", member(person));
    }
    return content(event.type(draws.oneOf(VIEWS)), draws);
  }

  private ProfileFragment shopEvent(ProfileFragment.Builder event, long person, Draws draws) {
    event.identity("email", shopEmail(person));
    if (draws.chance(0.6)) {
      event.identity("ecid", device(person, draws));
    }
    return content(event.type("purchase"), draws);
  }

  private static ProfileFragment content(ProfileFragment.Builder event, Draws draws) {
    return event
        .attribute("page.path", "/products/" + draws.below(10_000))
        .attribute("page.topic", draws.oneOf(TOPICS))
        .attribute("page.language", draws.oneOf(LANGUAGES))
        .attribute("device.system", draws.oneOf(SYSTEMS))
        .attribute("device.width", 320 + draws.below(2_000))
        .attribute("session", Long.toHexString(draws.next()))
        .attribute("cents", draws.below(100_000))
        .attribute("items", List.of(draws.below(10_000), draws.below(10_000)))
        .build();
  }

  /** A device of a person; the first ones are used most. */
  private String device(long person, Draws draws) {
    long devices = 1 + new Draws(personSeed, person).below(MAX_DEVICES);
    return people.ecid(person * MAX_DEVICES + draws.below(1 + draws.below(devices)));
  }

  /** The number without the plus sign, which normalizing takes away. */
  private String phone(long person) {
    return people.phone(person).substring(1);
  }

  private static String member(long person) {
    return "M" + (10_000_000L + person);
  }

  /** The address that a person gave the shop; some have another one for this. */
  private String shopEmail(long person) {
    String usual = people.email(person);
    return new Draws(personSeed, ~person).chance(0.3) ? "shop." + usual : usual;
  }

  /** A record in the making; what is known in it depends on its person and source alone. */
  private static final class Draft {
    private final ProfileFragment.Builder builder;
    private final long person;
    private final Draws known;

    Draft(ProfileFragment.Builder builder, long person, Draws known) {
      this.builder = builder;
      this.person = person;
      this.known = known;
    }

    Draft identity(String namespace, String value) {
      builder.identity(namespace, value);
      return this;
    }

    Draft perhaps(String namespace, String value, double share) {
      return known.chance(share) ? identity(namespace, value) : this;
    }

    Draft attribute(String path, Object value) {
      if (known.chance(KNOWN)) {
        builder.attribute(path, value instanceof LocalDate ? value.toString() : value);
      }
      return this;
    }

    ProfileFragment build() {
      return builder.build();
    }
  }
}
