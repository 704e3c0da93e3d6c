package io.asciichat.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.loop.SystemClock;
import io.asciichat.core.port.Clock;
import io.asciichat.core.port.Endpoint;
import io.asciichat.core.statistics.ServerStatistics;
import io.asciichat.metrics.HealthCheck.Verdict;
import io.prometheus.metrics.config.PrometheusProperties;
import io.prometheus.metrics.exporter.httpserver.HttpErrorHandlingPolicy;
import io.prometheus.metrics.exporter.httpserver.MetricsHandler;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * Answers {@code GET /metrics} with a server's figures and those of its JVM, in the formats of
 * Prometheus, and {@code /healthz} and {@code /readyz} with status 200 or 503 and one line. A
 * scrape takes one snapshot. Thread-safe.
 *
 * <p>Whoever reaches the address reads the figures: there is no password and no encryption, which
 * is why the address is that of this machine alone unless another is given. The figures name no
 * person, no address and no key.
 *
 * <p>Requests run on {@value RequestThreads#MAX_REQUESTS} daemon threads at most; a further one is
 * refused. How many connections may be open, and how long a request's head may be, is up to the
 * JDK's HTTP server (system properties {@code jdk.httpserver.maxConnections} and {@code
 * sun.net.httpserver.maxReqHeaderSize}).
 */
public final class MetricsServer implements AutoCloseable {
  /** The port for metrics of Java programs, as OpenTelemetry's exporters have made it. */
  public static final int DEFAULT_PORT = 9464;

  /** Connections that wait to be accepted: a scraper and some health checks. */
  private static final int MAX_BACKLOG = 16;

  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int METHOD_NOT_ALLOWED = 405;
  private static final int UNAVAILABLE = 503;

  /** A response without a body, as the JDK's HTTP server wants it said. */
  private static final int NO_BODY = -1;

  private static final System.Logger LOG = System.getLogger(MetricsServer.class.getName());

  private final HealthCheck health;
  private final MetricsHandler metrics;
  private final RequestThreads threads;
  private final HttpServer http;

  private MetricsServer(Builder builder, HttpServer http) {
    this.health = builder.health;
    this.http = http;
    this.threads = new RequestThreads(builder.clock);
    PrometheusRegistry registry = new PrometheusRegistry();
    registry.register(new ServerCollector(builder.statistics));
    JavaFigures.register(registry);
    this.metrics =
        new MetricsHandler(
            PrometheusProperties.get(),
            registry,
            HttpErrorHandlingPolicy.builder()
                .errorReporter(e -> LOG.log(System.Logger.Level.WARNING, "a scrape failed", e))
                .build());
    http.setExecutor(threads);
    http.createContext("/", this::handle);
  }

  /** Returns a builder for a server on 127.0.0.1 that tells these figures and is always well. */
  public static Builder builder(Supplier<ServerStatistics> statistics) {
    return new Builder(statistics);
  }

  /** The address and port where it listens. */
  public InetSocketAddress address() {
    return http.getAddress();
  }

  /** Stops at once; requests that still run are cut off. */
  @Override
  public void close() {
    http.stop(0);
    threads.interruptAll();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String method = exchange.getRequestMethod();
      if (!method.equals("GET") && !method.equals("HEAD")) {
        exchange.getResponseHeaders().set("Allow", "GET, HEAD");
        answer(exchange, METHOD_NOT_ALLOWED, "only GET and HEAD are answered");
        return;
      }
      switch (String.valueOf(exchange.getRequestURI().getPath())) {
        case "/metrics" -> metrics.handle(exchange);
        case "/healthz" -> answer(exchange, health.live());
        case "/readyz" -> answer(exchange, health.ready());
        default -> answer(exchange, NOT_FOUND, "there are /metrics, /healthz and /readyz");
      }
    }
  }

  private static void answer(HttpExchange exchange, Verdict verdict) throws IOException {
    answer(exchange, verdict.isGood() ? OK : UNAVAILABLE, verdict.reason());
  }

  private static void answer(HttpExchange exchange, int status, String line) throws IOException {
    byte[] body = (line + "\n").getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(status, NO_BODY);
    } else {
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  /** Settings of a {@link MetricsServer}. Not thread-safe. */
  public static final class Builder {
    private final Supplier<ServerStatistics> statistics;
    private InetSocketAddress address =
        new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), DEFAULT_PORT);
    private HealthCheck health = HealthCheck.ALWAYS;
    private Clock clock = new SystemClock();

    private Builder(Supplier<ServerStatistics> statistics) {
      this.statistics = statistics;
    }

    /**
     * Sets where to listen; port 0 takes a free one. Default: 127.0.0.1, port {@value
     * MetricsServer#DEFAULT_PORT}.
     *
     * @throws IllegalArgumentException for a host that was not resolved
     */
    public Builder listenOn(InetSocketAddress where) {
      if (where.isUnresolved()) {
        throw new IllegalArgumentException("listenOn needs a resolved address, not " + where);
      }
      this.address = where;
      return this;
    }

    /** Sets what {@code /healthz} and {@code /readyz} answer. Default: all is well. */
    public Builder health(HealthCheck check) {
      this.health = check;
      return this;
    }

    /** Sets the time that long requests are told by. Default: that of the system. */
    public Builder clock(Clock other) {
      this.clock = other;
      return this;
    }

    /**
     * Starts to listen.
     *
     * @throws AsciiChatException with code BIND when the address cannot be had
     */
    public MetricsServer start() {
      HttpServer http;
      try {
        http = HttpServer.create(address, MAX_BACKLOG);
      } catch (IOException e) {
        throw refused(e);
      }
      MetricsServer server = new MetricsServer(this, http);
      startDispatcher(http);
      return server;
    }

    /** The dispatcher is a daemon when the thread that starts it is one. */
    private static void startDispatcher(HttpServer http) {
      Thread starter = Thread.ofPlatform().name("metrics").daemon().start(http::start);
      boolean interrupted = false;
      while (starter.isAlive()) {
        try {
          starter.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }

    private AsciiChatException refused(IOException cause) {
      String where =
          new Endpoint(address.getAddress().getHostAddress(), address.getPort()).toString();
      return new AsciiChatException(
          ErrorCode.BIND,
          "cannot serve metrics on "
              + where
              + ": "
              + cause.getMessage()
              + "; choose another address or port",
          cause);
    }
  }
}
