package dev.selfsame.engine.journal;

/**
 * A file that recovery has read.
 *
 * @param durable up to where it was surely on disk when its last frame was written
 * @param end the offset behind the last complete write; what follows is dropped
 * @param size its size when it was read
 */
record FoundFile(FileName name, FileHeader header, long durable, long end, long size) {}
