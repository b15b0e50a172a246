package dev.selfsame.benchmarks.peers;

import dev.selfsame.graph.FragmentKind;
import dev.selfsame.identity.Identity;
import dev.selfsame.profile.ProfileFragment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A hand-written alternative to a store: a map from identities to customers, whose nested maps are
 * merged on each read, the newest value last.
 *
 * <p>Keeps objects where the store keeps bytes. Has no graph rules, no late or repeated rows, no
 * patches, no undo, and no record of losing values. Not safe for use by several threads.
 */
public final class HandMerged {
  private final Map<Identity, Customer> customers = new HashMap<>();

  private static final class Customer {
    private final Set<Identity> identities = new HashSet<>();
    private final Map<String, Row> records = new HashMap<>();
    private final List<Row> events = new ArrayList<>();
  }

  /** A row as it was added. */
  public record Row(String source, Instant time, Map<String, Object> attributes) {}

  /** The merged attributes and the events of a customer. */
  public record Answer(Map<String, Object> attributes, List<Row> events) {}

  /** Adds a record or an event; identities named together belong to one customer. */
  public void add(ProfileFragment fragment) {
    Customer customer = new Customer();
    for (Identity identity : fragment.identities()) {
      Customer known = customers.get(identity);
      if (known != null && !known.equals(customer)) {
        known.identities.addAll(customer.identities);
        known.records.putAll(customer.records);
        known.events.addAll(customer.events);
        customer = known;
      }
      customer.identities.add(identity);
      for (Identity member : customer.identities) {
        customers.put(member, customer);
      }
    }
    Row row = new Row(fragment.source(), fragment.timestamp().orElseThrow(), fragment.attributes());
    if (fragment.kind() == FragmentKind.EVENT) {
      customer.events.add(row);
    } else {
      customer.records.put(row.source(), row);
    }
  }

  /** {@return the merged customer of an identity, or null} */
  public @Nullable Answer find(Identity identity) {
    Customer customer = customers.get(identity);
    if (customer == null) {
      return null;
    }
    Map<String, Object> attributes = new LinkedHashMap<>();
    for (Row row : inOrder(customer.records.values())) {
      merge(row.attributes(), attributes);
    }
    return new Answer(attributes, inOrder(customer.events));
  }

  /** {@return for each attribute path of a customer, the row that its value came from} */
  public Map<String, Row> origins(Identity identity) {
    Map<String, Row> origins = new TreeMap<>();
    Customer customer = customers.get(identity);
    if (customer != null) {
      for (Row row : inOrder(customer.records.values())) {
        note("", row.attributes(), row, origins);
      }
    }
    return origins;
  }

  private static List<Row> inOrder(Iterable<Row> rows) {
    List<Row> sorted = new ArrayList<>();
    rows.forEach(sorted::add);
    sorted.sort(Comparator.comparing(Row::time));
    return sorted;
  }

  @SuppressWarnings("unchecked") // All maps in it are made here.
  private static void merge(Map<?, ?> from, Map<String, Object> into) {
    from.forEach(
        (name, value) -> {
          if (value instanceof Map<?, ?> object) {
            merge(
                object,
                (Map<String, Object>)
                    into.computeIfAbsent(
                        (String) name, any -> new LinkedHashMap<String, Object>()));
          } else {
            into.put((String) name, value);
          }
        });
  }

  private static void note(String prefix, Map<?, ?> from, Row row, Map<String, Row> into) {
    from.forEach(
        (name, value) -> {
          if (value instanceof Map<?, ?> object) {
            note(prefix + name + ".", object, row, into);
          } else {
            into.put(prefix + name, row);
          }
        });
  }
}
