package dev.selfsame.benchmarks.streams;

import dev.selfsame.identity.IdentityType;
import dev.selfsame.identity.Namespace;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * Generates identity values: a person or a device is a number, and has its own value in each of
 * four namespaces. Each call creates a new String. Safe for use by any number of threads.
 */
public final class People {
  /**
   * CRM UUID, e-mail, E.164 phone and 38-digit ECID, the highest priority first; none declared
   * unique.
   */
  public static final List<Namespace> NAMESPACES =
      List.of(
          Namespace.of("crm", IdentityType.CROSS_DEVICE),
          Namespace.email("email"),
          Namespace.phone("phone"),
          Namespace.of("ecid", IdentityType.COOKIE));

  /** The index of the CRM UUID. */
  public static final int CRM = 0;

  /** The index of the e-mail address. */
  public static final int EMAIL = 1;

  /** The index of the phone number. */
  public static final int PHONE = 2;

  /** The index of the device's ECID. */
  public static final int ECID = 3;

  private static final String[] FIRST_NAMES = {
    "Ada",
    "Alan",
    "Barbara",
    "Claude",
    "Donald",
    "Edsger",
    "Frances",
    "Grace",
    "Hedy",
    "John",
    "Katherine",
    "Ken",
    "Leslie",
    "Margaret",
    "Niklaus",
    "Radia"
  };
  private static final String[] LAST_NAMES = {
    "Allen",
    "Dijkstra",
    "Hamilton",
    "Hopper",
    "Johnson",
    "Kernighan",
    "Knuth",
    "Lamarr",
    "Lamport",
    "Liskov",
    "Lovelace",
    "McCarthy",
    "Perlman",
    "Shannon",
    "Thompson",
    "Turing",
    "Wirth"
  };
  private static final String PHONE_PREFIX = "+46";
  private static final int PHONE_DIGITS = 10;

  /** Coprime to the number of phone numbers, so that no two persons get the same number. */
  private static final long PHONE_STEP = 7_654_321_987L;

  private static final long PHONE_NUMBERS = 10_000_000_000L;
  private static final int HALF_ECID_DIGITS = 19;

  private final long crmSeed;
  private final long ecidSeed;
  private final long nameSeed;
  private final long firstPhone;

  People(long seed) {
    Draws draws = new Draws(seed, 0);
    this.crmSeed = draws.next();
    this.ecidSeed = draws.next();
    this.nameSeed = draws.next();
    this.firstPhone = draws.below(PHONE_NUMBERS);
  }

  String crm(long person) {
    Draws draws = new Draws(crmSeed, person);
    return new UUID(draws.next(), draws.next()).toString();
  }

  String email(long person) {
    return (firstName(person) + '.' + lastName(person)).toLowerCase(Locale.ROOT)
        + person
        + "@mail.example";
  }

  String phone(long person) {
    byte[] text = new byte[PHONE_PREFIX.length() + PHONE_DIGITS];
    for (int i = 0; i < PHONE_PREFIX.length(); i++) {
      text[i] = (byte) PHONE_PREFIX.charAt(i);
    }
    long number = (firstPhone + person % PHONE_NUMBERS * PHONE_STEP) % PHONE_NUMBERS;
    putDigits(number, text, PHONE_PREFIX.length(), PHONE_DIGITS);
    return new String(text, StandardCharsets.ISO_8859_1);
  }

  String ecid(long device) {
    Draws draws = new Draws(ecidSeed, device);
    byte[] text = new byte[2 * HALF_ECID_DIGITS];
    putDigits(draws.next() >>> 1, text, 0, HALF_ECID_DIGITS);
    putDigits(draws.next() >>> 1, text, HALF_ECID_DIGITS, HALF_ECID_DIGITS);
    return new String(text, StandardCharsets.ISO_8859_1);
  }

  String firstName(long person) {
    return new Draws(nameSeed, person).oneOf(FIRST_NAMES);
  }

  String lastName(long person) {
    return new Draws(nameSeed, ~person).oneOf(LAST_NAMES);
  }

  private static void putDigits(long number, byte[] into, int start, int digits) {
    for (int at = start + digits - 1; at >= start; at--) {
      into[at] = (byte) ('0' + number % 10);
      number /= 10;
    }
  }
}
