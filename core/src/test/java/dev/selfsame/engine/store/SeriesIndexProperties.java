package dev.selfsame.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.graph.FragmentKind;
import dev.selfsame.graph.GraphRules;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.IdentityType;
import dev.selfsame.identity.Namespace;
import dev.selfsame.identity.Namespaces;
import dev.selfsame.internal.column.IntList;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.Settings;
import dev.selfsame.profile.SourceSettings;
import dev.selfsame.profile.TestPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import org.junit.jupiter.api.Test;

/** Which versions of a series count and which are evidence, against a list of its versions. */
class SeriesIndexProperties {
  private static final Namespaces NAMESPACES =
      Namespaces.of(
          Namespace.of("crm", IdentityType.CROSS_DEVICE),
          Namespace.of("shop", IdentityType.PARTNER),
          Namespace.email("email"));
  private static final Identity OWNER = new Identity("crm", "1");
  private static final String PLAIN = "plain";
  private static final String STRICT = "strict";
  private static final String KEEPING = "keeping";
  private static final String STRICT_KEEPING = "strictKeeping";
  private static final List<String> SOURCES = List.of(PLAIN, STRICT, KEEPING, STRICT_KEEPING);
  private static final Map<String, Integer> SHAPES = new TreeMap<>();

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void series_isWhatAListOfVersionsSays(@ForAll long seed) {
    Random random = new Random(seed);
    History history = new History("seed " + seed);
    for (int step = 0; step < 30; step++) {
      if (random.nextInt(3) > 0 || history.held.isEmpty()) {
        history.add(version(random));
      } else {
        history.remove(history.held.get(random.nextInt(history.held.size())));
      }
    }
  }

  /** Takes the versions of a series out in each order that there is. */
  @Test
  void remove_whenInAnyOrder_agreesWithTheList() {
    for (String source : SOURCES) {
      List<ProfileFragment> versions =
          List.of(
              record(source, 1, "a", "x"),
              record(source, 2, "b", "x"),
              record(source, 2, "c", "y"),
              patch(source, 3, "d", "z"));
      for (int order = 0; order < 24; order++) {
        History history = new History("%s, order %s".formatted(source, order));
        versions.forEach(history::add);
        List<ProfileFragment> rest = new ArrayList<>(versions);
        for (int i = 4, code = order; i > 0; code /= i, i--) {
          history.remove(rest.remove(code % i));
        }
        assertThat(history.held).isEmpty();
      }
    }
  }

  @AfterContainer
  static void everyShape_occurred() {
    assertThat(SHAPES)
        .containsOnlyKeys(
            "run of several versions",
            "links kept of an earlier version",
            "patch before the current record",
            "patch without a record",
            "record of the same time that does not count")
        .allSatisfy((shape, count) -> assertThat(count).as(shape).isGreaterThan(20));
  }

  private static void count(String shape, boolean occurred) {
    if (occurred) {
      SHAPES.merge(shape, 1, Integer::sum);
    }
  }

  private static ProfileFragment version(Random random) {
    String source = SOURCES.get(random.nextInt(SOURCES.size()));
    String id = "" + (char) ('a' + random.nextInt(4));
    String email = "" + (char) ('x' + random.nextInt(3));
    int second = random.nextInt(4);
    return random.nextInt(3) > 0
        ? record(source, second, id, email)
        : patch(source, second, id, email);
  }

  private static ProfileFragment record(String source, int second, String id, String email) {
    return version(ProfileFragment.record(source, Instant.ofEpochSecond(second)), id, email);
  }

  private static ProfileFragment patch(String source, int second, String id, String email) {
    return version(ProfileFragment.patch(source, Instant.ofEpochSecond(second)), id, email);
  }

  /** What names the first mail address names nobody but the owner and a partner. */
  private static ProfileFragment version(ProfileFragment.Builder builder, String id, String email) {
    builder.id(id).primary(OWNER).identity("shop", id);
    return (email.equals("x") ? builder : builder.identity("email", email)).build();
  }

  /** A state in which one owner has versions, and the list of them. */
  private static final class History {
    private final String description;
    private final StoreState state;
    final List<ProfileFragment> held = new ArrayList<>();

    History(String description) {
      this.description = description;
      SourceSettings strict = SourceSettings.defaults().withStrictlyNewer(true);
      Settings settings =
          Settings.builder(GraphRules.of(NAMESPACES))
              .source(PLAIN, SourceSettings.defaults())
              .source(KEEPING, SourceSettings.defaults().withKeepLinks(true))
              .source(STRICT, strict)
              .source(STRICT_KEEPING, strict.withKeepLinks(true))
              .policy("newest", TestPolicy.newest())
              .build();
      state = new StoreState(LastingSettings.of(settings), settings.graphRules(), 1, 0);
    }

    void add(ProfileFragment fragment) {
      // Of two contents with the same key the state has its own choice, so there is one alone.
      if (held.stream().noneMatch(other -> key(other).equals(key(fragment)))) {
        state.addAsHeld(List.of(fragment));
        held.add(fragment);
        assertAgree();
      }
    }

    void remove(ProfileFragment fragment) {
      state.remove(number(fragment));
      state.sweep();
      held.remove(fragment);
      assertAgree();
    }

    private static Object key(ProfileFragment fragment) {
      return fragment.origin().key();
    }

    private int number(ProfileFragment fragment) {
      return state.log().find(state.log().sought(fragment.origin().key()));
    }

    private void assertAgree() {
      Set<Integer> counting = new TreeSet<>();
      Set<Integer> evidence = new TreeSet<>();
      for (String source : SOURCES) {
        List<ProfileFragment> versions = inOrder(source);
        boolean strict = source.startsWith("strict");
        counting(versions, strict).forEach(one -> counting.add(number(one)));
        boolean keeps = source.equals(KEEPING) || source.equals(STRICT_KEEPING);
        evidence(versions, strict, keeps).forEach(one -> evidence.add(number(one)));
      }
      IntList current = new IntList();
      for (int identity = 0; identity < state.identityBound(); identity++) {
        state.effective().collectCurrent(identity, current);
      }
      assertThat(current.stream().boxed())
          .as("%s: what counts", description)
          .containsExactlyInAnyOrderElementsOf(counting);
      Set<Integer> flagged = new TreeSet<>();
      state.select().live().stream().filter(state.log().table()::isEvidence).forEach(flagged::add);
      assertThat(flagged).as("%s: evidence among %s", description, held).isEqualTo(evidence);
    }

    /** The versions of a source, in the order of fragments. */
    private List<ProfileFragment> inOrder(String source) {
      List<ProfileFragment> versions = new ArrayList<>(held);
      versions.removeIf(version -> !version.source().equals(source));
      Collections.sort(versions, (a, b) -> state.log().compare(number(a), number(b)));
      return versions;
    }

    /** The records that were the latest in their time, oldest first. */
    private static List<ProfileFragment> latest(List<ProfileFragment> versions, boolean strict) {
      List<ProfileFragment> latest = new ArrayList<>();
      Set<Instant> times = new HashSet<>();
      for (ProfileFragment version : versions) {
        if (version.kind() == FragmentKind.RECORD) {
          boolean first = times.add(version.timestamp().orElseThrow());
          if (first || !strict) {
            latest.add(version);
          }
          count("record of the same time that does not count", strict && !first);
        }
      }
      return latest;
    }

    private static List<ProfileFragment> counting(List<ProfileFragment> versions, boolean strict) {
      List<ProfileFragment> records = latest(versions, strict);
      List<ProfileFragment> counting = new ArrayList<>();
      if (!records.isEmpty()) {
        counting.add(records.get(records.size() - 1));
      }
      boolean isBehind = records.isEmpty();
      for (ProfileFragment version : versions) {
        if (isBehind && version.kind() == FragmentKind.PATCH) {
          counting.add(version);
        }
        count("patch without a record", records.isEmpty() && isBehind);
        count(
            "patch before the current record", !isBehind && version.kind() != FragmentKind.RECORD);
        isBehind |= !records.isEmpty() && version.equals(records.get(records.size() - 1));
      }
      return counting;
    }

    private static List<ProfileFragment> evidence(
        List<ProfileFragment> versions, boolean strict, boolean keeps) {
      List<ProfileFragment> records = latest(versions, strict);
      List<ProfileFragment> evidence = new ArrayList<>();
      // The first of each unbroken run of records that name the same.
      for (int i = 0; i < records.size(); i++) {
        if (i == 0 || !linked(records.get(i)).equals(linked(records.get(i - 1)))) {
          count("links kept of an earlier version", keeps && !evidence.isEmpty());
          if (!keeps) {
            evidence.clear();
          }
          evidence.add(records.get(i));
        } else {
          count("run of several versions", true);
        }
      }
      for (ProfileFragment version : keeps ? versions : counting(versions, strict)) {
        if (version.kind() == FragmentKind.PATCH) {
          evidence.add(version);
        }
      }
      evidence.removeIf(version -> linked(version).size() < 2);
      return evidence;
    }

    private static Set<Identity> linked(ProfileFragment version) {
      Set<Identity> linked = new HashSet<>(version.identities());
      linked.removeIf(identity -> identity.namespace().equals("shop"));
      return linked;
    }
  }
}
