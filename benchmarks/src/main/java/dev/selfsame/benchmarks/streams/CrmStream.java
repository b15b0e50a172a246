package dev.selfsame.benchmarks.streams;

import dev.selfsame.profile.ProfileFragment;
import java.time.Instant;

/**
 * The stream "crm": one record of each customer, from a single source, so that a store has as many
 * profiles as fragments. There are many last names and few cities, both skewed; no attribute is
 * ordered as the customers are.
 */
public final class CrmStream implements FragmentStream {
  static final int LAST_NAMES = 50_000;
  static final int CITIES = 1000;

  /** The bound of the attribute "loyalty.points", exclusive. */
  public static final int MOST_POINTS = 100_000;

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final long size;
  private final long contentSeed;
  private final People people;

  /** Makes a stream of a number of records. */
  public CrmStream(long seed, long size) {
    this.size = size;
    this.contentSeed = new Draws(seed, 3).next();
    this.people = new People(seed);
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public ProfileFragment fragment(long number) {
    Draws draws = new Draws(contentSeed, number);
    return ProfileFragment.record("crm", START.plusSeconds(number))
        .id(Long.toHexString(draws.next()))
        .identity(People.NAMESPACES.get(People.CRM), people.crm(number))
        .identity(People.NAMESPACES.get(People.EMAIL), people.email(number))
        .attribute("person.name.last", lastName(skewed(draws, LAST_NAMES)))
        .attribute("address.city", city(skewed(draws, CITIES)))
        .attribute("loyalty.points", draws.below(MOST_POINTS))
        .attribute("consent.marketing", draws.chance(0.01))
        .build();
  }

  /** {@return the last name with a number; low numbers are frequent} */
  public static String lastName(long number) {
    return "Last-" + number;
  }

  /** {@return the city with a number; low numbers are frequent} */
  public static String city(long number) {
    return "City-" + number;
  }

  private static long skewed(Draws draws, int count) {
    double unit = draws.unit();
    return (long) (unit * unit * unit * count);
  }
}
