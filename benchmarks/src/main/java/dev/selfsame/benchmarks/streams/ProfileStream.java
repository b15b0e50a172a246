package dev.selfsame.benchmarks.streams;

import dev.selfsame.profile.ProfileFragment;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/**
 * The stream "profile": events of web shops and apps, from persons with several devices who sign in
 * now and then.
 *
 * <p>There are n records about n/4 persons, drawn with quadratic skew. Each names a device by its
 * ECID; 35% name the person's e-mail address too, 12% the phone number, 15% the CRM id. A person
 * has 1 to 8 devices. In 0.5% of the records the device is one of n/1,000 shared ones, and one in
 * 10,000 e-mail addresses is that of another person (a bridge).
 *
 * <p><b>Design.</b> A record is a pure function of the seed, its number and n. {@link #read} gives
 * its identities alone, for benchmarks of the parts of a store; {@link #fragment} gives the same
 * identities in an event. With and without overlaps the stream draws the same numbers, so that the
 * two differ in shared devices and bridges alone.
 */
public final class ProfileStream implements FragmentStream, RecordStream {
  static final int MAX_DEVICES = 8;

  private static final int RECORDS_A_PERSON = 4;
  private static final int RECORDS_FOR_A_SHARED_DEVICE = 1000;
  private static final double EMAIL_SHARE = 0.35;
  private static final double PHONE_SHARE = 0.12;
  private static final double CRM_SHARE = 0.15;
  private static final double SHARED_DEVICE_SHARE = 0.005;
  private static final double BRIDGE_SHARE = 0.0001;

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration LENGTH = Duration.ofDays(300);
  private static final Duration DELAY = Duration.ofDays(1);
  private static final double PURCHASE_SHARE = 0.05;
  private static final String[] SOURCES = {"web", "app", "shop"};
  private static final String[] TYPES = {"view", "search", "login", "cart"};
  private static final String[] SYSTEMS = {"Android", "iOS", "Linux", "macOS", "Windows"};

  private final long records;
  private final long persons;
  private final long sharedDevices;
  private final boolean overlaps;
  private final long recordSeed;
  private final long personSeed;
  private final long contentSeed;
  private final People people;

  /**
   * Makes a stream.
   *
   * @param overlaps whether there are shared devices and bridges; without them no identity belongs
   *     to two persons
   */
  public ProfileStream(long seed, long records, boolean overlaps) {
    Draws draws = new Draws(seed, 1);
    this.records = records;
    this.persons = Math.max(1, records / RECORDS_A_PERSON);
    this.sharedDevices = Math.max(1, records / RECORDS_FOR_A_SHARED_DEVICE);
    this.overlaps = overlaps;
    this.recordSeed = draws.next();
    this.personSeed = draws.next();
    this.contentSeed = draws.next();
    this.people = new People(seed);
  }

  @Override
  public long size() {
    return records;
  }

  /** {@return how many persons there are; some are in no record} */
  long persons() {
    return persons;
  }

  @Override
  public void read(long record, Row row) {
    Draws draws = new Draws(recordSeed, record);
    long person = skewed(draws);
    long device = person * MAX_DEVICES + draws.below(devices(person));
    boolean shared = draws.chance(SHARED_DEVICE_SHARE);
    long sharedDevice = persons * MAX_DEVICES + draws.below(sharedDevices);
    boolean hasEmail = draws.chance(EMAIL_SHARE);
    boolean bridge = draws.chance(BRIDGE_SHARE);
    long other = draws.below(persons);

    row.clear(person);
    row.add(People.ECID, people.ecid(overlaps && shared ? sharedDevice : device));
    if (hasEmail) {
      row.add(People.EMAIL, people.email(overlaps && bridge ? other : person));
    }
    if (draws.chance(PHONE_SHARE)) {
      row.add(People.PHONE, people.phone(person));
    }
    if (draws.chance(CRM_SHARE)) {
      row.add(People.CRM, people.crm(person));
    }
  }

  /** {@return the record as an event that arrives up to a day late} */
  @Override
  public ProfileFragment fragment(long number) {
    Row row = new Row();
    read(number, row);
    Draws draws = new Draws(contentSeed, number);
    String id = Long.toHexString(draws.next());
    ProfileFragment.Builder event =
        ProfileFragment.event(draws.oneOf(SOURCES), time(number, draws)).id(id);
    for (int i = 0; i < row.size(); i++) {
      event.identity(People.NAMESPACES.get(row.namespace(i)), row.value(i));
    }
    event
        .attribute("page", "/products/" + draws.below(10_000))
        .attribute("device.system", draws.oneOf(SYSTEMS))
        .attribute("visit", draws.below(1000));
    if (draws.chance(PURCHASE_SHARE)) {
      event.type("purchase").attribute("amount", BigDecimal.valueOf(draws.below(100_000), 2));
    } else {
      event.type(draws.oneOf(TYPES));
    }
    return event.build();
  }

  private long skewed(Draws draws) {
    double unit = draws.unit();
    return (long) (persons * unit * unit);
  }

  private long devices(long person) {
    return 1 + new Draws(personSeed, person).below(MAX_DEVICES);
  }

  private Instant time(long number, Draws draws) {
    double passed = (double) number / records;
    return START
        .plusMillis((long) (passed * LENGTH.toMillis()))
        .minusMillis(draws.below(DELAY.toMillis()));
  }
}
