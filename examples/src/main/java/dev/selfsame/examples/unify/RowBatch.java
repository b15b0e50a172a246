package dev.selfsame.examples.unify;

import java.util.List;

/**
 * Some rows of an input that follow each other.
 *
 * @param input the name of the file
 * @param rows the rows
 * @param text how many characters they count as while they are held
 * @param bytesRead how many bytes of all files were read when the last of them was
 */
record RowBatch(String input, List<ReadRow> rows, int text, long bytesRead) {}
