package dev.selfsame;

import dev.selfsame.engine.store.WriteLog;
import dev.selfsame.graph.GraphRules.Veto;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.SuppressionList;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.Settings;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A store in memory that is told the same writes, and what it held after each of them. */
final class PrefixTwin {
  /** What a store holds, from which all else is computed. */
  record Held(List<ProfileFragment> fragments, Set<Veto> vetoes, SuppressionList list) {
    static Held of(ProfileStore store) {
      Settings settings = store.settings();
      return new Held(
          store.fragments().toList(),
          Set.copyOf(settings.graphRules().vetoes()),
          settings.suppressed());
    }

    /** Returns whether a store holds the same; keys of lists are made up anew in each store. */
    boolean isSame(Held other) {
      return fragments.equals(other.fragments)
          && vetoes.equals(other.vetoes)
          && suppressed().equals(other.suppressed());
    }

    Set<Identity> suppressed() {
      return SmallPeople.IDENTITIES.stream().filter(list::contains).collect(Collectors.toSet());
    }

    /** {@return the settings with the vetoes and the list} */
    Settings settings(Settings settings) {
      return settings.toBuilder()
          .suppressed(list)
          .graphRules(rules -> vetoes.forEach(each -> rules.veto(each.first(), each.second())))
          .build();
    }

    /** {@return all texts and identities in it} */
    Set<String> values() {
      Set<String> values = new HashSet<>();
      for (ProfileFragment fragment : fragments) {
        values.add(SmallPeople.text(fragment));
        fragment.identities().forEach(identity -> values.add(identity.value()));
      }
      for (Veto veto : vetoes) {
        values.add(veto.first().value());
        values.add(veto.second().value());
      }
      return values;
    }
  }

  private final Clock clock;
  private final List<Held> prefixes;
  private ProfileStore store;
  private boolean isFollowed;

  /** Creates a twin whose writes so far left something held after each of them. */
  PrefixTwin(Settings settings, Clock clock, List<Held> prefixes) {
    this.clock = clock;
    this.prefixes = new ArrayList<>(prefixes);
    this.store = store(settings);
  }

  /** Makes a write. */
  void write(Consumer<ProfileStore> write) {
    write.accept(store);
  }

  /** Forgets all writes but some, and goes on with other settings. */
  void reopen(Settings settings, int writes) {
    prefixes.subList(writes + 1, prefixes.size()).clear();
    store = store(settings);
  }

  /** {@return what was held after each write, first before the first one} */
  List<Held> prefixes() {
    return prefixes;
  }

  Held last() {
    return prefixes.get(prefixes.size() - 1);
  }

  private ProfileStore store(Settings settings) {
    isFollowed = false;
    Held held = last();
    ProfileStore made =
        new InMemoryProfileStore(
            held.settings(settings),
            SmallPeople.clock(() -> isFollowed ? clock.instant() : SmallPeople.START),
            0,
            new EventDispatcher(EventDispatcher.UNCAUGHT),
            new WriteLog() {
              @Override
              public void await(long position, boolean isErasure) {
                note();
              }
            });
    made.addAll(held.fragments());
    isFollowed = true;
    return made;
  }

  private void note() {
    if (isFollowed) {
      Held held = Held.of(store);
      if (!held.isSame(last())) {
        prefixes.add(held);
      }
    }
  }
}
