package dev.selfsame.examples.inspect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A draft of a whole document of settings, made of those for the files. */
final class SettingsDraft {
  private SettingsDraft() {}

  /** Returns the document; it is empty if there is no draft for any of the files. */
  static Map<String, Object> of(List<FileDraft> files) {
    List<FileDraft> drafts = files.stream().filter(file -> !file.entry().isEmpty()).toList();
    Map<String, Object> document = new LinkedHashMap<>();
    if (drafts.isEmpty()) {
      return document;
    }
    document.put("namespaces", namespaces(drafts).stream().map(DraftNamespace::toMap).toList());
    if (drafts.stream().anyMatch(FileDraft::zeroIsId)) {
      document.put("placeholders", Map.of("remove", List.of("0")));
    }
    Map<String, Object> inputs = new LinkedHashMap<>();
    drafts.forEach(draft -> inputs.put(draft.file(), draft.entry()));
    document.put("inputs", inputs);
    return document;
  }

  /** Returns the namespaces of all files, each once, in the order of their priority. */
  private static List<DraftNamespace> namespaces(List<FileDraft> drafts) {
    Map<String, DraftNamespace> namespaces = new LinkedHashMap<>();
    for (FileDraft draft : drafts) {
      for (DraftNamespace namespace : draft.namespaces()) {
        namespaces.merge(namespace.code(), namespace, SettingsDraft::stricter);
      }
    }
    List<DraftNamespace> sorted = new ArrayList<>(namespaces.values());
    sorted.sort(Comparator.comparingInt(DraftNamespace::rank));
    return sorted;
  }

  private static DraftNamespace stricter(DraftNamespace first, DraftNamespace second) {
    return first.rank() <= second.rank() ? first : second;
  }
}
