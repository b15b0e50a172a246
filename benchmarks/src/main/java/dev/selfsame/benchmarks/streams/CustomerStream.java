package dev.selfsame.benchmarks.streams;

import dev.selfsame.profile.ProfileFragment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The stream "customer": customers of the same size, each with 5 records, from as many sources that
 * agree on some attributes and differ on others, and 20 events on two devices.
 *
 * <p>First come the records of the first source for all customers, then those of the next, then the
 * events in rounds, so that the fragments of one customer lie far apart in a store.
 */
public final class CustomerStream implements FragmentStream {
  /** How many fragments a customer has. */
  public static final int FRAGMENTS_A_CUSTOMER = 25;

  /** How many of these are events. */
  public static final int EVENTS_A_CUSTOMER = 20;

  /** The bound of the attribute "loyalty.points", exclusive. */
  public static final int MOST_POINTS = 50_000;

  /** The source of the events. */
  public static final String EVENT_SOURCE = "web";

  private static final int DEVICES = 2;
  private static final String[] RECORD_SOURCES = {"crm", "loyalty", "shop", "support", "news"};
  private static final String[] CITIES = {"Basel", "Bergen", "Ghent", "Lyon", "Turku", "Uppsala"};
  private static final String[] TIERS = {"bronze", "silver", "gold"};
  private static final String[] TOPICS = {"books", "garden", "kitchen", "music", "sports"};
  private static final String[] TYPES = {"view", "search", "login", "cart"};
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration ROUND = Duration.ofDays(10);

  private final long customers;
  private final long contentSeed;
  private final People people;

  /** Makes a stream of a multiple of {@value #FRAGMENTS_A_CUSTOMER} fragments. */
  public CustomerStream(long seed, long fragments) {
    if (fragments % FRAGMENTS_A_CUSTOMER != 0) {
      throw new IllegalArgumentException(
          "%d is not a multiple of the %d fragments of a customer. Choose another size."
              .formatted(fragments, FRAGMENTS_A_CUSTOMER));
    }
    this.customers = fragments / FRAGMENTS_A_CUSTOMER;
    this.contentSeed = new Draws(seed, 1).next();
    this.people = new People(seed);
  }

  /** {@return the sources of the records} */
  public static List<String> recordSources() {
    return List.of(RECORD_SOURCES);
  }

  @Override
  public long size() {
    return customers * FRAGMENTS_A_CUSTOMER;
  }

  @Override
  public ProfileFragment fragment(long number) {
    long customer = number % customers;
    int round = (int) (number / customers);
    Draws draws = new Draws(contentSeed, number);
    String id = Long.toHexString(draws.next());
    Instant time = START.plus(ROUND.multipliedBy(round)).plusMillis(draws.below(ROUND.toMillis()));
    return round < RECORD_SOURCES.length
        ? record(customer, round, id, time, draws)
        : event(customer, round, id, time, draws);
  }

  private ProfileFragment record(long customer, int source, String id, Instant time, Draws draws) {
    ProfileFragment.Builder record =
        ProfileFragment.record(RECORD_SOURCES[source], time)
            .id(id)
            .identity(People.NAMESPACES.get(People.EMAIL), people.email(customer));
    if (source == 0) {
      record.identity(People.NAMESPACES.get(People.CRM), people.crm(customer));
    } else if (source == 1) {
      record.identity(People.NAMESPACES.get(People.PHONE), people.phone(customer));
    }
    return record
        .attribute("person.name.first", people.firstName(customer))
        .attribute("person.name.last", people.lastName(customer))
        .attribute("address.city", draws.oneOf(CITIES))
        .attribute("address.postalCode", Long.toString(10_000 + draws.below(90_000)))
        .attribute("loyalty.tier", draws.oneOf(TIERS))
        .attribute("loyalty.points", draws.below(MOST_POINTS))
        .attribute("consent.marketing", draws.chance(0.5))
        .attribute("interests", List.of(draws.oneOf(TOPICS), draws.oneOf(TOPICS)))
        .build();
  }

  private ProfileFragment event(long customer, int round, String id, Instant time, Draws draws) {
    long device = customer * DEVICES + round % DEVICES;
    ProfileFragment.Builder event =
        ProfileFragment.event(EVENT_SOURCE, time)
            .id(id)
            .type(draws.oneOf(TYPES))
            .identity(People.NAMESPACES.get(People.ECID), people.ecid(device));
    if (round % (2 * DEVICES) < DEVICES) {
      event.identity(People.NAMESPACES.get(People.EMAIL), people.email(customer));
    }
    return event
        .attribute("page", "/products/" + draws.below(10_000))
        .attribute("visit", draws.below(1000))
        .build();
  }
}
