package dev.selfsame.storage;

/**
 * When a write of a store on disk returns, and so what of it survives.
 *
 * <p>After any crash the store is that of a prefix of its writes, whatever the durability: a write
 * (an {@code add}, up to 1,024 fragments of an {@code addAll}, or an erasure) is there whole or not
 * at all, and with it all that came before it. The durability says which writes are surely there.
 * Nothing is promised on storage that reports data as written before it is.
 *
 * @since 0.1.0
 */
public enum Durability {
  /**
   * A write returns when it is on disk: it survives the end of the process, a crash of the system
   * and a loss of power. Threads that write at the same time share one wait for the disk.
   */
  EACH_WRITE,

  /**
   * A write returns before it is written: what returned before a call of {@link
   * dev.selfsame.DurableProfileStore#sync} survives as with {@link #EACH_WRITE}. For bulk loads
   * that can be repeated. Erasures are always on disk when they return.
   */
  HOST_SYNCS,

  /**
   * A write returns when the operating system has it: it survives the end of the process, however
   * sudden, but neither a crash of the system nor a loss of power. What returned before a call of
   * {@link dev.selfsame.DurableProfileStore#sync} survives these too, and erasures do.
   */
  OPERATING_SYSTEM
}
