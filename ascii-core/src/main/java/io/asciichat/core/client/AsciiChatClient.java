package io.asciichat.core.client;

import io.asciichat.core.audio.playback.JitterBuffer;
import io.asciichat.core.audio.playback.PlaybackStatistics;
import io.asciichat.core.buffer.Newest;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.link.ChatRuntime;
import io.asciichat.core.link.LinkEnd;
import io.asciichat.core.link.PeerLink;
import io.asciichat.core.loop.LoopRunner;
import io.asciichat.core.loop.LoopSlot;
import io.asciichat.core.packet.session.ClientJoin;
import io.asciichat.core.port.Connection;
import io.asciichat.core.port.Display;
import io.asciichat.core.port.Endpoint;
import io.asciichat.core.port.PacketCipher.PeerInfo;
import io.asciichat.core.port.Security;
import io.asciichat.core.port.Transport;
import io.asciichat.core.render.AsciiFrame;
import io.asciichat.core.render.ViewerProfile;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * An ascii-chat client: sends one's own pictures to a server and shows the text that comes back. It
 * reconnects by itself when the connection is lost.
 *
 * <pre>{@code
 * try (AsciiChatClient client =
 *     AsciiChatClient.builder(transport, security, endpoint, display).video(own).start()) {
 *   ClientEnd end = client.end().join();
 * }
 * }</pre>
 *
 * <p>Thread-safe. The display and the video source belong to the caller, who closes them after the
 * client.
 */
public final class AsciiChatClient implements AutoCloseable {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

  /** For a server's next word in the handshake. It computes no longer than a second. */
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);

  private static final long LOOP_TIMEOUT_NANOS = Duration.ofMillis(400).toNanos();

  private final Transport transport;
  private final Security security;
  private final Endpoint endpoint;
  private final Display display;
  private final @Nullable OwnVideo video;
  private final @Nullable ClientSound sound;
  private final ClientListener listener;
  private final ChatRuntime runtime;
  private final String name;
  private final Newest<AsciiFrame> frames = new Newest<>();
  private final CompletableFuture<ClientEnd> end = new CompletableFuture<>();
  private final AtomicReference<@Nullable ServerLink> current = new AtomicReference<>();
  private final ConnectLoop connectLoop;
  private final DisplayLoop displayLoop;
  private final LoopSlot displaying = new LoopSlot();
  private final LoopSlot connecting = new LoopSlot();
  private final LoopSlot capturing = new LoopSlot();

  private AsciiChatClient(Builder builder) {
    transport = builder.transport;
    security = builder.security;
    endpoint = builder.endpoint;
    display = builder.display;
    video = builder.video;
    listener = builder.listener;
    runtime = builder.runtime;
    name = builder.name;
    sound =
        builder.sound == null
            ? null
            : new ClientSound(builder.sound, listener, this::readyServer, runtime.pool());
    connectLoop = new ConnectLoop(this, builder.reconnectAttempts);
    displayLoop = new DisplayLoop(display, frames, this::displayEnded);
  }

  private void begin() {
    LoopRunner runner = runtime.runner();
    display.onProfileChange(this::profileChanged);
    displaying.set(runner.start("display", displayLoop));
    if (video != null) {
      capturing.set(
          runner.start(
              "capture",
              new CaptureLoop(video, this::readyServer, runtime.pool(), this::videoFailed)));
    }
    if (sound != null) {
      sound.start(runner);
    }
    connecting.set(runner.start("connect", connectLoop));
    if (end.isDone()) {
      stopLoops();
    }
  }

  /**
   * Begins to describe a client.
   *
   * @param transport how to reach the server
   * @param security how to greet it
   * @param endpoint where it is
   * @param display where to show what it sends
   */
  public static Builder builder(
      Transport transport, Security security, Endpoint endpoint, Display display) {
    return new Builder(transport, security, endpoint, display);
  }

  /** Completes when the client has ended: closed, refused, or out of attempts. */
  public CompletableFuture<ClientEnd> end() {
    return end.copy();
  }

  /** Whether a server is connected and frames flow. */
  public boolean isConnected() {
    return readyServer() != null;
  }

  /** How playing the others' sound is going; null without speakers. */
  public @Nullable PlaybackStatistics playback() {
    JitterBuffer buffer = soundBuffer();
    return buffer == null ? null : buffer.statistics();
  }

  /**
   * How loud each of the others is who has a microphone, in the order of their arrival; an
   * immutable list that the server replaces up to five times a second. Null while no server is
   * connected or when it does not tell: C servers do not, nor do clients without sound ask.
   */
  public @Nullable List<ParticipantLevel> levels() {
    ServerLink server = readyServer();
    return server == null ? null : server.levels();
  }

  /** Leaves the server and ends all loops, within half a second. May be called repeatedly. */
  @Override
  public void close() {
    finish(new ClientEnd(ErrorCode.OK, "closed", null));
    connecting.join(LOOP_TIMEOUT_NANOS, listener::loopStuck);
    displaying.join(LOOP_TIMEOUT_NANOS, listener::loopStuck);
    capturing.join(LOOP_TIMEOUT_NANOS, listener::loopStuck);
    if (sound != null) {
      sound.join(LOOP_TIMEOUT_NANOS, listener::loopStuck);
    }
    ServerLink server = current.get();
    PeerLink link = server == null ? null : server.link();
    if (link != null) {
      link.join(LOOP_TIMEOUT_NANOS, listener::loopStuck);
    }
  }

  // What follows is for the loops.

  Endpoint endpoint() {
    return endpoint;
  }

  boolean hasEnded() {
    return end.isDone();
  }

  ClientListener listener() {
    return listener;
  }

  boolean sendsVideo() {
    return video != null;
  }

  String name() {
    return name;
  }

  boolean sendsSound() {
    return sound != null && sound.speaks();
  }

  boolean hasSound() {
    return sound != null;
  }

  /** Milliseconds of sound in a packet, both ways; 0 when there is no sound. */
  int soundFrameMillis() {
    return sound == null ? 0 : sound.frameMillis();
  }

  /** Where the others' sound goes; null when nobody listens. */
  @Nullable JitterBuffer soundBuffer() {
    return sound == null ? null : sound.buffer();
  }

  long now() {
    return runtime.clock().nanos();
  }

  ViewerProfile profile() {
    return display.profile();
  }

  void status(@Nullable String line) {
    display.status(line);
  }

  /**
   * Makes one attempt to connect; what comes of it is reported through {@link #settled} and {@link
   * #lost}.
   */
  void connect() throws InterruptedException {
    // All that need not wait for the connection comes before it: its server may be impatient.
    security.prepare();
    ServerLink server = new ServerLink(this);
    Connection connection = transport.connect(endpoint, runtime.pool(), CONNECT_TIMEOUT.toNanos());
    PeerLink link;
    try {
      link = new PeerLink("server", runtime, connection, security.connect(runtime.pool()), server);
      link.answerWithin(ANSWER_TIMEOUT);
      server.attach(link);
      current.set(server);
      link.start();
    } catch (RuntimeException | Error failure) {
      connection.close();
      throw failure;
    }
    if (end.isDone()) {
      link.close();
    }
  }

  void connected(PeerInfo peer, boolean encrypted) {
    listener.connected(peer, encrypted);
  }

  void settled() {
    connectLoop.settled();
    display.status(null);
  }

  void lost(LinkEnd reason) {
    connectLoop.lost(reason);
    connecting.wake();
  }

  void show(AsciiFrame frame) {
    frames.publish(frame);
    displaying.wake();
  }

  void clearDisplay() {
    displayLoop.clearFirst();
  }

  /** Ends the client; only the first reason counts. */
  void finish(ClientEnd reason) {
    end.complete(reason);
    ServerLink server = current.get();
    PeerLink link = server == null ? null : server.link();
    if (link != null) {
      link.close();
    }
    stopLoops();
  }

  private void stopLoops() {
    connecting.stop();
    displaying.stop();
    capturing.stop();
    if (sound != null) {
      sound.stop();
    }
  }

  private @Nullable ServerLink readyServer() {
    ServerLink server = current.get();
    return server == null || server.ready() == null ? null : server;
  }

  private void profileChanged() {
    ServerLink server = current.get();
    if (server != null && server.ready() != null) {
      server.announce();
    }
  }

  private void displayEnded(@Nullable Throwable failure) {
    if (failure != null) {
      finish(new ClientEnd(ErrorCode.TERMINAL, "the terminal is gone", failure));
    }
  }

  private void videoFailed(Throwable failure) {
    listener.videoFailed(String.valueOf(failure.getMessage()));
  }

  /** Describes a client. For one thread. */
  public static final class Builder {
    private final Transport transport;
    private final Security security;
    private final Endpoint endpoint;
    private final Display display;
    private @Nullable OwnVideo video;
    private @Nullable OwnSound sound;
    private ClientListener listener = ClientListener.NONE;
    private ChatRuntime runtime = ChatRuntime.standard();
    private int reconnectAttempts = -1;
    private String name = "";

    private Builder(Transport transport, Security security, Endpoint endpoint, Display display) {
      this.transport = transport;
      this.security = security;
      this.endpoint = endpoint;
      this.display = display;
    }

    /** One's own picture; without it the client only watches. */
    public Builder video(OwnVideo own) {
      video = own;
      return this;
    }

    /** One's own microphone and speakers; without it nothing is said or heard. */
    public Builder sound(OwnSound own) {
      sound = own;
      return this;
    }

    /** Who hears what happens; by default nobody. */
    public Builder listener(ClientListener who) {
      listener = who;
      return this;
    }

    /**
     * What one is called: made {@linkplain ClientJoin#plainName plain} and told to servers of this
     * program, which show it to the others. Empty, the default, for no name.
     */
    public Builder name(String ownName) {
      name = ClientJoin.plainName(ownName);
      return this;
    }

    /**
     * How often to try again in a row after a lost connection; negative, the default, for no limit.
     */
    public Builder reconnectAttempts(int most) {
      reconnectAttempts = most;
      return this;
    }

    /** Time, threads, memory and bounds; by default {@link ChatRuntime#standard()}. */
    public Builder runtime(ChatRuntime other) {
      runtime = other;
      return this;
    }

    /** Begins to connect. */
    public AsciiChatClient start() {
      AsciiChatClient client = new AsciiChatClient(this);
      client.begin();
      return client;
    }
  }
}
