package io.asciichat.core.server;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.buffer.PooledBuffer;
import io.asciichat.core.layout.Pages;
import io.asciichat.core.link.PeerLink;
import io.asciichat.core.packet.PacketHeader;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.session.AsciiFramePacket;
import io.asciichat.core.render.Scene;
import io.asciichat.core.render.SceneLayout;
import io.asciichat.core.render.SceneRenderer;
import io.asciichat.core.render.ViewerProfile;
import io.asciichat.core.session.SessionRegistry;
import io.asciichat.core.video.RgbFrame;
import java.util.ArrayList;
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
  private final PageTurner pages;
  private final Scene everybody = new Scene();
  private final Scene scene = new Scene();
  private final ShownScene shown = new ShownScene();
  private @Nullable PooledBuffer rendered;
  private int crc;

  RenderGroup(ViewerProfile profile, SessionRegistry<ClientSession> sources, BufferPool pool) {
    this.profile = profile;
    this.sources = sources;
    this.pages = new PageTurner(profile);
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
   * @param now the clock's reading in nanoseconds
   * @return false when there is nothing to show, so that the caller can sleep until there is
   */
  boolean tick(long tick, long now) {
    long last = takenTick.get();
    if (tick <= last || !takenTick.compareAndSet(last, tick)) {
      return true;
    }
    if (!busy.compareAndSet(false, true)) {
      return true;
    }
    try {
      return show(now);
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

  private boolean show(long now) {
    gather(now);
    try {
      if (scene.count() == 0) {
        forget();
        return false;
      }
      SceneLayout before = renderer.layout();
      PooledBuffer packet = render(now);
      deliver(packet, !before.pictures().isEmpty() && !before.equals(renderer.layout()));
      return true;
    } finally {
      release();
    }
  }

  /** Everybody's newest picture, and of those the ones on the page that is shown now. */
  private void gather(long now) {
    List<ClientSession> all = sources.all();
    pages.begin();
    for (int i = 0; i < all.size(); i++) {
      ClientSession source = all.get(i);
      RgbFrame frame = source.video().acquire();
      if (frame != null) {
        everybody.add(frame, source.info().name());
        pages.add(frame);
      }
    }
    Pages divided = pages.pages();
    int first = divided.first(now);
    for (int i = first; i < first + divided.count(now); i++) {
      scene.add(everybody.picture(i), everybody.name(i));
    }
  }

  /** The packet for these pictures; the last one again when every picture is still the same. */
  private PooledBuffer render(long now) {
    PooledBuffer last = rendered;
    if (last != null && !profile.look().moves() && shown.is(scene)) {
      return last;
    }
    forget();
    PooledBuffer packet = renderer.render(profile, scene, now);
    shown.remember(scene);
    int textLength = packet.length() - AsciiFramePacket.HEADER_SIZE;
    int textCrc = PacketHeader.crcOf(packet.array(), AsciiFramePacket.HEADER_SIZE, textLength);
    AsciiFramePacket.writeHeader(
        packet.array(), 0, profile.columns(), profile.rows(), textLength, textCrc);
    crc = PacketHeader.crcOf(packet.array(), 0, packet.length());
    rendered = packet;
    return packet;
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

  private void release() {
    for (int i = 0; i < everybody.count(); i++) {
      everybody.picture(i).release();
    }
    everybody.clear();
    scene.clear();
  }

  private void forget() {
    PooledBuffer last = rendered;
    rendered = null;
    if (last != null) {
      last.release();
    }
  }
}
