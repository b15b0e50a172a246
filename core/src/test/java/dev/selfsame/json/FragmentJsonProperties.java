package dev.selfsame.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.graph.FragmentKind;
import dev.selfsame.identity.Identity;
import dev.selfsame.internal.value.AttributeTrees;
import dev.selfsame.json.FragmentJson.Reading;
import dev.selfsame.profile.ProfileFragment;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Fragments go to JSON and come back. */
class FragmentJsonProperties {
  private static final Instant TIME = Instant.parse("2026-02-11T09:30:00Z");

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void read_givesBackWhatWasWritten(@ForAll("fragments") ProfileFragment fragment) {
    FragmentLaws.roundTrips(fragment);
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void write_givesOneLineOfPlainJson(@ForAll("fragments") ProfileFragment fragment) {
    String json = FragmentJson.write(fragment);
    assertThat(json.lines()).hasSize(1);
    Map<?, ?> read = JsonMapper.shared().readValue(json, Map.class);
    assertThat(read.get("source")).isEqualTo(fragment.source());
    assertThat((List<?>) read.get("identities")).hasSameSizeAs(fragment.identities());
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void write_isWhatIsWrittenAsMaps(@ForAll("fragments") ProfileFragment fragment) {
    assertThat(FragmentJson.write(fragment)).isEqualTo(MapWriter.write(fragment));
  }

  @Property(tries = 300)
  void read_whenTheTextIsAnything_answers(@ForAll("texts") String text) {
    assertThat(FragmentJson.read(text)).isNotNull();
  }

  /** A number such as 12345678.0 was written without its point and came back as an integer. */
  @Example
  void decimalWithoutDecimalPlaces_cameBackAsAnInteger() {
    for (Object number :
        List.of(
            12345678.0,
            new BigDecimal("5"),
            new BigDecimal("1E+3"),
            new BigDecimal("5.0"),
            1e300,
            Double.MIN_VALUE,
            Float.MAX_VALUE)) {
      FragmentLaws.roundTrips(ProfileFragment.record("crm", TIME).attribute("n", number).build());
    }
    Reading read =
        FragmentJson.read(
            "{\"source\":\"a\",\"kind\":\"record\",\"identities\":[],\"attributes\":{\"n\":1.2345678E7}}");
    FragmentLaws.roundTrips(((Reading.Read) read).fragment());
  }

  /** The law, as a plain method. */
  private static final class FragmentLaws {
    static void roundTrips(ProfileFragment fragment) {
      Reading reading = FragmentJson.read(FragmentJson.write(fragment));
      assertThat(reading).isEqualTo(new Reading.Read(fragment));
      ProfileFragment read = ((Reading.Read) reading).fragment();
      assertThat(FragmentJson.write(read)).isEqualTo(FragmentJson.write(fragment));
    }
  }

  @Provide
  Arbitrary<ProfileFragment> fragments() {
    Arbitrary<String> texts =
        Arbitraries.of("a", "", " ", "\"quoted\"", "\\", "\u0000\n", "\u00e5\ud83d\ude00", "a:b");
    Arbitrary<@Nullable String> optional = texts.injectNull(0.3);
    Arbitrary<Identity> identities = Combinators.combine(texts, texts).as(Identity::new);
    Arbitrary<List<String>> paths = texts.list().ofMaxSize(3);
    return Combinators.combine(
            Arbitraries.of(FragmentKind.class),
            optional,
            times().injectNull(0.2),
            identities.list().ofMaxSize(4),
            Arbitraries.integers().between(-1, 4),
            AttributeTrees.objects(),
            optional,
            Combinators.combine(paths, paths).as(List::of))
        .as(FragmentJsonProperties::fragment);
  }

  private static ProfileFragment fragment(
      FragmentKind kind,
      @Nullable String id,
      @Nullable Instant time,
      List<Identity> identities,
      int primary,
      Map<String, @Nullable Object> attributes,
      @Nullable String type,
      List<List<String>> paths) {
    ProfileFragment.Builder builder =
        ProfileFragment.builder(kind, "s\u00e5 1").attributes(attributes);
    if (id != null) {
      builder.id(id);
    }
    if (time != null) {
      builder.timestamp(time);
    }
    for (int i = 0; i < identities.size(); i++) {
      if (i == primary) {
        builder.primary(identities.get(i));
      } else {
        builder.identity(identities.get(i));
      }
    }
    if (kind == FragmentKind.EVENT && type != null) {
      builder.type(type);
    }
    if (kind == FragmentKind.PATCH) {
      paths.get(0).forEach(builder::unset);
      paths.get(1).forEach(builder::append);
    }
    return builder.build();
  }

  private static Arbitrary<Instant> times() {
    return Arbitraries.oneOf(
        Arbitraries.of(
            Instant.EPOCH,
            Instant.parse("0001-01-01T00:00:00Z"),
            Instant.parse("9999-12-31T23:59:59.999999999Z"),
            Instant.parse("2026-02-11T00:00:00Z")),
        Combinators.combine(
                Arbitraries.longs().between(-62_000_000_000L, 100_000_000_000L),
                Arbitraries.longs().between(0, 999_999_999))
            .as(Instant::ofEpochSecond));
  }

  /** Pieces of a fragment's JSON, put together in any way. */
  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(
            "{",
            "}",
            "[",
            "]",
            ":",
            ",",
            "\"source\"",
            "\"kind\"",
            "\"record\"",
            "\"identities\"",
            "\"x\"",
            "null",
            "1",
            "1e99999999999",
            "-",
            "\"",
            "\\",
            "\u0000",
            "\ud83d",
            "true")
        .list()
        .ofMaxSize(12)
        .map(pieces -> String.join("", pieces));
  }
}
