package dev.selfsame.examples.demo;

import dev.selfsame.ProfileStore;
import dev.selfsame.StoreStatistics;
import dev.selfsame.examples.unify.Refusal;
import dev.selfsame.examples.unify.Tally;
import dev.selfsame.examples.unify.Unifier;
import dev.selfsame.graph.Link;
import dev.selfsame.identity.Identity;
import dev.selfsame.profile.Profile;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The report of the demo: the input, the resulting profiles, and what was refused. */
final class DemoReport {
  private static final Identity MAILBOX = new Identity("email", "office@pier-cafe.example");
  private static final List<String> MAILBOX_CUSTOMERS = List.of("1004", "1005", "1006");

  private final PrintStream out;
  private final ProfileStore store;
  private final Tally tally;
  private final List<Refusal> refusals;
  private final ProfilePrinter printer;

  DemoReport(PrintStream out, Unifier unifier, List<Refusal> refusals) {
    this.out = out;
    this.store = unifier.store();
    this.tally = unifier.tally();
    this.refusals = refusals;
    this.printer = new ProfilePrinter(out);
  }

  void print() {
    headline();
    customer(
        "1001",
        "The CRM writes her address in capitals, the web shop knows a cookie, support a telephone",
        "number. An old CRM row and an old record by support come last in their files: they are",
        "still older, so they only fill gaps or have no effect at all.");
    customer(
        "1002",
        "A patch by support moved her to Malmö and removed the time at which to call her back.");
    customer(
        "1003",
        "Two browsers: one logged in with the e-mail address, the other with the loyalty card.");
    sharedMailbox();
    refused();
    heading("What to try next");
    NextSteps.afterDemo().forEach(out::println);
  }

  private void headline() {
    heading(Retailer.NAME + ", a fictitious shop: many records, one person");
    StoreStatistics held = store.statistics();
    out.printf(
        "  %d rows of %d files  ->  %d profiles%n%n",
        tally.rows(), Retailer.FILES.size(), store.profiles().count());
    out.printf(
        "  %d fragments are held, with %d identities; the largest graph has %d of them.%n",
        held.fragments(), held.identities(), store.graph().statistics().largest());
    out.printf(
        "  %d rows and %d identities of other rows were refused; %d row was already held.%n",
        sum(tally.refusedRows().values().stream()),
        sum(tally.refusedIdentities().values().stream()),
        tally.duplicates());
  }

  private static long sum(Stream<Long> counts) {
    return counts.mapToLong(Long::longValue).sum();
  }

  private void customer(String number, String... remarks) {
    Profile profile = profile(number);
    heading(ProfilePrinter.name(profile));
    Stream.of(remarks).forEach(remark -> out.println("  " + remark));
    printer.print(profile);
  }

  private Profile profile(String number) {
    return store.find(new Identity("crm", number)).orElseThrow();
  }

  /** Prints the links to a mailbox that three customers share, kept or removed by the rules. */
  private void sharedMailbox() {
    List<Profile> theirs = MAILBOX_CUSTOMERS.stream().map(this::profile).distinct().toList();
    heading("A shared mailbox");
    out.printf(
        "  Customers %s gave one mailbox. The settings declare the customer number%n",
        String.join(", ", MAILBOX_CUSTOMERS));
    out.println("  unique, two numbers being two people. So these are the links to the mailbox:");
    out.println();
    for (Link link : store.graph().links(MAILBOX)) {
      if (link.first().equals(MAILBOX) || link.second().equals(MAILBOX)) {
        Identity other = link.first().equals(MAILBOX) ? link.second() : link.first();
        out.printf(
            "  %-22s %-9s %s%n",
            other.text(), link.accepted() ? "kept" : "removed", ProfilePrinter.date(link.newest()));
      }
    }
    out.println();
    out.printf("  The customers have %d profiles:%n", theirs.size());
    theirs.forEach(printer::print);
  }

  private void refused() {
    heading("What was refused, and why");
    out.println("  By file and line. With a namespace, only that identity of the row was refused.");
    out.println();
    Map<String, List<Refusal>> byReason =
        refusals.stream()
            .collect(
                Collectors.groupingBy(Refusal::reason, LinkedHashMap::new, Collectors.toList()));
    byReason.forEach(
        (reason, refused) -> {
          out.println("  " + reason);
          indented(refused.stream().map(DemoReport::position).collect(Collectors.joining(", ")));
          indented(refused.get(0).message());
        });
  }

  private static String position(Refusal refusal) {
    return refusal.input()
        + ":"
        + refusal.line()
        + refusal.identity().map(namespace -> " (" + namespace + ")").orElse("");
  }

  private void indented(String text) {
    ProfilePrinter.wrap(text, 88).forEach(line -> out.println("      " + line));
  }

  private void heading(String text) {
    out.println();
    out.println(text);
    out.println("-".repeat(text.length()));
  }
}
