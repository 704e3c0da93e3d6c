package io.asciichat.core.server;

import io.asciichat.core.audio.MixerSettings;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.error.ErrorContext;
import io.asciichat.core.error.ErrorContext.Operation;
import io.asciichat.core.loop.LoopHandle;
import io.asciichat.core.port.AudioCodec;
import io.asciichat.core.port.Clock;
import io.asciichat.core.port.Endpoint;
import io.asciichat.core.port.Listener;
import io.asciichat.core.port.Security;
import io.asciichat.core.port.ServerProbe;
import io.asciichat.core.port.Transport;
import io.asciichat.core.port.VideoDecoder;
import io.asciichat.core.runtime.ChatRuntime;
import io.asciichat.core.server.admission.BanList;
import io.asciichat.core.session.Ban;
import io.asciichat.core.session.BanSubject;
import io.asciichat.core.session.ClientBudget;
import io.asciichat.core.session.SessionInfo;
import io.asciichat.core.statistics.ServerStatistics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An ascii-chat server: takes all clients' pictures, makes one grid of them for each viewer's
 * terminal, and sends it up to 60 times a second; takes all clients' sound, if it is given a codec,
 * and sends each client the mix of the others.
 *
 * <pre>{@code
 * try (AsciiChatServer server =
 *     AsciiChatServer.builder(new TcpTransport(), security).start()) {
 *   System.out.println("listening on " + server.endpoints());
 *   …
 * }
 * }</pre>
 *
 * <p>Thread-safe. Each client costs three loops (receive, send, video), with sound four; see {@code
 * docs/concurrency.md}.
 */
public final class AsciiChatServer implements AutoCloseable {
  /** How long closing waits for all clients to read why they have to go, and then for all loops. */
  private static final Duration CLOSE_TIMEOUT = Duration.ofMillis(500);

  private final ServerContext context;
  private final Listener listener;
  private final AcceptLoop acceptLoop;
  private final LoopHandle accepting;
  private final AtomicBoolean closed = new AtomicBoolean();

  private AsciiChatServer(Builder builder) {
    context = new ServerContext(builder.runtime, builder.settings());
    prepare(builder);
    listener = listen(builder, context);
    acceptLoop = new AcceptLoop(listener, context);
    accepting = accept();
    listener.onReadable(accepting::wake);
    context.decoders().prepare(context.runtime().runner());
  }

  private static void prepare(Builder builder) {
    AudioCodec codec = builder.codec;
    try {
      if (codec != null) {
        codec.prepare();
      }
      if (builder.rehearsed) {
        ServerRehearsal.play(builder.security, codec, builder.runtime);
      }
    } catch (RuntimeException | Error e) {
      // Nothing but the first call's speed depends on it.
      builder.listener.rehearsalFailed(e);
    }
  }

  private LoopHandle accept() {
    try {
      return context.runtime().runner().start("accept", acceptLoop);
    } catch (RuntimeException | Error failure) {
      listener.close();
      context.close();
      throw failure;
    }
  }

  private static Listener listen(Builder builder, ServerContext context) {
    try {
      return builder.transport.listen(builder.endpoints, builder.runtime.pool());
    } catch (RuntimeException | Error failure) {
      context.close();
      if (failure instanceof AsciiChatException told) {
        String where =
            builder.endpoints.stream().map(Endpoint::toString).collect(Collectors.joining(", "));
        told.during(new ErrorContext(Operation.LISTENING, where.isEmpty() ? null : where));
      }
      throw failure;
    }
  }

  /**
   * Returns a builder for a server with default settings.
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

  /** How long ago the server's loops have last done something. */
  public ServerPulse pulse() {
    return context.pulse(acceptLoop.lastStep());
  }

  /** The clients that have joined, in the order they did. */
  public List<SessionInfo> sessions() {
    return context.joined().stream().map(ClientSession::info).toList();
  }

  /** The bounds that hold now. */
  public ServerLimits limits() {
    return context.limits();
  }

  /**
   * Sets other bounds. Clients that are in stay in, even when there are more than may be.
   *
   * @param newest hold for all that comes from now on
   */
  public void limits(ServerLimits newest) {
    context.limits(newest);
  }

  /**
   * The figures of this moment: clients, traffic, times, memory, locks, trouble. Takes time in
   * proportion to the clients, some microseconds for each, and holds nothing up.
   */
  public ServerStatistics statistics() {
    return context.statistics();
  }

  /**
   * Ends the sessions of certain clients, which are told why. Others notice nothing but that these
   * have gone.
   *
   * @param whom chooses among all that are connected, handshakes included
   * @param code what the clients are told it was
   * @param reason one line for a person
   * @return how many were chosen
   */
  public int dismiss(Predicate<SessionInfo> whom, ErrorCode code, String reason) {
    List<ClientSession> chosen =
        context.connected().stream().filter(session -> whom.test(session.info())).toList();
    for (ClientSession session : chosen) {
      session.finish(code, reason);
    }
    return chosen.size();
  }

  /**
   * Lets nobody else in, and leaves the call to those who are in it: for an upgrade that cuts
   * nobody off. Newcomers are told that the server is about to end; it goes on listening, and ends
   * only when it is closed.
   *
   * @return is done when the last client has left, on the thread of that client; at once without
   *     clients. Every call gives another one of the same
   */
  public CompletableFuture<Void> drain() {
    return context.drain();
  }

  /** Returns whether {@link #drain} was called. */
  public boolean isDraining() {
    return context.isDraining();
  }

  /**
   * Keeps somebody out: who is in has to go and is told so, and who comes is refused, an address
   * before the handshake and a key after it. Takes the place of a ban of the same subject.
   *
   * @return how many clients had to go
   * @throws IllegalArgumentException when there are 10,000 bans already
   */
  public int ban(Ban ban) {
    context.bans().add(List.of(ban));
    context.listener().bansChanged(bans());
    return dismissBanned();
  }

  /** Lifts a ban; tells whether there was one. */
  public boolean unban(BanSubject subject) {
    boolean was = context.bans().remove(subject);
    context.listener().bansChanged(bans());
    return was;
  }

  /** The bans that have not ended, in the order in which they were spoken. */
  public List<Ban> bans() {
    return context.bans().lasting();
  }

  /**
   * Replaces all bans, by those of a file for instance; the listener is not told.
   *
   * @return how many clients had to go
   * @throws IllegalArgumentException when there are more than 10,000
   */
  public int bans(List<Ban> all) {
    context.bans().replace(all);
    return dismissBanned();
  }

  private int dismissBanned() {
    int count = 0;
    for (ClientSession session : context.connected()) {
      count += session.dismissIfBanned() ? 1 : 0;
    }
    return count;
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
    accepting.join(CLOSE_TIMEOUT.toNanos(), context.listener()::loopStuck);
    List<ClientSession> all = context.connected();
    for (ClientSession session : all) {
      session.finish(ErrorCode.OK, "the server is shutting down");
    }
    List<ClientSession> unread = notJoined(all);
    for (ClientSession session : unread) {
      session.link().close();
    }
    for (ClientSession session : notJoined(unread)) {
      session.link().join(0, context.listener()::loopStuck);
    }
    context.close();
  }

  /** Waits for these clients' loops, for all together no longer than for one. */
  private List<ClientSession> notJoined(List<ClientSession> leaving) {
    Clock clock = context.runtime().clock();
    long deadline = clock.nanos() + CLOSE_TIMEOUT.toNanos();
    List<ClientSession> left = new ArrayList<>();
    for (ClientSession session : leaving) {
      if (!session.link().join(Math.max(0, deadline - clock.nanos()))) {
        left.add(session);
      }
    }
    return left;
  }

  /** Describes a server. For one thread. */
  public static final class Builder {
    private final Transport transport;
    private final Security security;
    private List<Endpoint> endpoints = List.of();
    private ChatRuntime runtime = ChatRuntime.standard();
    private ServerListener listener = ServerListener.NONE;
    private ServerProbe probe = ServerProbe.NONE;
    private VideoDecoder.@Nullable Factory decoders;
    private @Nullable AudioCodec codec;
    private MixerSettings mixer = MixerSettings.DEFAULT;
    private long cellsPerSecond = DrawingBudget.defaultCellsPerSecond();
    private long drawingBytes = DrawingBudget.defaultBytes();
    private ServerLimits limits = ServerLimits.DEFAULT;
    private List<Ban> bans = List.of();
    private InstantSource calendar = InstantSource.system();
    private boolean rehearsed;

    private Builder(Transport transport, Security security) {
      this.transport = Objects.requireNonNull(transport, "transport");
      this.security = Objects.requireNonNull(security, "security");
    }

    /** Sets the addresses to listen on; by default the transport's loopback addresses. */
    public Builder listenOn(List<Endpoint> where) {
      endpoints = List.copyOf(where);
      return this;
    }

    /** Sets the number of clients that may be in at one time, 1 to 1,024; by default 64. */
    public Builder maxClients(int most) {
      limits = limits.withMaxClients(most);
      return this;
    }

    /**
     * Sets the number of clients that may come from one IPv4 address or one IPv6 /64, 1 or more; by
     * default three quarters of all, and all of them from 127.0.0.1 and ::1.
     */
    public Builder maxClientsPerNetwork(int most) {
      if (most < 1) {
        throw new IllegalArgumentException("maxClientsPerNetwork must be at least 1, not " + most);
      }
      limits = limits.withMaxClientsPerNetwork(most);
      return this;
    }

    /**
     * Sets the number of terminal cells drawn in a second, for all viewers together; a viewer that
     * asks for more than a fair share gets fewer frames. By default 6 million for each processor.
     *
     * @param most 1 or more
     */
    public Builder cellsPerSecond(long most) {
      if (most < 1) {
        throw new IllegalArgumentException("cellsPerSecond must be at least 1, not " + most);
      }
      cellsPerSecond = most;
      return this;
    }

    /**
     * Sets the memory that drawings may take, for all viewers together; a viewer that asks for more
     * than a fair share gets a picture on a part of the terminal. By default a third of the heap.
     *
     * @param bytes 1 or more
     */
    public Builder drawingMemory(long bytes) {
      if (bytes < 1) {
        throw new IllegalArgumentException("drawingMemory must be at least 1, not " + bytes);
      }
      drawingBytes = bytes;
      return this;
    }

    /**
     * Sets the number of times one IPv4 address or one IPv6 /64 may connect within a minute, 1 or
     * more; by default 50, or as many as it may have clients, if those are more. An IPv6 /48 may
     * eight times as often.
     */
    public Builder connectionsPerMinute(int most) {
      if (most < 1) {
        throw new IllegalArgumentException("connectionsPerMinute must be at least 1, not " + most);
      }
      limits = limits.withConnectionsPerMinute(most);
      return this;
    }

    /**
     * Sets the time for which connections from a network are refused after its tenth wrong
     * password; by default ten minutes, zero for never. Pauses of 1 to 64 seconds come before and
     * stay.
     */
    public Builder ban(Duration time) {
      limits = limits.withBan(time);
      return this;
    }

    /** Sets what each client may send; by default {@link ClientBudget#DEFAULT}. */
    public Builder budget(ClientBudget each) {
      limits = limits.withBudget(each);
      return this;
    }

    /** Sets all bounds at once; by default {@link ServerLimits#DEFAULT}. */
    public Builder limits(ServerLimits all) {
      limits = Objects.requireNonNull(all, "all");
      return this;
    }

    /** Sets whom the server keeps out from the start; by default nobody. */
    public Builder bans(List<Ban> all) {
      bans = List.copyOf(all);
      return this;
    }

    /** Sets the clock by which bans end; by default the system's. */
    public Builder calendar(InstantSource clock) {
      calendar = Objects.requireNonNull(clock, "clock");
      return this;
    }

    /** Sets what hears of events; by default nothing does. */
    public Builder listener(ServerListener who) {
      listener = Objects.requireNonNull(who, "who");
      return this;
    }

    /** Sets what watches the server's work, frame by frame; by default nothing does. */
    public Builder probe(ServerProbe who) {
      probe = Objects.requireNonNull(who, "who");
      return this;
    }

    /** Decodes the H.265 that C clients send by default; without it they are told what to do. */
    public Builder decoders(VideoDecoder.Factory factory) {
      decoders = Objects.requireNonNull(factory, "factory");
      return this;
    }

    /**
     * Mixes all clients' sound and sends each client what the others say; without this the server
     * ignores sound.
     *
     * @param how compresses sound and takes it apart
     */
    public Builder audio(AudioCodec how) {
      codec = Objects.requireNonNull(how, "how");
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

    /** Sets how sound is mixed; by default {@link MixerSettings#DEFAULT}. */
    public Builder mixer(MixerSettings settings) {
      mixer = Objects.requireNonNull(settings, "settings");
      return this;
    }

    /** Time, threads, memory and bounds; by default {@link ChatRuntime#standard()}. */
    public Builder runtime(ChatRuntime other) {
      runtime = Objects.requireNonNull(other, "other");
      return this;
    }

    private BanList banned() {
      BanList list = new BanList(calendar);
      list.add(bans);
      return list;
    }

    private ServerContext.Settings settings() {
      return new ServerContext.Settings(
          security,
          new ServerContext.Observers(listener, probe),
          new ServerContext.Media(decoders, codec, mixer),
          limits,
          new DrawingBudget(cellsPerSecond, drawingBytes, listener),
          banned());
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
