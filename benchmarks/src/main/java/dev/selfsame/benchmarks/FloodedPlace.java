package dev.selfsame.benchmarks;

import dev.selfsame.AddResult;
import dev.selfsame.ProfileStore;
import dev.selfsame.benchmarks.streams.People;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.Namespace;
import dev.selfsame.policies.AttributeRules;
import dev.selfsame.policies.MergePolicies;
import dev.selfsame.profile.AttributeRule;
import dev.selfsame.profile.Profile;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.query.Condition;
import dev.selfsame.query.SearchQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A place where a store or a rule keeps texts or times from outside in a hash table. */
public enum FloodedPlace {
  /** Each text is an identity, the only one of an event. */
  IDENTITY_VALUES {
    @Override
    Supplier<Object> work(List<String> texts) {
      List<ProfileFragment> events = new ArrayList<>();
      for (String text : texts) {
        events.add(ProfileFragment.event("web", TIME).identity(PERSON, text).build());
      }
      return () -> added(Stores.empty(), events);
    }
  },

  /** Each text is the id of an event. */
  EVENT_IDS {
    @Override
    Supplier<Object> work(List<String> texts) {
      List<ProfileFragment> events = new ArrayList<>();
      for (String text : texts) {
        events.add(ProfileFragment.event("web", TIME).id(text).identity(PERSON, "17").build());
      }
      return () -> added(Stores.empty(), events);
    }
  },

  /** Each text is the source of an event. */
  SOURCES {
    @Override
    Supplier<Object> work(List<String> texts) {
      List<ProfileFragment> events = new ArrayList<>();
      for (String text : texts) {
        events.add(ProfileFragment.event(text, TIME).id("1").identity(PERSON, "17").build());
      }
      return () -> added(Stores.empty(), events);
    }
  },

  /**
   * Each record has the same source and the same id, and a time; where the texts collide, 31 times
   * the seconds plus the nanoseconds is the same for all.
   */
  TIMES {
    @Override
    Supplier<Object> work(List<String> texts) {
      boolean collide = texts.get(0).hashCode() == texts.get(1).hashCode();
      List<ProfileFragment> records = new ArrayList<>();
      for (int i = 0; i < texts.size(); i++) {
        Instant time =
            collide
                ? Instant.ofEpochSecond(i, 31L * (texts.size() - i))
                : Instant.ofEpochSecond(texts.get(i).hashCode(), i);
        records.add(
            ProfileFragment.record("crm", time).id("1").identity(PERSON, texts.get(i)).build());
      }
      return () -> added(Stores.empty(), records);
    }
  },

  /** The texts are the identities of one fragment, which is refused since it has too many. */
  IDENTITIES_OF_A_FRAGMENT {
    @Override
    Supplier<Object> work(List<String> texts) {
      ProfileStore store = Stores.empty();
      return () -> {
        ProfileFragment.Builder event = ProfileFragment.event("web", TIME);
        for (String text : texts) {
          event.identity(PERSON, text);
        }
        AddResult result = store.add(event.build());
        if (result.isAccepted()) {
          throw new IllegalStateException("The fragment was accepted.");
        }
        return result;
      };
    }
  },

  /** The texts are the names of the attributes of one fragment. */
  ATTRIBUTE_NAMES {
    @Override
    Supplier<Object> work(List<String> texts) {
      Map<String, Object> attributes = new LinkedHashMap<>();
      texts.forEach(text -> attributes.put(text, 1));
      return addAndFind(attributes);
    }
  },

  /** The texts are elements of an array, of which the union is taken. */
  UNION_OF_TEXTS {
    @Override
    Supplier<Object> work(List<String> texts) {
      return find(AttributeRules.union(), texts);
    }
  },

  /** The texts are in objects, which are elements of an array, of which the union is taken. */
  UNION_OF_OBJECTS {
    @Override
    Supplier<Object> work(List<String> texts) {
      return find(AttributeRules.union(), objects(texts));
    }
  },

  /** The texts are the keys of objects that are merged by key. */
  KEYS_OF_OBJECTS {
    @Override
    Supplier<Object> work(List<String> texts) {
      return find(AttributeRules.mergeByKey("id"), objects(texts));
    }
  },

  /** Each text is the value of another source, and the most frequent value is taken. */
  MOST_FREQUENT {
    @Override
    Supplier<Object> work(List<String> texts) {
      return findRecords(AttributeRules.mostFrequent(), texts);
    }
  },

  /** Each text is the value of an attribute of another person, and is searched for. */
  SEARCHED_VALUES {
    @Override
    Supplier<Object> work(List<String> texts) {
      List<ProfileFragment> records = new ArrayList<>();
      for (int i = 0; i < texts.size(); i++) {
        records.add(
            ProfileFragment.record("crm", TIME)
                .identity(PERSON, "p" + i)
                .attribute("a", texts.get(i))
                .build());
      }
      SearchQuery query = SearchQuery.builder().where(Condition.is("a", texts.get(1))).build();
      return () -> {
        ProfileStore store = added(Stores.empty(), records);
        if (store.search(query).items().size() != 1) {
          throw new IllegalStateException("The search did not find one profile.");
        }
        return store;
      };
    }
  };

  private static final Namespace PERSON = People.NAMESPACES.get(People.ECID);
  private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

  /** {@return what is measured, with all texts} */
  abstract Supplier<Object> work(List<String> texts);

  private static ProfileStore added(ProfileStore store, List<ProfileFragment> fragments) {
    long accepted = store.addAll(fragments).accepted();
    if (accepted != fragments.size()) {
      throw new IllegalStateException(
          "Only %d of %d fragments were accepted.".formatted(accepted, fragments.size()));
    }
    return store;
  }

  private static List<Object> objects(List<String> texts) {
    return new ArrayList<>(texts.stream().map(text -> Map.of("id", text)).toList());
  }

  private static ProfileStore store(AttributeRule rule) {
    return ProfileStore.builder()
        .namespaces(PERSON)
        .defaultPolicy(
            MergePolicies.perAttribute(MergePolicies.timestampOrdered()).rule("a", rule).build())
        .build();
  }

  /** Returns the reading of a profile whose attribute has many elements. */
  private static Supplier<Object> find(AttributeRule rule, List<?> elements) {
    ProfileStore store =
        added(
            store(rule),
            List.of(
                ProfileFragment.record("crm", TIME)
                    .identity(PERSON, "17")
                    .attribute("a", elements)
                    .build()));
    return () -> read(store, elements.size());
  }

  private static Profile read(ProfileStore store, int size) {
    Profile profile = store.find(new Identity(PERSON.code(), "17")).orElseThrow();
    if (((List<?>) profile.attribute("a").orElseThrow()).size() != size) {
      throw new IllegalStateException("The profile does not have all elements.");
    }
    return profile;
  }

  /** Returns the adding and reading of a record with many attributes. */
  private static Supplier<Object> addAndFind(Map<String, Object> attributes) {
    return () -> {
      ProfileFragment record =
          ProfileFragment.record("crm", TIME).identity(PERSON, "17").attributes(attributes).build();
      ProfileStore store = added(Stores.empty(), List.of(record));
      return store.find(new Identity(PERSON.code(), "17")).orElseThrow();
    };
  }

  /** Returns the reading of a profile with a record of another source for each text. */
  private static Supplier<Object> findRecords(AttributeRule rule, List<String> texts) {
    List<ProfileFragment> records = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      records.add(
          ProfileFragment.record("s" + i, TIME)
              .identity(PERSON, "17")
              .attribute("a", texts.get(i))
              .build());
    }
    ProfileStore store = added(store(rule), records);
    return () -> store.find(new Identity(PERSON.code(), "17")).orElseThrow();
  }
}
