package io.asciichat.core.client;

import io.asciichat.core.buffer.Newest;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.link.LinkEnd;
import io.asciichat.core.link.PeerLink;
import io.asciichat.core.loop.Loop;
import io.asciichat.core.loop.LoopRunner;
import io.asciichat.core.loop.LoopSlot;
import io.asciichat.core.port.Display;
import io.asciichat.core.render.AsciiFrame;
import io.asciichat.core.render.ViewerProfile;
import io.asciichat.core.runtime.ChatRuntime;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The state that the loops of one client share: what it sends and shows, which server it is
 * connected to, and how it ends. Thread-safe.
 */
final class ClientContext {
  private final ChatRuntime runtime;
  private final ClientListener listener;
  private final Display display;
  private final String name;
  private final @Nullable OwnVideo video;
  private final @Nullable SoundLoops sound;
  private final Newest<AsciiFrame> frames = new Newest<>();
  private final DisplayLoop showing;
  private final CompletableFuture<ClientEnd> end = new CompletableFuture<>();
  private final AtomicReference<@Nullable ServerLink> current = new AtomicReference<>();
  private final AtomicReference<@Nullable LinkEnd> lost = new AtomicReference<>();
  private volatile boolean settled;
  private final LoopSlot connecting = new LoopSlot();
  private final LoopSlot displaying = new LoopSlot();
  private final LoopSlot capturing = new LoopSlot();

  ClientContext(
      ChatRuntime runtime,
      ClientListener listener,
      Display display,
      String name,
      @Nullable OwnVideo video,
      @Nullable OwnSound sound) {
    this.runtime = runtime;
    this.listener = listener;
    this.display = display;
    this.name = name;
    this.video = video;
    this.sound =
        sound == null ? null : new SoundLoops(sound, listener, this::ready, runtime.pool());
    this.showing = new DisplayLoop(display, frames, this::displayEnded);
  }

  /**
   * Starts all loops.
   *
   * @param connectLoop finds the server
   */
  void start(Loop connectLoop) {
    LoopRunner runner = runtime.runner();
    display.onProfileChange(this::profileChanged);
    displaying.set(runner.start("display", showing));
    if (video != null) {
      CaptureLoop capture = new CaptureLoop(video, this::ready, runtime.pool(), this::videoFailed);
      capturing.set(runner.start("capture", capture));
    }
    if (sound != null) {
      sound.start(runner);
    }
    connecting.set(runner.start("connect", connectLoop));
    if (end.isDone()) {
      stopLoops();
    }
  }

  ChatRuntime runtime() {
    return runtime;
  }

  ClientListener listener() {
    return listener;
  }

  /** The client's name; empty for none. */
  String name() {
    return name;
  }

  boolean sendsVideo() {
    return video != null;
  }

  /** The sound of this client; null when it neither speaks nor listens. */
  @Nullable SoundLoops sound() {
    return sound;
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

  CompletableFuture<ClientEnd> end() {
    return end;
  }

  /** The server that packets may be sent to; null while there is none. */
  @Nullable ServerLink ready() {
    ServerLink server = current.get();
    return server == null || server.ready() == null ? null : server;
  }

  /** A connection has been made, on which the handshake begins. */
  void attach(ServerLink server) {
    current.set(server);
  }

  /** The server has let this client in. */
  void settled() {
    settled = true;
    display.status(null);
  }

  /** The link is over. */
  void lost(LinkEnd reason) {
    lost.set(reason);
    connecting.wake();
  }

  /** Why the link is over; null while it is not, and when that was taken before. */
  @Nullable LinkEnd takeLost() {
    return lost.getAndSet(null);
  }

  /** Returns whether the server that was lost had let this client in. */
  boolean takeSettled() {
    boolean taken = settled;
    settled = false;
    return taken;
  }

  /** Shows a frame, whose reference passes to this method. */
  void show(AsciiFrame frame) {
    frames.publish(frame);
    displaying.wake();
  }

  void clearDisplay() {
    showing.clearFirst();
  }

  /** Ends the client; only the first reason counts. */
  void finish(ClientEnd reason) {
    end.complete(reason);
    PeerLink link = link();
    if (link != null) {
      link.close();
    }
    stopLoops();
  }

  /** Waits for all loops and the link, for each this long. */
  void join(long timeoutNanos) {
    connecting.join(timeoutNanos, listener::loopStuck);
    displaying.join(timeoutNanos, listener::loopStuck);
    capturing.join(timeoutNanos, listener::loopStuck);
    if (sound != null) {
      sound.join(timeoutNanos, listener::loopStuck);
    }
    PeerLink link = link();
    if (link != null) {
      link.join(timeoutNanos, listener::loopStuck);
    }
  }

  private @Nullable PeerLink link() {
    ServerLink server = current.get();
    return server == null ? null : server.link();
  }

  private void stopLoops() {
    connecting.stop();
    displaying.stop();
    capturing.stop();
    if (sound != null) {
      sound.stop();
    }
  }

  private void profileChanged() {
    ServerLink server = ready();
    if (server != null) {
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
}
