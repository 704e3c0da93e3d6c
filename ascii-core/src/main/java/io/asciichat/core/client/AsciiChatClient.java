package io.asciichat.core.client;

import io.asciichat.core.audio.PlaybackStatistics;
import io.asciichat.core.audio.playback.JitterBuffer;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.packet.session.ClientJoin;
import io.asciichat.core.port.Display;
import io.asciichat.core.port.Endpoint;
import io.asciichat.core.port.Security;
import io.asciichat.core.port.Transport;
import io.asciichat.core.runtime.ChatRuntime;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * An ascii-chat client: sends a picture to a server and shows the text that comes back. It
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
  private static final long LOOP_TIMEOUT_NANOS = Duration.ofMillis(400).toNanos();

  private final ClientContext context;

  private AsciiChatClient(ClientContext context) {
    this.context = context;
  }

  /**
   * Returns a builder for a client that watches, without a picture, a sound or a name of its own.
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
    return context.end().copy();
  }

  /** Returns whether a server is connected and frames flow. */
  public boolean isConnected() {
    return context.ready() != null;
  }

  /** Figures about playing the others' sound; null without speakers. */
  public @Nullable PlaybackStatistics playback() {
    SoundLoops sound = context.sound();
    JitterBuffer buffer = sound == null ? null : sound.buffer();
    return buffer == null ? null : buffer.statistics();
  }

  /**
   * The loudness of each of the others who has a microphone, in the order of their arrival; an
   * immutable list that the server replaces up to five times a second. Null while no server is
   * connected or when it does not tell: C servers do not, nor do clients without sound ask.
   */
  public @Nullable List<ParticipantLevel> levels() {
    ServerLink server = context.ready();
    return server == null ? null : server.levels();
  }

  /** Leaves the server and ends all loops, within half a second. May be called repeatedly. */
  @Override
  public void close() {
    context.finish(new ClientEnd(ErrorCode.OK, "closed", null));
    context.join(LOOP_TIMEOUT_NANOS);
  }

  /** Collects the settings of a client. For one thread. */
  public static final class Builder {
    private final Transport transport;
    private final Security security;
    private final Endpoint endpoint;
    private final Display display;
    private @Nullable OwnVideo video;
    private @Nullable OwnSound sound;
    private ClientListener listener = ClientListener.NONE;
    private ChatRuntime runtime = ChatRuntime.standard();
    private int reconnectAttempts = ConnectLoop.NO_LIMIT;
    private String name = "";

    private Builder(Transport transport, Security security, Endpoint endpoint, Display display) {
      this.transport = Objects.requireNonNull(transport, "transport");
      this.security = Objects.requireNonNull(security, "security");
      this.endpoint = Objects.requireNonNull(endpoint, "endpoint");
      this.display = Objects.requireNonNull(display, "display");
    }

    /** The picture to send; without it the client only watches. */
    public Builder video(OwnVideo own) {
      video = Objects.requireNonNull(own, "own");
      return this;
    }

    /** The microphone and speakers; without them nothing is said or heard. */
    public Builder sound(OwnSound own) {
      sound = Objects.requireNonNull(own, "own");
      return this;
    }

    /** Hears what happens; by default {@link ClientListener#NONE}. */
    public Builder listener(ClientListener hears) {
      listener = Objects.requireNonNull(hears, "hears");
      return this;
    }

    /**
     * The participant's name: made {@linkplain ClientJoin#plainName plain} and told to servers of
     * the extended dialect, which show it to the others. Empty, the default, for no name.
     */
    public Builder name(String ownName) {
      name = ClientJoin.plainName(Objects.requireNonNull(ownName, "ownName"));
      return this;
    }

    /**
     * Sets the number of attempts in a row after a lost connection, 0 or more; -1, the default, for
     * no limit.
     *
     * @throws IllegalArgumentException when it is below -1
     */
    public Builder reconnectAttempts(int max) {
      if (max < ConnectLoop.NO_LIMIT) {
        throw new IllegalArgumentException(
            "reconnectAttempts must be at least 0, or -1 for no limit, not " + max);
      }
      reconnectAttempts = max;
      return this;
    }

    /** Time, threads, memory and bounds; by default {@link ChatRuntime#standard()}. */
    public Builder runtime(ChatRuntime other) {
      runtime = Objects.requireNonNull(other, "other");
      return this;
    }

    /** Starts to connect. */
    public AsciiChatClient start() {
      ClientContext context = new ClientContext(runtime, listener, display, name, video, sound);
      context.start(new ConnectLoop(context, transport, security, endpoint, reconnectAttempts));
      return new AsciiChatClient(context);
    }
  }
}
