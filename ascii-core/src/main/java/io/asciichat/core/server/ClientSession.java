package io.asciichat.core.server;

import io.asciichat.core.buffer.Newest;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.error.ErrorContext;
import io.asciichat.core.error.ErrorContext.Operation;
import io.asciichat.core.link.LinkEnd;
import io.asciichat.core.link.LinkHandler;
import io.asciichat.core.link.PeerLink;
import io.asciichat.core.lock.LockRank;
import io.asciichat.core.lock.RankedLock;
import io.asciichat.core.loop.LoopSlot;
import io.asciichat.core.packet.MalformedPacketException;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.ReceivedPacket;
import io.asciichat.core.packet.session.ServerState;
import io.asciichat.core.port.HandshakeException;
import io.asciichat.core.port.HandshakeException.PasswordFault;
import io.asciichat.core.port.PacketCipher.PeerInfo;
import io.asciichat.core.render.ViewerProfile;
import io.asciichat.core.server.admission.BanList;
import io.asciichat.core.server.admission.Visit;
import io.asciichat.core.server.budget.ClientTraffic;
import io.asciichat.core.server.sound.SessionSound;
import io.asciichat.core.session.Ban;
import io.asciichat.core.session.ClientBudget.Kind;
import io.asciichat.core.session.SessionEnd;
import io.asciichat.core.session.SessionInfo;
import io.asciichat.core.session.SessionPhase;
import io.asciichat.core.statistics.PictureStatistics;
import io.asciichat.core.statistics.SoundStatistics;
import io.asciichat.core.video.RgbFrame;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The server's state of one client. Packets arrive on the client's receive loop; everything others
 * read is either immutable ({@link #info()}) or made for many threads ({@link
 * SessionPicture#latest()}).
 */
final class ClientSession
    implements LinkHandler, VideoLoop.Viewer, ClientTraffic.Consequences, SessionFigures.Session {
  /** A video loop only renders, so it leaves within a few milliseconds. */
  private static final Duration VIDEO_TIMEOUT = Duration.ofMillis(500);

  /** The parts of a client's departure, in this order. */
  private enum Departure {
    LEAVING,
    PICTURE,
    VIDEO_LOOP,
    GROUP,
    SOUND,
    DECODER,
    /** After the sound: a client that takes the place takes the seat in the mix, too. */
    CALL,
    NETWORK,
    REGISTRY,
    OTHERS,
    GONE,
    LISTENER
  }

  private static final Departure[] DEPARTURE = Departure.values();

  private final ServerContext server;
  private final RankedLock lock;
  private final SessionSound sound;
  private volatile SessionInfo info;
  private final ClientTraffic traffic;
  private final SessionPicture picture;
  private final ClientPackets packets;
  private final SessionFigures figures;
  private volatile @Nullable PeerLink link;
  private volatile @Nullable Visit visit;
  private volatile @Nullable RenderGroup group;
  private final LoopSlot videoLoop = new LoopSlot();
  private volatile boolean wantsRoster;

  ClientSession(long id, String address, ServerContext server) {
    this.server = server;
    this.lock = new RankedLock(LockRank.SESSION_STATE, "session " + id);
    this.info = SessionInfo.arrived(id, address);
    this.sound = server.sound().of(new SoundOwner());
    this.traffic = new ClientTraffic(server.budget(), server.runtime().clock(), this);
    this.picture = new SessionPicture(traffic, this::sendsVideo);
    this.packets = new ClientPackets(this, server);
    this.figures = new SessionFigures(this, server.runtime().clock().nanos());
  }

  void attach(PeerLink newLink, Visit newVisit) {
    link = newLink;
    visit = newVisit;
  }

  @Override
  public PeerLink link() {
    return Objects.requireNonNull(link, "session without a link");
  }

  private Visit visit() {
    return Objects.requireNonNull(visit, "session without a visit");
  }

  /** The session, as the client's sound sees it. */
  private final class SoundOwner implements SessionSound.Owner {
    @Override
    public long id() {
      return info.id();
    }

    @Override
    public PeerLink link() {
      return ClientSession.this.link();
    }

    @Override
    public void sendsSound(boolean yes) {
      update(before -> before.withAudio(yes));
      streams();
    }

    @Override
    public void droppedSamples(long total) {
      update(before -> before.withDroppedSamples(total));
    }

    @Override
    public void giveUp(Throwable failure, String reason) {
      ClientSession.this.giveUp(failure, reason);
    }
  }

  @Override
  public SessionInfo info() {
    return info;
  }

  @Override
  public Newest<RgbFrame> latestPicture() {
    return picture.latest();
  }

  @Override
  public boolean isSpeaking(long now) {
    return sound.isSpeaking(now);
  }

  /** The picture that the client sends. */
  SessionPicture picture() {
    return picture;
  }

  /** What the client's packets of sound do. */
  SessionSound sound() {
    return sound;
  }

  /** What the client may send. */
  ClientTraffic traffic() {
    return traffic;
  }

  @Override
  public PictureStatistics pictures() {
    return picture.statistics();
  }

  @Override
  public SoundStatistics sounds() {
    return sound.statistics();
  }

  /** What the session has counted. */
  SessionFigures figures() {
    return figures;
  }

  @Override
  public @Nullable RenderGroup group() {
    return group;
  }

  /** Makes the video loop look again, because there is something to show. */
  void wakeVideo() {
    videoLoop.wake();
  }

  @Override
  public void established(PeerInfo peer) {
    SessionInfo.Peer known =
        new SessionInfo.Peer(
            info.address(), link().encrypted(), peer.identity(), peer.checkWords());
    sound.peer(peer);
    enter(SessionPhase.HANDSHAKING);
    update(before -> before.withPeer(known));
    long now = server.runtime().clock().nanos();
    visit().established(now);
    server.meter().shookHands(info.id(), figures.age(now));
    server.listener().established(info);
    dismissIfBanned();
  }

  @Override
  public void heard() {
    visit().heard();
    enter(SessionPhase.HANDSHAKING);
  }

  @Override
  public boolean accepts(PacketType type, int length) {
    visit().heard();
    return traffic.accepts(Kind.of(type), length);
  }

  @Override
  public void received(PacketType type, ReceivedPacket packet) throws MalformedPacketException {
    packets.handle(type, packet);
  }

  @Override
  public void dropped(int type, String reason) {
    update(SessionInfo::withBadPacket);
    server.listener().badPacket(info, type, reason);
    traffic.accepts(Kind.BROKEN, 0);
  }

  @Override
  public void dropping(Kind kind) {
    server.listener().overBudget(info, kind.shown());
  }

  @Override
  public void exceeded(Kind kind) {
    finish(
        ErrorCode.RATE_LIMITED,
        "too many or too costly "
            + kind.shown()
            + " for one client; send less, or let the operator raise --client-budget");
  }

  @Override
  public void slowStep(PacketType type, long nanos) {
    server.listener().slowStep(info, type.name(), Duration.ofNanos(nanos));
  }

  /**
   * Leaves nothing behind: whatever one thing fails of that has to be given back, the others are.
   */
  @Override
  public void ended(LinkEnd end) {
    boolean hadPlace = info.profile() != null;
    for (int i = 0; i < DEPARTURE.length; i++) {
      Departure part = DEPARTURE[i];
      try {
        depart(part, end, hadPlace);
      } catch (RuntimeException | Error failure) {
        departAgain(part, end, hadPlace, failure);
      }
    }
  }

  private void departAgain(Departure part, LinkEnd end, boolean hadPlace, Throwable first) {
    try {
      // Frees the reserve if memory has run out, so that the second time should do.
      server.stumbled("end of client " + info.id(), first);
      depart(part, end, hadPlace);
    } catch (RuntimeException | Error second) {
      first.addSuppressed(second);
    }
  }

  private void depart(Departure part, LinkEnd end, boolean hadPlace) {
    switch (part) {
      case CALL -> server.leave(this);
      case NETWORK -> leaveNetwork(end);
      case LEAVING -> enter(SessionPhase.LEAVING);
      case GONE -> enter(SessionPhase.GONE);
      case VIDEO_LOOP -> stopVideo();
      case GROUP -> leaveGroup();
      case SOUND -> sound.end();
      case PICTURE -> picture.clear();
      case DECODER -> packets.close();
      case REGISTRY -> server.forget(this);
      case OTHERS -> {
        if (hadPlace) {
          server.announceState();
        }
      }
      case LISTENER -> server.listener().left(info, toldEnd(end));
    }
  }

  private SessionEnd toldEnd(LinkEnd end) {
    Operation operation = end.duringHandshake() ? Operation.SHAKING_HANDS : Operation.TALKING;
    Duration lasted = Duration.ofNanos(figures.age(server.runtime().clock().nanos()));
    ErrorContext context = new ErrorContext(operation, info.address());
    return new SessionEnd(end.code(), end.message(), lasted, context, end.cause());
  }

  private void leaveNetwork(LinkEnd end) {
    Visit held = visit();
    held.leave();
    // A client that has none yet, and asks its user when it is told so, has guessed nothing.
    if (end.cause() instanceof HandshakeException refusal
        && refusal.passwordFault() == PasswordFault.WRONG) {
      held.wrongPassword(server.runtime().clock().nanos())
          .ifPresent(time -> server.listener().banned(link().peerAddress(), time));
    }
  }

  private void stopVideo() {
    videoLoop.stop();
    videoLoop.join(VIDEO_TIMEOUT.toNanos(), server.listener()::loopStuck);
  }

  private void leaveGroup() {
    RenderGroup left = group;
    if (left != null) {
      server.groups().leave(left, this);
      group = null;
      server.groups().share();
    }
  }

  @Override
  public void frameSkipped(Throwable failure) {
    server.stumbledForAll("video " + info.id(), failure);
  }

  @Override
  public void giveUp(Throwable failure, String reason) {
    if (failure instanceof OutOfMemoryError) {
      server.starvation().relieve();
      finish(ErrorCode.MEMORY, ServerContext.STARVED);
    } else {
      finish(ErrorCode.INTERNAL, reason + " (" + failure + ")");
    }
  }

  /** Lets the client go because memory has run out: stops what takes most of it at once. */
  void shed() {
    videoLoop.stop();
    picture.clear();
    finish(ErrorCode.MEMORY, ServerContext.STARVED);
  }

  /** Makes a client go whose address or key is banned; tells whether it had to. */
  boolean dismissIfBanned() {
    Optional<Ban> ban = server.bans().find(link().peerAddress(), info.identity());
    ban.ifPresent(found -> finish(ErrorCode.AUTH, BanList.told(found)));
    return ban.isPresent();
  }

  /** Tells the client to go; when not even that can be done, ends its link at once. */
  void finish(ErrorCode code, String reason) {
    try {
      enter(SessionPhase.LEAVING);
    } catch (RuntimeException | Error failure) {
      // It is entered when the link has ended, at the latest.
    }
    try {
      link().finish(code, reason);
    } catch (RuntimeException | Error failure) {
      link().close();
    }
  }

  /**
   * Takes over what the client's terminal shows; the first time, this gives the client its place.
   *
   * @return false when there is no place, or the client was told to go meanwhile
   */
  boolean show(ViewerProfile profile) {
    boolean first = info.profile() == null;
    if (first && (!info.phase().mayBecome(SessionPhase.JOINED) || !takePlace())) {
      return false;
    }
    RenderGroup before = group;
    boolean changed = !profile.equals(info.profile());
    if (before == null || !before.profile().equals(profile)) {
      group = server.groups().join(profile, this);
      if (before != null) {
        server.groups().leave(before, this);
      }
      server.groups().share();
    } else {
      before.refresh(this);
    }
    update(old -> old.withProfile(profile));
    if (first) {
      if (!enter(SessionPhase.JOINED)) {
        return false;
      }
      // C clients want it before the first frame.
      link().send(ServerState.CODEC, server.state());
      if (!startVideo()) {
        return false;
      }
      server.announceState();
      server.listener().joined(info);
    } else {
      wakeVideo();
      if (changed) {
        server.listener().terminalChanged(info);
      }
    }
    return true;
  }

  private boolean startVideo() {
    try {
      videoLoop.set(server.runtime().runner().start("video " + info.id(), new VideoLoop(this)));
      return true;
    } catch (RuntimeException | Error failure) {
      server.listener().loopDied("video " + info.id(), failure);
      giveUp(failure, "your picture cannot be drawn");
      return false;
    }
  }

  private boolean takePlace() {
    if (!visit().join()) {
      finish(ErrorCode.SESSION_FULL, visit().noPlaceLeft());
      return false;
    }
    if (!server.admit(this)) {
      visit().leave();
      finish(ErrorCode.SESSION_FULL, server.noPlace());
      return false;
    }
    return true;
  }

  void rename(String name) {
    update(before -> before.withName(name));
    sound.rename(name);
    server.announceRoster();
  }

  /** Says whether the client wants to be told who takes part. */
  void wantsRoster(boolean yes) {
    if (yes && !wantsRoster) {
      server.announceRoster();
    }
    wantsRoster = yes;
  }

  @Override
  public boolean wantsRoster() {
    return wantsRoster;
  }

  private void sendsVideo(boolean yes) {
    update(before -> before.withVideo(yes));
    streams();
    server.announceState();
    if (yes) {
      server.wakeVideo();
    }
  }

  void log(String text) {
    server.listener().remoteLog(info, text);
  }

  /** The client has begun, or ceased, to be seen or heard. */
  private void streams() {
    boolean sends = info.video() || info.audio();
    enter(sends ? SessionPhase.STREAMING : SessionPhase.JOINED);
  }

  /**
   * Enters a phase and tells so; where it may not follow the present one nothing happens.
   *
   * @return whether it was entered
   */
  private boolean enter(SessionPhase next) {
    if (!info.phase().mayBecome(next)) {
      return false;
    }
    Optional<SessionInfo> left = lock.call(() -> enterLocked(next));
    left.ifPresent(before -> server.listener().moved(before.withPhase(next), before.phase()));
    return left.isPresent();
  }

  /** Returns the session as it was before; nothing when the phase may not follow. */
  private Optional<SessionInfo> enterLocked(SessionPhase next) {
    assert lock.isHeldByCurrentThread();
    SessionInfo before = info;
    if (!before.phase().mayBecome(next)) {
      return Optional.empty();
    }
    info = before.withPhase(next);
    return Optional.of(before);
  }

  void update(UnaryOperator<SessionInfo> change) {
    lock.run(() -> info = change.apply(info));
  }
}
