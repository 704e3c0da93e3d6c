package io.asciichat.core.server;

import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.link.LinkEnd;
import io.asciichat.core.link.LinkHandler;
import io.asciichat.core.link.PeerLink;
import io.asciichat.core.lock.LockRank;
import io.asciichat.core.lock.RankedLock;
import io.asciichat.core.loop.LoopHandle;
import io.asciichat.core.packet.MalformedPacketException;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.ReceivedPacket;
import io.asciichat.core.port.PacketCipher.PeerInfo;
import io.asciichat.core.port.VideoDecoder;
import io.asciichat.core.render.ViewerProfile;
import io.asciichat.core.session.SessionInfo;
import io.asciichat.core.session.SessionPhase;
import io.asciichat.core.video.LatestFrame;
import io.asciichat.core.video.RgbFrame;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The server's state of one client, and what each of the client's packets does to it. Packets
 * arrive on the client's receive loop; everything others read is either immutable ({@link #info()})
 * or made for many threads ({@link #video()}).
 */
final class ClientSession implements LinkHandler {
  /** A video loop only renders, so it leaves within a few milliseconds. */
  private static final long VIDEO_PATIENCE = 500_000_000L;

  private final ServerContext server;
  private final RankedLock lock;
  private final LatestFrame video = new LatestFrame();
  private final SessionSound sound;
  private volatile SessionInfo info;
  private volatile @Nullable PeerLink link;
  private volatile @Nullable RenderGroup group;
  private volatile @Nullable LoopHandle videoLoop;

  // Touched by the receive loop, and by the end of the link after that loop has left.
  private @Nullable VideoDecoder decoder;
  private boolean toldAboutH265;

  ClientSession(long id, String address, ServerContext server) {
    this.server = server;
    this.lock = new RankedLock(LockRank.SESSION_STATE, "session " + id);
    this.info = SessionInfo.arrived(id, address);
    this.sound = new SessionSound(this, server);
  }

  void attach(PeerLink newLink) {
    link = newLink;
  }

  PeerLink link() {
    PeerLink attached = link;
    if (attached == null) {
      throw new IllegalStateException("session without a link");
    }
    return attached;
  }

  SessionInfo info() {
    return info;
  }

  LatestFrame video() {
    return video;
  }

  /** What the client's packets of sound do. */
  SessionSound sound() {
    return sound;
  }

  @Nullable RenderGroup group() {
    return group;
  }

  /** Makes the video loop look again, because there is something to show. */
  void wakeVideo() {
    LoopHandle loop = videoLoop;
    if (loop != null) {
      loop.wake();
    }
  }

  @Override
  public void established(PeerInfo peer) {
    boolean encrypted = link().encrypted();
    sound.peer(peer);
    update(before -> before.joining(encrypted));
    if (!server.admit(this)) {
      link().finish(ErrorCode.SESSION_FULL, "the server is full; try again when somebody has left");
    }
  }

  @Override
  public void received(PacketType type, ReceivedPacket packet) throws MalformedPacketException {
    ClientPackets.handle(this, type, packet);
  }

  @Override
  public void dropped(int type, String reason) {
    update(SessionInfo::withBadPacket);
    server.listener().badPacket(info, type, reason);
  }

  @Override
  public void ended(LinkEnd end) {
    boolean wasActive = info.phase() == SessionPhase.ACTIVE;
    update(before -> before.withPhase(SessionPhase.ENDED));
    server.leave(this);
    stopVideo();
    sound.end();
    video.clear();
    VideoDecoder held = decoder;
    decoder = null;
    if (held != null) {
      held.close();
    }
    if (wasActive) {
      server.announceState();
    }
    server.listener().left(info, end);
    server.forget(this);
  }

  private void stopVideo() {
    LoopHandle loop = videoLoop;
    if (loop != null) {
      loop.stop();
      loop.join(VIDEO_PATIENCE);
    }
    RenderGroup left = group;
    group = null;
    if (left != null) {
      server.groups().leave(left, this);
    }
  }

  /** Takes over what the client's terminal shows; the first time, this makes the session active. */
  void show(ViewerProfile profile) {
    boolean first = info.phase() != SessionPhase.ACTIVE;
    RenderGroup before = group;
    if (before == null || !before.profile().equals(profile)) {
      group = server.groups().join(profile, this);
      if (before != null) {
        server.groups().leave(before, this);
      }
    }
    update(old -> old.withProfile(profile));
    if (first) {
      videoLoop = server.startVideo(this);
      server.announceState();
      server.listener().joined(info);
    } else {
      wakeVideo();
    }
  }

  /** Replaces the client's picture. */
  void picture(RgbFrame frame) {
    boolean first = video.isEmpty();
    video.publish(frame);
    if (first) {
      update(before -> before.withVideo(true));
      server.announceState();
      server.wakeVideo();
    }
  }

  /** The client sends no more pictures. */
  void noPicture() {
    if (!video.isEmpty()) {
      video.clear();
      update(before -> before.withVideo(false));
      server.announceState();
    }
  }

  /** The decoder of this client's H.265 stream, or null when the server has none, or none yet. */
  @Nullable VideoDecoder decoder() {
    if (decoder == null) {
      decoder = server.decoders().open();
    }
    return decoder;
  }

  /** True the first time only, and only when the server will never decode H.265. */
  boolean tellAboutH265() {
    boolean first = !toldAboutH265 && server.decoders().missing();
    toldAboutH265 |= first;
    return first;
  }

  void rename(String name) {
    update(before -> before.withName(name));
    sound.rename(name);
  }

  void log(String text) {
    server.listener().remoteLog(info, text);
  }

  void update(UnaryOperator<SessionInfo> change) {
    lock.run(() -> info = change.apply(info));
  }
}
