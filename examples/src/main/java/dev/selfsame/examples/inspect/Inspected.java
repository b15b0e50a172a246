package dev.selfsame.examples.inspect;

import dev.selfsame.json.SettingsJson;
import dev.selfsame.policies.MergePolicies;
import dev.selfsame.profile.Settings;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an inspection found.
 *
 * @param files the files
 * @param leftOut why others in a folder were left out
 * @param settings the draft of the settings; empty if there is none for any file
 * @param trials how the first rows of the files with a draft fared under it
 */
record Inspected(
    List<InspectedFile> files,
    List<String> leftOut,
    Map<String, Object> settings,
    Map<InspectedFile, Trial> trials) {

  static Inspected of(List<InspectedFile> files, List<String> leftOut, Instant now) {
    Map<String, Object> document =
        SettingsDraft.of(files.stream().map(InspectedFile::draft).toList());
    Map<InspectedFile, Trial> trials = new LinkedHashMap<>();
    if (!document.isEmpty()) {
      Map<String, Object> ofStore = new LinkedHashMap<>(document);
      ofStore.remove("inputs");
      Settings settings = SettingsJson.fromMap(ofStore, MergePolicies.codec());
      for (InspectedFile file : files) {
        if (!file.draft().entry().isEmpty()) {
          trials.put(file, Trial.of(file.draft(), file.findings(), settings, now));
        }
      }
    }
    return new Inspected(files, leftOut, document, trials);
  }
}
