package dev.selfsame.examples.inspect;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import dev.selfsame.json.FragmentMapping;
import dev.selfsame.json.RowFormat;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A feed of a well-known system, told by its keys, for which there is a ready-made mapping. */
enum Feed {
  SEGMENT("messageid", "type", "anonymousid userid"),
  XDM("identitymap.* xdm:identitymap.* body.xdmentity.* enduserids.* xdm:enduserids.*"),
  GA4("event_name", "event_timestamp", "user_pseudo_id"),
  SNOWPLOW("event_id", "domain_userid", "collector_tstamp"),
  MPARTICLE("mpid user_identities.*", "events[].* user_identities.* batch_id"),
  SHOPIFY(
      "id",
      "email",
      "admin_graphql_api_id verified_email accepts_marketing tax_exempt",
      "orders_count total_spent default_address.* addresses[].*"),
  SALESFORCE(
      "id",
      "lastname",
      "accountid systemmodstamp lastmodifieddate mailingstreet mailingaddress.* isdeleted");

  private static final String ANY_END = "*";

  /** What can be around the objects of a feed. */
  private static final List<String> ENVELOPES =
      List.of("customers[].", "customer.", "records[].", "events[].", "batch[].");

  /** Of each of these sets there is a path; a star at the end stands for any end. */
  private final ImmutableList<ImmutableList<String>> keys;

  Feed(String... keys) {
    this.keys =
        Stream.of(keys)
            .map(set -> ImmutableList.copyOf(Splitter.on(' ').split(set)))
            .collect(ImmutableList.toImmutableList());
  }

  /** Returns the name of the mapping. */
  String mapping() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the feed that has such paths, if any. */
  static Optional<Feed> of(Collection<String> paths) {
    List<String> found = paths.stream().map(path -> path.toLowerCase(Locale.ROOT)).toList();
    return Stream.of(values()).filter(feed -> feed.has(found)).findFirst();
  }

  /** Returns the format of a feed whose tables have so many columns and no names. */
  static Optional<RowFormat> ofTable(int columns) {
    return FragmentMapping.names().stream()
        .map(name -> FragmentMapping.named(name, "any").format())
        .filter(format -> format.header().size() == columns)
        .findFirst();
  }

  private boolean has(List<String> paths) {
    return hasKeys(paths)
        || ENVELOPES.stream().anyMatch(envelope -> hasKeys(inside(envelope, paths)));
  }

  private static List<String> inside(String envelope, List<String> paths) {
    return paths.stream()
        .filter(path -> path.startsWith(envelope))
        .map(path -> path.substring(envelope.length()))
        .toList();
  }

  private boolean hasKeys(List<String> paths) {
    return keys.stream()
        .allMatch(
            set ->
                set.stream().anyMatch(key -> paths.stream().anyMatch(path -> isLike(path, key))));
  }

  private static boolean isLike(String path, String key) {
    return key.endsWith(ANY_END)
        ? path.startsWith(key.substring(0, key.length() - ANY_END.length()))
        : path.equals(key);
  }
}
