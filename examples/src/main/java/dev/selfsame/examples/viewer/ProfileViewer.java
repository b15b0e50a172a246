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
import java.util.function.Consumer;

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
   * Starts a viewer.
   *
   * @param store what it shows
   * @return the builder
   */
  public static Builder builder(ProfileStore store) {
    return new Builder(store);
  }

  /**
   * Reads ahead what the first people would have to wait for: the statistics, and what the search
   * needs for the attributes that are most common. Call it after loading a large store, with
   * whichever thread has the time: it takes as long as a look at all profiles under each policy.
   * Without it the first question of each kind takes its time. A search for rarer attributes does
   * not, but finds people bit by bit the first time.
   */
  public void prepare() {
    prepare(progress -> {});
  }

  /** Reads ahead, and tells what is done next. */
  void prepare(Consumer<String> progress) {
    preparation.run(progress);
    progress.accept("Counting.");
    statistics.prepare();
  }

  /**
   * Puts the viewer on a server.
   *
   * @param server the host's server
   * @param path where, such as {@code /} or {@code /people}
   * @return the context, which takes an authenticator and filters
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
      return resource.answer(Parameters.parse(exchange.getRequestURI().getRawQuery()));
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

  /** A viewer in the making. Not safe for use by several threads. */
  public static final class Builder {
    private final ProfileStore store;
    private final Set<String> hosts = new TreeSet<>(OWN_HOSTS);
    private RefusalLog refusals = new RefusalLog();
    private PolicyCodec codec = MergePolicies.codec();
    private int scanLimit = ProfilesResource.SCAN_LIMIT;

    private Builder(ProfileStore store) {
      this.store = requireNonNull(store);
    }

    /**
     * Names a host that the viewer is reached by, besides this machine itself.
     *
     * @param host such as {@code people.example.com}, without a port
     * @return this
     */
    public Builder host(String host) {
      hosts.add(host.toLowerCase(Locale.ROOT));
      return this;
    }

    /**
     * Says what was refused on the way into the store.
     *
     * @param refusals the log that was told of it, and may still be
     * @return this
     */
    public Builder refusals(RefusalLog refusals) {
      this.refusals = requireNonNull(refusals);
      return this;
    }

    /**
     * Says how policies are described; {@link MergePolicies#codec} when it is not said.
     *
     * @param codec the codec that knows a custom rules
     * @return this
     */
    public Builder policyCodec(PolicyCodec codec) {
      this.codec = requireNonNull(codec);
      return this;
    }

    /** Says how many people are looked at for a page of a search. */
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
