package io.asciichat.core.server;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.buffer.PooledBuffer;
import io.asciichat.core.link.PeerLink;
import io.asciichat.core.packet.PacketHeader;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.session.AsciiFramePacket;
import io.asciichat.core.render.SceneLayout;
import io.asciichat.core.render.SceneRenderer;
import io.asciichat.core.render.ViewerProfile;
import io.asciichat.core.session.SessionRegistry;
import io.asciichat.core.video.RgbFrame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Viewers with equal profiles. They see the same scene, so one rendering serves them all: each
 * member's video loop knocks at every tick, the first one renders and queues the frame for every
 * member, the others find the tick taken and go back to sleep. Nobody waits for anybody. A
 * rendering that lasts longer than a tick makes the group skip the ticks it covers.
 */
final class RenderGroup {
  private final ViewerProfile profile;
  private final SessionRegistry<ClientSession> sources;
  private final SceneRenderer renderer;
  private final AtomicLong takenTick = new AtomicLong(-1);
  private final AtomicBoolean busy = new AtomicBoolean();
  private volatile boolean disbanded;
  private volatile List<ClientSession> members = List.of();

  // Below: touched only by the loop that holds the busy flag.
  private @Nullable RgbFrame[] frames = new RgbFrame[16];
  private @Nullable RgbFrame[] shown = new RgbFrame[16];
  private int shownCount;
  private @Nullable PooledBuffer rendered;
  private int crc;

  RenderGroup(ViewerProfile profile, SessionRegistry<ClientSession> sources, BufferPool pool) {
    this.profile = profile;
    this.sources = sources;
    this.renderer = new SceneRenderer(pool, AsciiFramePacket.HEADER_SIZE);
  }

  ViewerProfile profile() {
    return profile;
  }

  /** Adds a viewer. Called under the lock of {@link RenderGroups}. */
  void join(ClientSession viewer) {
    List<ClientSession> more = new ArrayList<>(members);
    more.add(viewer);
    members = List.copyOf(more);
  }

  /**
   * Takes a viewer out; tells whether it was the last. Called under the lock of {@link
   * RenderGroups}.
   */
  boolean leave(ClientSession viewer) {
    List<ClientSession> fewer = new ArrayList<>(members);
    fewer.remove(viewer);
    members = List.copyOf(fewer);
    return fewer.isEmpty();
  }

  /** Gives the last frame's buffer back; called when the last viewer has left. */
  void disband() {
    disbanded = true;
    forgetIfDisbanded();
  }

  /**
   * Renders and queues the frame of this tick, unless another member has done so or is still
   * rendering.
   *
   * @return false when there is nothing to show, so that the caller can sleep until there is
   */
  boolean tick(long tick) {
    long last = takenTick.get();
    if (tick <= last || !takenTick.compareAndSet(last, tick)) {
      return true;
    }
    if (!busy.compareAndSet(false, true)) {
      return true;
    }
    try {
      return show();
    } finally {
      busy.set(false);
      forgetIfDisbanded();
    }
  }

  private void forgetIfDisbanded() {
    if (disbanded && busy.compareAndSet(false, true)) {
      forget();
      busy.set(false);
    }
  }

  private boolean show() {
    int count = gather();
    try {
      if (count == 0) {
        forget();
        return false;
      }
      SceneLayout before = renderer.layout();
      PooledBuffer packet = render(count);
      deliver(packet, !before.pictures().isEmpty() && !before.equals(renderer.layout()));
      return true;
    } finally {
      remember(count);
    }
  }

  private int gather() {
    List<ClientSession> all = sources.all();
    if (frames.length < all.size()) {
      frames = Arrays.copyOf(frames, all.size() * 2);
      shown = Arrays.copyOf(shown, all.size() * 2);
    }
    int count = 0;
    for (int i = 0; i < all.size(); i++) {
      RgbFrame frame = all.get(i).video().acquire();
      if (frame != null) {
        frames[count++] = frame;
      }
    }
    return count;
  }

  /** The packet for these pictures; the last one again when every picture is still the same. */
  private PooledBuffer render(int count) {
    PooledBuffer last = rendered;
    if (last != null && count == shownCount && samePictures(count)) {
      return last;
    }
    forget();
    PooledBuffer packet = renderer.render(profile, frames, count);
    int textLength = packet.length() - AsciiFramePacket.HEADER_SIZE;
    int textCrc = PacketHeader.crcOf(packet.array(), AsciiFramePacket.HEADER_SIZE, textLength);
    AsciiFramePacket.writeHeader(
        packet.array(), 0, profile.columns(), profile.rows(), textLength, textCrc);
    crc = PacketHeader.crcOf(packet.array(), 0, packet.length());
    rendered = packet;
    return packet;
  }

  private boolean samePictures(int count) {
    for (int i = 0; i < count; i++) {
      if (frames[i] != shown[i]) {
        return false;
      }
    }
    return true;
  }

  private void deliver(PooledBuffer packet, boolean newLayout) {
    List<ClientSession> viewers = members;
    for (int i = 0; i < viewers.size(); i++) {
      PeerLink viewer = viewers.get(i).link();
      if (newLayout) {
        viewer.send(PacketType.CLEAR_CONSOLE);
      }
      viewer.send(PacketType.ASCII_FRAME, packet, 0, packet.length(), crc);
    }
  }

  /**
   * Keeps only the pictures' identities, to notice whether anything has changed at the next tick.
   */
  private void remember(int count) {
    for (int i = 0; i < count; i++) {
      RgbFrame frame = frames[i];
      if (frame != null) {
        frame.release();
      }
    }
    @Nullable RgbFrame[] swap = shown;
    shown = frames;
    frames = swap;
    Arrays.fill(frames, null);
    shownCount = count;
  }

  private void forget() {
    PooledBuffer last = rendered;
    rendered = null;
    if (last != null) {
      last.release();
    }
  }
}
