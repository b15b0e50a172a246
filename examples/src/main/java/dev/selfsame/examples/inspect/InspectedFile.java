package dev.selfsame.examples.inspect;

/**
 * A file that was inspected.
 *
 * @param findings what was found out about it
 * @param draft the draft of its settings
 */
record InspectedFile(FileFindings findings, FileDraft draft) {}
