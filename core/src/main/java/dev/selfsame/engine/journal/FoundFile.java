package dev.selfsame.engine.journal;

/**
 * A file that recovery has read.
 *
 * @param end the offset behind the last complete write; what follows is dropped
 * @param size its size when it was read
 */
record FoundFile(FileName name, FileHeader header, long end, long size) {}
