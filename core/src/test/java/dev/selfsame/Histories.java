package dev.selfsame;

import dev.selfsame.graph.FragmentKind;
import dev.selfsame.graph.GraphRules;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.IdentityType;
import dev.selfsame.identity.Namespace;
import dev.selfsame.identity.Namespaces;
import dev.selfsame.profile.MergePolicy;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.Settings;
import dev.selfsame.profile.SourceSettings;
import dev.selfsame.profile.TestPolicy;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.jqwik.api.arbitraries.ListArbitrary;
import org.jspecify.annotations.Nullable;

/**
 * Random fragments from small pools, so that ids repeat, times tie, records have versions and
 * graphs meet.
 */
final class Histories {
  /** It stands first and takes no part in a graph, so that the two are not taken for each other. */
  static final Namespace PARTNER = Namespace.of("partner", IdentityType.PARTNER);

  static final Namespace CRM = Namespace.of("crm", IdentityType.CROSS_DEVICE);
  static final Namespace EMAIL = Namespace.email("email");
  static final Namespace PHONE = Namespace.phone("phone");
  static final Namespace ECID = Namespace.of("ecid", IdentityType.COOKIE);

  static final String PLAIN = "a";
  static final String OTHER = "b";
  static final String STRICTLY_NEWER = "s";
  static final String KEEPS_LINKS = "k";
  static final String UNDECLARED = "stray";

  static final Map<String, MergePolicy> POLICIES = policies();

  private static final Namespaces NAMESPACES = Namespaces.of(PARTNER, CRM, EMAIL, PHONE, ECID);
  private static final Settings PLAIN_SETTINGS = plainSettings();
  private static final Settings STRICT_SETTINGS = strictSettings();

  private static final List<Identity> CRM_POOL = pool(CRM, "1", "2", "3", "4", "5");
  private static final List<Identity> GRAPH_FORMING =
      Stream.of(
              CRM_POOL,
              pool(EMAIL, "ada@x", "bo@x", "cy@x", "dee@x"),
              pool(PHONE, "555011", "555022", "555033"),
              pool(ECID, "d1", "d2", "d3", "d4"))
          .flatMap(List::stream)
          .toList();
  private static final List<Identity> NOT_GRAPH_FORMING = pool(PARTNER, "p1", "p2");
  private static final List<Identity> OTHERWISE_WRITTEN =
      List.of(
          new Identity("email", " Ada@X "),
          new Identity("email", "BO@x"),
          new Identity("phone", "(55) 50-11"),
          new Identity("phone", "+555022"));
  private static final List<Identity> REFUSED =
      List.of(
          new Identity("crm", "NULL"),
          new Identity("email", " guest "),
          new Identity("email", "  "),
          new Identity("phone", "none given"),
          new Identity("crmid", "1"));

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final List<Instant> TIMES =
      List.of(
          START,
          START.plusNanos(1),
          START.plusSeconds(60),
          START.plusSeconds(120),
          START.plusSeconds(180),
          Instant.parse("1969-07-20T20:17:40.5Z"));

  private Histories() {}

  /** {@return settings in which no rule keeps people apart} */
  private static Settings plainSettings() {
    return settings(GraphRules.builder(NAMESPACES).build());
  }

  /** {@return settings in which each rule that keeps people apart has something to do} */
  private static Settings strictSettings() {
    return settings(
        GraphRules.builder(NAMESPACES)
            .limit(CRM.code(), 1)
            .limit(EMAIL.code(), 2)
            .graphLimit(5)
            .quarantineAbove(3)
            .veto(PHONE.identity("555011"), ECID.identity("d1"))
            .veto(EMAIL.identity("cy@x"), CRM.identity("2"))
            .build());
  }

  static Arbitrary<Settings> settings() {
    return Arbitraries.of(PLAIN_SETTINGS, STRICT_SETTINGS);
  }

  private static Settings settings(GraphRules rules) {
    Settings.Builder settings =
        Settings.builder(rules)
            .source(PLAIN, SourceSettings.defaults())
            .source(OTHER, SourceSettings.defaults())
            .source(STRICTLY_NEWER, SourceSettings.defaults().withStrictlyNewer(true))
            .source(KEEPS_LINKS, SourceSettings.defaults().withKeepLinks(true));
    POLICIES.forEach(settings::policy);
    return settings.build();
  }

  private static Map<String, MergePolicy> policies() {
    Map<String, MergePolicy> policies = new LinkedHashMap<>();
    policies.put("newest", TestPolicy.newest());
    policies.put("first", TestPolicy.first(STRICTLY_NEWER, PLAIN).eventsOf(PLAIN, KEEPS_LINKS));
    policies.put("alone", TestPolicy.only(OTHER, PLAIN).unstitched());
    return policies;
  }

  /** {@return every identity that can come up, in every way of writing it, and some that cannot} */
  static List<Identity> askable() {
    List<Identity> askable = new ArrayList<>(GRAPH_FORMING);
    askable.addAll(NOT_GRAPH_FORMING);
    askable.addAll(OTHERWISE_WRITTEN);
    askable.addAll(REFUSED);
    askable.add(new Identity("crm", "never named"));
    return askable;
  }

  static ListArbitrary<ProfileFragment> histories() {
    return fragments().list().ofMinSize(1).ofMaxSize(14);
  }

  static Arbitrary<ProfileFragment> fragments() {
    return Arbitraries.frequencyOf(
        Tuple.of(5, records()), Tuple.of(3, patches()), Tuple.of(4, events()));
  }

  private static Arbitrary<ProfileFragment> records() {
    return basics(FragmentKind.RECORD, ids("r1", "r2"), ownedIdentities())
        .map(ProfileFragment.Builder::build);
  }

  private static Arbitrary<ProfileFragment> patches() {
    Arbitrary<List<String>> unset =
        Arbitraries.of("n", "person", "person.first", "tags", "address.city", "nowhere.at.all")
            .list()
            .ofMaxSize(2);
    Arbitrary<List<String>> appended = Arbitraries.of("tags", "person", "n").list().ofMaxSize(2);
    return Combinators.combine(
            basics(FragmentKind.PATCH, ids("p1"), ownedIdentities()), unset, appended)
        .as(
            (builder, away, more) -> {
              away.forEach(builder::unset);
              more.forEach(builder::append);
              return builder.build();
            });
  }

  @SuppressWarnings("NullAway") // As for ids.
  private static Arbitrary<ProfileFragment> events() {
    Arbitrary<@Nullable String> types = Arbitraries.of("login", "purchase", "").injectNull(0.5);
    return Combinators.combine(
            basics(FragmentKind.EVENT, ids("e1", "e2", "e3"), freeIdentities()), types)
        .as((builder, type) -> (type == null ? builder : builder.type(type)).build());
  }

  private static Arbitrary<ProfileFragment.Builder> basics(
      FragmentKind kind, Arbitrary<@Nullable String> ids, Arbitrary<List<Identity>> identities) {
    return Combinators.combine(
            sources(), ids, Arbitraries.of(TIMES), identities, primaryFlags(), attributes())
        .as(
            (source, id, time, named, declares, attributes) -> {
              ProfileFragment.Builder builder =
                  ProfileFragment.builder(kind, source).timestamp(time).attributes(attributes);
              if (id != null) {
                builder.id(id);
              }
              for (int i = 0; i < named.size(); i++) {
                if (declares && i == named.size() - 1) {
                  builder.primary(named.get(i));
                } else {
                  builder.identity(named.get(i));
                }
              }
              return builder;
            });
  }

  private static Arbitrary<String> sources() {
    return Arbitraries.frequency(
        Tuple.of(6, PLAIN),
        Tuple.of(3, OTHER),
        Tuple.of(4, STRICTLY_NEWER),
        Tuple.of(4, KEEPS_LINKS),
        Tuple.of(1, UNDECLARED));
  }

  private static Arbitrary<@Nullable String> ids(String... given) {
    return Arbitraries.of(given).injectNull(0.5);
  }

  private static Arbitrary<Boolean> primaryFlags() {
    return Arbitraries.frequency(Tuple.of(3, false), Tuple.of(1, true));
  }

  /** Those of somebody whom the source knows by one of few customer numbers. */
  private static Arbitrary<List<Identity>> ownedIdentities() {
    Arbitrary<Identity> owner =
        Arbitraries.frequencyOf(
            Tuple.of(6, Arbitraries.of(CRM_POOL.subList(0, 2))), Tuple.of(1, identities()));
    return Combinators.combine(owner, identities().list().ofMaxSize(2))
        .as(
            (first, others) -> {
              List<Identity> all = new ArrayList<>(List.of(first));
              all.addAll(others);
              return all;
            });
  }

  private static Arbitrary<List<Identity>> freeIdentities() {
    return identities().list().ofMinSize(1).ofMaxSize(3);
  }

  private static Arbitrary<Identity> identities() {
    return Arbitraries.frequencyOf(
        Tuple.of(12, Arbitraries.of(GRAPH_FORMING)),
        Tuple.of(1, Arbitraries.of(NOT_GRAPH_FORMING)),
        Tuple.of(1, Arbitraries.of(OTHERWISE_WRITTEN)),
        Tuple.of(1, Arbitraries.of(REFUSED)));
  }

  /** Trees that agree and disagree in kind, with values that are none among them. */
  private static Arbitrary<Map<String, @Nullable Object>> attributes() {
    return Combinators.combine(
            optional("person", PERSONS),
            optional("n", NUMBERS),
            optional("tags", TAGS),
            optional("address", ADDRESSES))
        .as(
            (person, number, tags, address) -> {
              Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
              attributes.putAll(person);
              attributes.putAll(number);
              attributes.putAll(tags);
              attributes.putAll(address);
              return attributes;
            });
  }

  private static Arbitrary<Map<String, @Nullable Object>> optional(
      String name, List<@Nullable Object> values) {
    List<Map<String, @Nullable Object>> choices = new ArrayList<>();
    for (Object value : values) {
      choices.add(Map.of());
      choices.add(object(name, value));
    }
    return Arbitraries.of(choices);
  }

  private static final List<@Nullable Object> PERSONS =
      Arrays.asList(
          "Ada",
          List.of("Ada", "Bo"),
          object("first", "Ada"),
          object("first", "Bo", "last", "Byron"),
          object("first", object("given", "Ada"), "last", ""),
          object("last", List.of("B", "L")),
          object("first", null));
  private static final List<@Nullable Object> NUMBERS =
      Arrays.asList(1, 2L, new BigDecimal("1.50"), "1", true, "", null);
  private static final List<@Nullable Object> TAGS =
      Arrays.asList(
          List.of("p"), List.of("q", "r"), Arrays.asList(null, ""), List.of(), "t", List.of(1));
  private static final List<@Nullable Object> ADDRESSES =
      Arrays.asList(
          object("city", "Lund", "zip", null),
          object("city", object("name", "Lund")),
          object("zip", "1", "city", "Oslo"),
          List.of(object("city", null)));

  private static Map<String, @Nullable Object> object(@Nullable Object... namesAndValues) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      object.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
    }
    return object;
  }

  private static List<Identity> pool(Namespace namespace, String... values) {
    return Arrays.stream(values).map(value -> new Identity(namespace.code(), value)).toList();
  }
}
