package dev.selfsame.examples.viewer;

import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.selfsame.ProfileStore;
import dev.selfsame.json.PolicyCodec;
import dev.selfsame.policies.MergePolicies;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The profile viewer: a page, and the JSON API behind it, over a store.
 *
 * <pre>{@code
 * HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 8080), 0);
 * ProfileViewer.builder(store).build().mount(server, "/people").setAuthenticator(staffOnly);
 * server.start();
 * }</pre>
 *
 * <p><b>Design.</b> It only reads. It keeps no session and no copy of anything but the statistics,
 * so any number of people can use it while the host goes on writing. It shows what the store holds,
 * personal data included, to everybody who reaches it: a host that serves others than the people at
 * its own machine puts its own authentication and TLS in front. What it refuses by itself is a
 * request for a host name that is not its own, and a method that is not for reading. It logs
 * nothing but defects, and of these the kind and the place alone.
 *
 * <p>Addresses under {@code /api} answer with JSON; an error is {@code {"status":400,"error":"what
 * to correct"}}. Lists come in pages: {@code next} is the {@code cursor} of the next request, or
 * null. Of a search a page may have few people or none and a next one: it ends when enough was
 * looked at.
 *
 * <p>Immutable but for what is cached, and safe for use by any number of threads.
 */
public final class ProfileViewer implements HttpHandler {
  private static final Set<String> OWN_HOSTS = Set.of("127.0.0.1", "localhost", "[::1]");
  private static final String API = "api/";

  /** How many requests are answered at once: one may need the memory of a whole large profile. */
  private static final int MOST_AT_ONCE = Math.max(2, Runtime.getRuntime().availableProcessors());

  private final Semaphore atOnce = new Semaphore(MOST_AT_ONCE, true);
  private final Guard guard;
  private final StatisticsResource statistics;
  private final Preparation preparation;
  private final Assets assets = Assets.load();
  private final Map<String, Resource> resources = new LinkedHashMap<>();

  private ProfileViewer(Builder builder) {
    ProfileStore store = builder.store;
    this.guard = new Guard(Set.copyOf(builder.hosts));
    this.statistics = new StatisticsResource(store);
    this.preparation = new Preparation(store);
    resources.put("profiles", new ProfilesResource(store, builder.scanLimit));
    resources.put("profile", new ProfileResource(store));
    resources.put("provenance", new ProvenanceResource(store));
    resources.put("graph", new GraphResource(store));
    resources.put("explain", new ExplainResource(store));
    resources.put("timeline", new TimelineResource(store));
    resources.put("moments", new MomentsResource(store));
    resources.put("policies", new PoliciesResource(store, builder.codec));
    resources.put("statistics", statistics);
    resources.put("quarantine", new QuarantineResource(store));
    resources.put("refusals", new RefusalsResource(builder.refusals));
    resources.put("settings", new SettingsResource(store));
  }

  /**
   * Returns a builder.
   *
   * @param store the store to show
   * @return the builder
   */
  public static Builder builder(ProfileStore store) {
    return new Builder(store);
  }

  /**
   * Prepares what the first users would have to wait for: the statistics, and the search for the
   * most common attributes. Call it after loading a large store, from any thread: it takes as long
   * as reading all profiles under each policy. Without it the first request of each kind is slow.
   * The first search for rarer attributes is not prepared, but returns people in small pages.
   */
  public void prepare() {
    prepare(progress -> {});
  }

  /** Prepares the viewer, and reports each step. */
  void prepare(Consumer<String> progress) {
    preparation.run(progress);
    progress.accept("Counting.");
    statistics.prepare();
  }

  /**
   * Adds the viewer to a server.
   *
   * @param server the server of the application
   * @param path the path of the page, such as {@code /} or {@code /people}
   * @return the context, to which an authenticator and filters can be added
   */
  public HttpContext mount(HttpServer server, String path) {
    return server.createContext(path, this);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Guard.addHeaders(exchange.getResponseHeaders());
      answer(exchange).send(exchange);
    }
  }

  private Answer answer(HttpExchange exchange) {
    try {
      guard.check(exchange);
      return route(exchange);
    } catch (ApiException e) {
      return e.answer();
    } catch (RuntimeException e) {
      Defects.report(e);
      return ApiException.of(
              ApiException.INTERNAL_ERROR,
              "The viewer failed on this request. This is a defect; please report it.")
          .answer();
    } catch (OutOfMemoryError e) {
      return ApiException.of(
              ApiException.UNAVAILABLE,
              "This request takes more memory than is free now. Repeat it later, or give the program more, such as -Xmx4g.")
          .answer();
    }
  }

  private Answer route(HttpExchange exchange) {
    String context = exchange.getHttpContext().getPath();
    String path = exchange.getRequestURI().getRawPath();
    String rest = path.substring(Math.min(context.length(), path.length()));
    if (!context.endsWith("/")) {
      if (rest.isEmpty()) {
        return Answer.moved(exchange, context + "/");
      }
      if (!rest.startsWith("/")) {
        throw noSuchPage();
      }
      rest = rest.substring(1);
    }
    if (rest.startsWith(API)) {
      Resource resource = resources.get(rest.substring(API.length()));
      if (resource == null) {
        throw ApiException.notFound(
            "There is no such address. Use api/ and one of %s."
                .formatted(String.join(", ", resources.keySet())));
      }
      Parameters parameters = Parameters.parse(exchange.getRequestURI().getRawQuery());
      atOnce.acquireUninterruptibly();
      try {
        return resource.answer(parameters);
      } finally {
        atOnce.release();
      }
    }
    Answer file = assets.find(rest);
    if (file == null) {
      throw noSuchPage();
    }
    return file.unlessKnown(exchange);
  }

  private static ApiException noSuchPage() {
    return ApiException.notFound("There is no such page. Go to the start of the viewer.");
  }

  /** Builder for {@link ProfileViewer}. Not safe for use by several threads. */
  public static final class Builder {
    private final ProfileStore store;
    private final Set<String> hosts = new TreeSet<>(OWN_HOSTS);
    private @Nullable RefusalLog refusals;
    private PolicyCodec codec = MergePolicies.codec();
    private int scanLimit = ProfilesResource.SCAN_LIMIT;

    private Builder(ProfileStore store) {
      this.store = requireNonNull(store);
    }

    /**
     * Adds a host name by which the viewer may be reached, besides those of this machine.
     *
     * @param host a name such as {@code people.example.com}, without a port
     * @return this
     */
    public Builder host(String host) {
      hosts.add(host.toLowerCase(Locale.ROOT));
      return this;
    }

    /**
     * Sets the log of what was refused when the store was filled; without one the page says that it
     * is not known here.
     *
     * @param refusals the log, which may still be written to
     * @return this
     */
    public Builder refusals(RefusalLog refusals) {
      this.refusals = requireNonNull(refusals);
      return this;
    }

    /**
     * Sets the codec that describes policies; by default {@link MergePolicies#codec}.
     *
     * @param codec a codec that knows the custom rules
     * @return this
     */
    public Builder policyCodec(PolicyCodec codec) {
      this.codec = requireNonNull(codec);
      return this;
    }

    /** Sets how many people are scanned for a page of a search. */
    Builder scanLimit(int people) {
      scanLimit = people;
      return this;
    }

    /**
     * Returns the viewer.
     *
     * @return the viewer
     */
    public ProfileViewer build() {
      return new ProfileViewer(this);
    }
  }
}
