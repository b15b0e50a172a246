package dev.selfsame.examples.inspect;

import dev.selfsame.identity.Identity;
import dev.selfsame.identity.IdentityCheck;
import dev.selfsame.identity.IdentityValidator;
import dev.selfsame.json.FragmentMapping;
import dev.selfsame.json.FragmentMapping.LeftOut;
import dev.selfsame.json.FragmentMapping.Outcome;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.RejectionReason;
import dev.selfsame.profile.Settings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A trial of a draft on the first rows of its file: what {@code unify} will say of them.
 *
 * @param rows how many fragments the rows should be
 * @param fragments how many they are
 * @param problems what is refused or left out, with how often
 */
record Trial(long rows, long fragments, Map<String, Long> problems) {

  /** Tries a draft. */
  static Trial of(FileDraft draft, FileFindings file, Settings settings, Instant now) {
    IdentityValidator validator =
        new IdentityValidator(settings.namespaces(), settings.placeholders());
    Map<String, Long> problems = new TreeMap<>();
    long rows = 0;
    long fragments = 0;
    for (Outcome outcome : outcomes(draft.entry(), file, now)) {
      rows++;
      List<String> found = new ArrayList<>();
      if (outcome instanceof Outcome.Mapped mapped) {
        mapped.leftOut().forEach(each -> found.add(problem(each)));
        boolean isAccepted = checkIdentities(mapped.fragment(), validator, found);
        fragments += isAccepted ? 1 : 0;
      } else if (outcome instanceof Outcome.Refused refused) {
        found.add(
            "row refused, %s%s"
                .formatted(
                    refused.reason(), refused.path().map(path -> ": '" + path + "'").orElse("")));
      }
      found.forEach(problem -> problems.merge(problem, 1L, Long::sum));
    }
    return new Trial(rows, fragments, problems);
  }

  /** Returns what becomes of the first rows of a file, which are elements if an array is split. */
  static List<Outcome> outcomes(Map<String, Object> entry, FileFindings file, Instant now) {
    FragmentMapping whole = FragmentMapping.fromMap(entry);
    FragmentMapping mapping = whole.each().isPresent() ? whole.forElements() : whole;
    return file.first().stream().flatMap(row -> mapping.map(row, now).stream()).toList();
  }

  private static String problem(LeftOut leftOut) {
    return "'%s' left out, %s".formatted(leftOut.path(), leftOut.reason());
  }

  private static boolean checkIdentities(
      ProfileFragment fragment, IdentityValidator validator, List<String> problems) {
    boolean isAccepted = false;
    for (Identity identity : fragment.identities()) {
      IdentityCheck check = validator.check(identity);
      if (check instanceof IdentityCheck.Refused refused) {
        problems.add("identity '%s' refused, %s".formatted(identity.namespace(), refused.reason()));
      } else {
        isAccepted = true;
      }
    }
    if (!isAccepted) {
      problems.add("row refused, " + RejectionReason.NO_IDENTITY);
    }
    return isAccepted;
  }
}
