package dev.selfsame.examples.unify;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Work that is done ahead by threads of its own, while one thread takes the results in the order of
 * the tasks.
 *
 * <p><b>Design.</b> A worker asks the source for the next task and puts it at the end of a bounded
 * queue in one step, in which no other worker can be; then it does the task, side by side with the
 * others. So the queue has the order of the source, whoever is done first, and the thread that
 * takes results waits for the oldest task only. A source that waits, such as a pipe, keeps the one
 * worker that asks it, and not the thread that takes.
 *
 * <p>What a task throws is thrown where its result would be taken, and what the source throws is
 * thrown after the results of all tasks before: where one thread that does everything would meet
 * it. {@link #close} ends everything at once: it interrupts the workers, closes the source, for
 * which one of them may wait, and returns when none is left.
 *
 * <p>Without workers each task is done when its result is taken, by the thread that takes it.
 *
 * <p>One thread takes the results, and closes.
 *
 * @param <R> the results
 */
final class OrderedWork<R> implements AutoCloseable {

  /**
   * The tasks. It is asked by one thread at a time, though not always by the same one, and can be
   * closed by another one meanwhile.
   *
   * @param <R> the results
   */
  interface Source<R> extends AutoCloseable {

    /** Returns the next task, or null after the last one. */
    @Nullable Supplier<R> next() throws InterruptedException;

    @Override
    void close();
  }

  private final Source<R> source;
  private final BlockingQueue<FutureTask<@Nullable R>> queue;
  private final List<Thread> workers;

  /** Comes after the last task. It is there from the start, since memory may run out. */
  private final FutureTask<@Nullable R> end = new FutureTask<>(this::end);

  private volatile @Nullable Throwable failure;
  private boolean ended;
  private volatile boolean closed;

  private OrderedWork(
      String name, int workers, BlockingQueue<FutureTask<@Nullable R>> queue, Source<R> source) {
    this.source = source;
    this.queue = queue;
    this.workers = IntStream.rangeClosed(1, workers).mapToObj(i -> worker(name + i)).toList();
  }

  /**
   * Starts work that several threads do while the one that takes the results has little to do.
   *
   * @param name the name of the threads, to which a number is added
   * @param threads how many threads there are, or 1 for the one that takes the results
   * @param source the tasks, which are closed with this
   */
  static <R> OrderedWork<R> start(String name, int threads, Source<R> source) {
    return start(name, threads == 1 ? 0 : threads, 2 * threads, source);
  }

  /**
   * Starts the workers.
   *
   * @param name the name of their threads, to which a number is added
   * @param workers how many there are, or 0
   * @param ahead how many tasks can be in the queue, begun or done; one more can wait for its place
   * @param source the tasks, which are closed with this
   */
  static <R> OrderedWork<R> start(String name, int workers, int ahead, Source<R> source) {
    return start(name, workers, new ArrayBlockingQueue<FutureTask<@Nullable R>>(ahead), source);
  }

  /** Starts the workers with a queue for the tasks that are done ahead. */
  static <R> OrderedWork<R> start(
      String name, int workers, BlockingQueue<FutureTask<@Nullable R>> queue, Source<R> source) {
    OrderedWork<R> work = new OrderedWork<>(name, workers, queue, source);
    try {
      work.workers.forEach(Thread::start);
      return work;
    } catch (Throwable e) {
      work.close();
      throw e;
    }
  }

  /**
   * Returns the next result, or null after the last one; then it must not be called again.
   *
   * @throws InterruptedException if this thread is interrupted
   */
  @Nullable R next() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    if (workers.isEmpty()) {
      Supplier<R> task = source.next();
      return task == null ? null : task.get();
    }
    try {
      return oldest().get();
    } catch (ExecutionException e) {
      throw unchecked(e.getCause());
    }
  }

  private FutureTask<@Nullable R> oldest() throws InterruptedException {
    boolean isSomeoneLeft;
    do {
      isSomeoneLeft = workers.stream().anyMatch(Thread::isAlive);
      FutureTask<@Nullable R> oldest = queue.poll(1, TimeUnit.SECONDS);
      if (oldest != null) {
        return oldest;
      }
    } while (isSomeoneLeft);
    // Memory ran out when a worker was to put something into the queue.
    throw unchecked(failure);
  }

  @Override
  public void close() {
    closed = true;
    workers.forEach(Thread::interrupt);
    try {
      source.close();
    } finally {
      join();
    }
  }

  private void join() {
    boolean interrupted = false;
    for (Thread worker : workers) {
      while (worker.isAlive()) {
        try {
          worker.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private Thread worker(String name) {
    Thread worker = new Thread(this::work, name);
    worker.setDaemon(true);
    return worker;
  }

  private void work() {
    try {
      boolean isMoreToDo;
      do {
        isMoreToDo = doNext();
      } while (isMoreToDo);
    } catch (InterruptedException e) {
      // It was closed.
    } catch (Throwable e) {
      failure = e;
    }
  }

  private boolean doNext() throws InterruptedException {
    FutureTask<@Nullable R> task = place();
    if (task == null) {
      return false;
    }
    task.run();
    return true;
  }

  /** Gives the next task its place in the queue, and returns it, or null if there is none. */
  private synchronized @Nullable FutureTask<@Nullable R> place() throws InterruptedException {
    if (ended || closed) {
      return null;
    }
    ended = true; // Until the next task has its place, so that none is ever passed over.
    Supplier<R> next = ask();
    FutureTask<@Nullable R> task = next == null ? end : new FutureTask<>(next::get);
    if (closed) {
      return null;
    }
    queue.put(task);
    ended = next == null;
    return task;
  }

  private @Nullable Supplier<R> ask() {
    try {
      return source.next();
    } catch (Throwable e) {
      failure = e;
      return null;
    }
  }

  /** The last task: it does what the source did at its end. */
  private @Nullable R end() {
    if (failure != null) {
      throw unchecked(failure);
    }
    return null;
  }

  private static RuntimeException unchecked(@Nullable Throwable e) {
    if (e instanceof Error error) {
      throw error;
    }
    return e instanceof RuntimeException exception ? exception : new IllegalStateException(e);
  }
}
