package dev.selfsame.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.graph.FragmentKey;
import dev.selfsame.graph.GraphRules;
import dev.selfsame.graph.GraphRules.Veto;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.IdentityType;
import dev.selfsame.identity.Namespace;
import dev.selfsame.identity.Namespaces;
import dev.selfsame.internal.column.IntList;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.Settings;
import dev.selfsame.profile.TestPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a state tells its listeners: each change once, at the moment that the contract names. */
class StoreStateTest {
  private static final Namespaces NAMESPACES =
      Namespaces.of(
          Namespace.of("crm", IdentityType.CROSS_DEVICE),
          Namespace.email("email"),
          Namespace.of("ecid", IdentityType.COOKIE));

  private final StoreState state = state(GraphRules.builder(NAMESPACES).build());
  private final List<String> told = new ArrayList<>();

  private static StoreState state(GraphRules rules) {
    Settings settings = Settings.builder(rules).policy("newest", TestPolicy.newest()).build();
    return new StoreState(LastingSettings.of(settings), settings.graphRules(), 1, 0);
  }

  /** Writes down what it is told, and looks at the state while it is. */
  private final class Recording implements StateListener {
    private final StoreState state;

    Recording(StoreState state) {
      this.state = state;
    }

    private String names(IntList identities) {
      return identities.stream()
          .mapToObj(state.log()::identity)
          .map(identity -> identity.namespace() + identity.value())
          .sorted()
          .collect(Collectors.joining(" "));
    }

    private String held() {
      return " of " + state.log().table().live();
    }

    @Override
    public void beforeMentioned(IntList identities) {
      told.add("mentioned " + names(identities) + held());
    }

    @Override
    public void fragmentAdded(int fragment) {
      boolean isEvidence = state.log().table().isEvidence(fragment);
      told.add("added " + state.log().key(fragment).id() + held() + (isEvidence ? "!" : ""));
    }

    @Override
    public void beforeFragmentRemoved(int fragment) {
      boolean isLive = state.log().table().isLive(fragment);
      told.add("removed " + state.log().key(fragment).id() + held() + (isLive ? "" : "!"));
    }

    @Override
    public void beforeForgotten(int identity) {
      told.add(
          "forgotten " + names(IntList.of(identity)) + (state.isForgotten(identity) ? "!" : ""));
    }

    @Override
    public void beforeRegrouping(IntList members) {
      told.add("regrouping " + names(members));
    }

    @Override
    public void quarantineChanged(int identity, boolean quarantined) {
      told.add((quarantined ? "quarantined " : "released ") + names(IntList.of(identity)));
    }
  }

  private static ProfileFragment event(String id, int second, String... identities) {
    ProfileFragment.Builder builder =
        ProfileFragment.event("web", Instant.ofEpochSecond(second)).id(id);
    for (String identity : identities) {
      builder.identity(identity(identity));
    }
    return builder.build();
  }

  private static Identity identity(String text) {
    return text.startsWith("crm")
        ? new Identity("crm", text.substring(3))
        : new Identity(text.substring(0, text.length() - 1), text.substring(text.length() - 1));
  }

  private List<WriteOutcome> add(ProfileFragment... fragments) {
    return add(state, fragments);
  }

  private static List<WriteOutcome> add(StoreState state, ProfileFragment... fragments) {
    List<Intake.Checked.Passed> passed = new ArrayList<>();
    for (ProfileFragment fragment : fragments) {
      ProfileFragment held =
          Identified.with(fragment, fragment.identities(), fragment.identities().get(0)).build();
      passed.add(Intake.Checked.Passed.asHeld(held, NAMESPACES));
    }
    return state.addAll(passed);
  }

  private IntList numbers(String... ids) {
    IntList numbers = new IntList();
    for (String id : ids) {
      state.select().live().stream()
          .filter(fragment -> state.log().key(fragment).id().equals(id))
          .forEach(numbers::add);
    }
    return numbers;
  }

  @Test
  void addAll_whenAFragmentComes_tellsBeforeItIsHeldAndBeforeItIsEvidence() {
    state.addListener(new Recording(state));
    add(event("1", 1, "crm1", "emaila"), event("2", 2, "emaila"));
    assertThat(told)
        .containsExactly(
            "mentioned crm1 emaila of 0", "added 1 of 1", "mentioned emaila of 1", "added 2 of 2");
    assertThat(state.graph().size(state.identity(identity("crm1")))).isEqualTo(2);
  }

  @Test
  void remove_whenAFragmentGoes_tellsWhileItIsHeld() {
    add(event("1", 1, "crm1", "emaila"), event("2", 2, "emaila", "ecidx"));
    state.addListener(new Recording(state));
    state.remove(numbers("1").get(0));
    assertThat(told)
        .containsExactly(
            "mentioned crm1 emaila of 2", "removed 1 of 2", "regrouping crm1 ecidx emaila");
    told.clear();
    state.sweep();
    assertThat(told).containsExactly("forgotten crm1");
    state.sweep();
    assertThat(told).hasSize(1);
    assertThat(state.identityHeld(identity("crm1"))).isEqualTo(StoreState.UNKNOWN);
    assertThat(state.identity(identity("emaila"))).isNotEqualTo(StoreState.UNKNOWN);
  }

  @Test
  void removeAll_whenSeveralGo_tellsAllBeforeOneGoesAndRegroupsOnce() {
    add(event("1", 1, "crm1", "emaila"), event("2", 2, "emaila", "ecidx"), event("3", 3, "crm2"));
    state.addListener(new Recording(state));
    state.removeAll(numbers("1", "2", "3"));
    assertThat(told)
        .containsExactly(
            "mentioned crm1 emaila of 3",
            "removed 1 of 3",
            "mentioned ecidx emaila of 3",
            "removed 2 of 3",
            "mentioned crm2 of 3",
            "removed 3 of 3",
            "regrouping crm1 ecidx emaila");
    told.clear();
    state.sweep();
    assertThat(told)
        .containsExactlyInAnyOrder(
            "forgotten crm1", "forgotten crm2", "forgotten emaila", "forgotten ecidx");
    assertThat(state.select().live().isEmpty()).isTrue();
  }

  @Test
  void addAll_whenTheSameIsHeld_tellsNothing() {
    add(event("1", 1, "crm1", "emaila"));
    state.addListener(new Recording(state));
    assertThat(add(event("1", 1, "crm1", "emaila")))
        .containsExactly(new WriteOutcome.Duplicate(FragmentKey.event("web", "1"), false));
    state.sweep();
    assertThat(told).isEmpty();
  }

  @Test
  void addAll_whenOneTakesThePlaceOfAnother_tellsBoth() {
    add(event("1", 1, "crm1"));
    state.addListener(new Recording(state));
    assertThat(add(event("1", 2, "crm2")).get(0)).isInstanceOf(WriteOutcome.Accepted.class);
    state.sweep();
    assertThat(told)
        .containsExactly(
            "mentioned crm1 of 1",
            "removed 1 of 1",
            "mentioned crm2 of 0",
            "added 1 of 1",
            "forgotten crm1");
  }

  /** Its identity was noted before it was seen that another content is held under its key. */
  @Test
  void sweep_afterADuplicateOfOtherContent_forgetsWhomNothingMentions() {
    add(event("1", 2, "crm1"));
    state.addListener(new Recording(state));
    assertThat(add(event("1", 1, "crm2", "emailb")))
        .containsExactly(new WriteOutcome.Duplicate(FragmentKey.event("web", "1"), true));
    assertThat(told).isEmpty();
    assertThat(state.identity(identity("crm2"))).isEqualTo(StoreState.UNKNOWN);
    state.sweep();
    assertThat(told).containsExactlyInAnyOrder("forgotten crm2", "forgotten emailb");
    assertThat(state.identityHeld(identity("crm2"))).isEqualTo(StoreState.UNKNOWN);
    state.sweep();
    assertThat(told).hasSize(2);
  }

  @Test
  void sweep_whenAVetoNamesSomebody_forgetsHimOnlyWithoutIt() {
    Veto veto = new Veto(identity("crm1"), identity("crm2"));
    state.addVeto(veto);
    add(event("1", 1, "crm1"));
    state.addListener(new Recording(state));
    state.removeAll(numbers("1"));
    state.sweep();
    assertThat(told).noneMatch(line -> line.startsWith("forgotten"));
    assertThat(state.identityHeld(identity("crm1"))).isNotEqualTo(StoreState.UNKNOWN);
    assertThat(state.removeVeto(veto)).isTrue();
    state.sweep();
    assertThat(told).contains("forgotten crm1", "forgotten crm2");
    assertThat(state.removeVeto(veto)).isFalse();
    state.sweep();
    assertThat(state.identityHeld(identity("crm2"))).isEqualTo(StoreState.UNKNOWN);
  }

  @Test
  void quarantineChanged_isToldWhenSomebodyGoesInAndComesOut() {
    StoreState strict = state(GraphRules.builder(NAMESPACES).quarantineAbove(1).build());
    strict.addListener(new Recording(strict));
    add(strict, event("1", 1, "crm1", "ecidx"), event("2", 2, "crm2", "ecidx"));
    assertThat(told.stream().filter(line -> line.contains("quarantined")))
        .containsExactly("quarantined ecidx");
    strict.remove(1);
    assertThat(told.stream().filter(line -> line.contains("released")))
        .containsExactly("released ecidx");
  }

  @Test
  void addListener_whenThereAreSeveral_tellsInTheirOrderUntilTheyAreRemoved() {
    List<String> order = new ArrayList<>();
    StateListener first = added(order, "first");
    state.addListener(first);
    state.addListener(added(order, "second"));
    add(event("1", 1, "crm1"));
    state.removeListener(first);
    add(event("2", 2, "crm2"));
    assertThat(order).containsExactly("first", "second", "second");
  }

  private static StateListener added(List<String> order, String name) {
    return new StateListener() {
      @Override
      public void fragmentAdded(int fragment) {
        order.add(name);
      }
    };
  }

  @Test
  void copy_whenTheStateHasListeners_tellsThemNothing() {
    add(event("1", 1, "crm1", "emaila"), event("2", 2, "crm2"));
    state.addListener(new Recording(state));
    StoreState copy =
        new FragmentCopy(state, numbers("1"), new IdentityReader(state.log()))
            .toState(GraphRules.builder(NAMESPACES).build());
    add(copy, event("3", 3, "crm3"));
    copy.removeAll(copy.select().live());
    copy.sweep();
    assertThat(told).isEmpty();
    assertThat(state.select().live().size()).isEqualTo(2);
  }
}
