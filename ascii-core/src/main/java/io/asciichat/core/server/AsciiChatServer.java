package io.asciichat.core.server;

import io.asciichat.core.audio.mix.MixerSettings;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.link.LinkEnvironment;
import io.asciichat.core.loop.LoopHandle;
import io.asciichat.core.port.AudioCodec;
import io.asciichat.core.port.Endpoint;
import io.asciichat.core.port.Listener;
import io.asciichat.core.port.Security;
import io.asciichat.core.port.Transport;
import io.asciichat.core.port.VideoDecoder;
import io.asciichat.core.session.SessionInfo;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * An ascii-chat server: takes everybody's pictures, makes one grid of them for each viewer's
 * terminal, and sends it up to 60 times a second; takes everybody's sound, if it is given a codec,
 * and sends each client the mix of the others.
 *
 * <pre>{@code
 * LinkEnvironment environment = LinkEnvironment.standard();
 * Transport transport = new TcpTransport(environment.pool());
 * try (AsciiChatServer server =
 *     AsciiChatServer.builder(transport, security).environment(environment).start()) {
 *   System.out.println("listening on " + server.endpoints());
 *   …
 * }
 * }</pre>
 *
 * <p>Thread-safe. Each client costs three loops (receive, send, video), with sound four; see {@code
 * docs/concurrency.md}.
 */
public final class AsciiChatServer implements AutoCloseable {
  /** How long closing waits for each client's loops. */
  private static final long PATIENCE = 500_000_000L;

  private final ServerContext context;
  private final Listener listener;
  private final AcceptLoop acceptLoop;
  private final LoopHandle accepting;
  private final AtomicBoolean closed = new AtomicBoolean();

  private AsciiChatServer(Builder builder) {
    context =
        new ServerContext(
            builder.environment,
            builder.security,
            builder.listener,
            builder.decoders,
            builder.codec,
            builder.mixer,
            builder.maxClients);
    prepare(builder);
    listener = builder.transport.listen(builder.endpoints);
    AcceptLimiter limiter =
        new AcceptLimiter(
            builder.connectionsPerMinute,
            AcceptLimiter.DEFAULT_WINDOW_NANOS,
            AcceptLimiter.DEFAULT_ADDRESSES);
    acceptLoop = new AcceptLoop(listener, context, limiter);
    accepting = builder.environment.runner().start("accept", acceptLoop);
    listener.onReadable(accepting::wake);
    context.decoders().prepare(builder.environment.runner());
  }

  private static void prepare(Builder builder) {
    AudioCodec codec = builder.codec;
    try {
      if (codec != null) {
        codec.prepare();
      }
      if (builder.rehearsed) {
        ServerRehearsal.play(builder.security, codec, builder.environment);
      }
    } catch (RuntimeException e) {
      // Nothing but the first call's speed depends on it.
      builder.listener.rehearsalFailed(e);
    }
  }

  /**
   * Begins to describe a server.
   *
   * @param transport where clients come from
   * @param security how they are greeted: encrypted or not, with a password or not
   */
  public static Builder builder(Transport transport, Security security) {
    return new Builder(transport, security);
  }

  /** The addresses it listens on, with the ports actually bound. */
  public List<Endpoint> endpoints() {
    return listener.endpoints();
  }

  /** The clients that have joined, in the order they did. */
  public List<SessionInfo> sessions() {
    return context.joined().stream().map(ClientSession::info).toList();
  }

  /**
   * Stops accepting, tells every client, ends all loops and gives everything back. Takes well under
   * a second, however slow the clients are. May be called repeatedly.
   */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    acceptLoop.close();
    accepting.stop();
    accepting.join(PATIENCE);
    List<ClientSession> all = context.connected();
    for (ClientSession session : all) {
      session.link().finish(ErrorCode.OK, "the server is shutting down");
    }
    long deadline = context.environment().clock().nanos() + PATIENCE;
    for (ClientSession session : all) {
      long left = Math.max(0, deadline - context.environment().clock().nanos());
      if (!session.link().join(left)) {
        session.link().close();
        session.link().join(PATIENCE);
      }
    }
    context.close();
  }

  /** Describes a server. For one thread. */
  public static final class Builder {
    private final Transport transport;
    private final Security security;
    private List<Endpoint> endpoints = List.of();
    private LinkEnvironment environment = LinkEnvironment.standard();
    private ServerListener listener = ServerListener.NONE;
    private VideoDecoder.@Nullable Factory decoders;
    private @Nullable AudioCodec codec;
    private MixerSettings mixer = MixerSettings.DEFAULT;
    private int maxClients = 9;
    private int connectionsPerMinute = AcceptLimiter.DEFAULT_LIMIT;
    private boolean rehearsed;

    private Builder(Transport transport, Security security) {
      this.transport = transport;
      this.security = security;
    }

    /** Where to listen; by default the transport's loopback addresses. */
    public Builder listenOn(List<Endpoint> where) {
      endpoints = List.copyOf(where);
      return this;
    }

    /** How many clients may be in at one time, 1 or more; by default 9. */
    public Builder maxClients(int most) {
      if (most < 1) {
        throw new IllegalArgumentException("at least one client, not " + most);
      }
      maxClients = most;
      return this;
    }

    /** How often one address may connect within a minute, 1 or more; by default 50. */
    public Builder connectionsPerMinute(int most) {
      connectionsPerMinute = most;
      return this;
    }

    /** Who hears what happens; by default nobody. */
    public Builder listener(ServerListener who) {
      listener = who;
      return this;
    }

    /** Decodes the H.265 that C clients send by default; without it they are told what to do. */
    public Builder decoders(VideoDecoder.Factory factory) {
      decoders = factory;
      return this;
    }

    /**
     * Mixes everybody's sound and sends each client what the others say; without this the server
     * ignores sound.
     *
     * @param how compresses sound and takes it apart
     */
    public Builder audio(AudioCodec how) {
      codec = how;
      return this;
    }

    /**
     * Lets {@link #start} play a short call in memory before it listens, so that the first clients
     * are answered as soon as later ones. It takes some tenths of a second of processor time; what
     * a server in a process that has run calls before cannot gain from it.
     */
    public Builder rehearsed() {
      rehearsed = true;
      return this;
    }

    /** How sound is mixed; by default {@link MixerSettings#DEFAULT}. */
    public Builder mixer(MixerSettings settings) {
      mixer = settings;
      return this;
    }

    /** Time, threads, buffers and bounds; by default {@link LinkEnvironment#standard()}. */
    public Builder environment(LinkEnvironment other) {
      environment = other;
      return this;
    }

    /**
     * Binds and begins to accept.
     *
     * @throws io.asciichat.core.error.AsciiChatException with code BIND or USAGE when it cannot
     *     listen
     */
    public AsciiChatServer start() {
      return new AsciiChatServer(this);
    }
  }
}
