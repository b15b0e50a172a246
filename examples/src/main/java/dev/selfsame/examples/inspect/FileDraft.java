package dev.selfsame.examples.inspect;

import java.util.List;
import java.util.Map;

/**
 * A draft of the settings for one file.
 *
 * @param file the name of the file
 * @param entry what stands under "inputs" and the name of the file; empty if there is no draft
 * @param namespaces the namespaces that it needs
 * @param zeroIsId whether a 0 is the number of a person
 * @param remarks why it is as it is, and what it is not sure of
 */
record FileDraft(
    String file,
    Map<String, Object> entry,
    List<DraftNamespace> namespaces,
    boolean zeroIsId,
    Remarks remarks) {}
