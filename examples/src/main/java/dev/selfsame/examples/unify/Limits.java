package dev.selfsame.examples.unify;

/**
 * How much is taken together when files are read and profiles are written. None of it changes a
 * result.
 *
 * @param rows how many rows are a batch, at most: as many as become visible in one write
 * @param text with how many characters a batch is full
 * @param textAhead how many characters can be parsed and not yet added, unless one batch alone has
 *     more, while another one is read: however many threads there are, so that they need no more
 *     memory
 * @param profiles how many profiles become text together, at most
 * @param lines with how many bytes of text a worker leaves the rest of them to the thread that
 *     writes
 */
record Limits(int rows, int text, int textAhead, int profiles, int lines) {
  static final Limits USUAL = new Limits(1024, 2 << 20, 8 << 20, 64, 1 << 20);
}
