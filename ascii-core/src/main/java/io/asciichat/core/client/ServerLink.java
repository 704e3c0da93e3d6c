package io.asciichat.core.client;

import io.asciichat.core.audio.playback.JitterBuffer;
import io.asciichat.core.buffer.PooledBuffer;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.link.LinkEnd;
import io.asciichat.core.link.LinkHandler;
import io.asciichat.core.link.PeerLink;
import io.asciichat.core.packet.Dialect;
import io.asciichat.core.packet.MalformedPacketException;
import io.asciichat.core.packet.PacketCodec;
import io.asciichat.core.packet.PacketHeader;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.ReceivedPacket;
import io.asciichat.core.packet.session.AsciiFramePacket;
import io.asciichat.core.packet.session.AudioBatch;
import io.asciichat.core.packet.session.ClientCapabilities;
import io.asciichat.core.packet.session.ClientJoin;
import io.asciichat.core.packet.session.ErrorMessage;
import io.asciichat.core.packet.session.OpusBatch;
import io.asciichat.core.packet.session.RemoteLog;
import io.asciichat.core.packet.session.Roster;
import io.asciichat.core.packet.session.ServerState;
import io.asciichat.core.packet.session.SoundLevels;
import io.asciichat.core.packet.session.StreamChange;
import io.asciichat.core.packet.session.ViewerProfileMapper;
import io.asciichat.core.port.PacketCipher.PeerInfo;
import io.asciichat.core.render.AsciiFrame;
import io.asciichat.core.render.ViewerProfile;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What each packet of one connection's server does to the client. */
final class ServerLink implements LinkHandler, CaptureLoop.Uplink, SoundCaptureLoop.Uplink {
  /** All that C servers take well. */
  private static final int ACIP_FRAME_MILLIS = 20;

  private final ClientContext client;
  private volatile @Nullable PeerLink link;
  private volatile boolean established;
  private volatile Dialect dialect = Dialect.ACIP;
  private final @Nullable SoundReceiver sound;
  private final Diagnosis diagnosis = new Diagnosis();
  private final HalfBlockFit halfBlocks = new HalfBlockFit();
  private final FrameGuard guard = new FrameGuard();
  private boolean settled;
  private @Nullable LinkEnd told;
  private volatile @Nullable List<ParticipantLevel> levels;

  /** Written before the link is established, then by the sound capture loop alone. */
  private volatile boolean soundAnnounced;

  /** Whether the server knows of the microphone; belongs to the same. */
  private volatile boolean microphoneKnown;

  ServerLink(ClientContext client) {
    this.client = client;
    SoundLoops loops = client.sound();
    JitterBuffer buffer = loops == null ? null : loops.buffer();
    sound = buffer == null ? null : new SoundReceiver(buffer);
  }

  void attach(PeerLink newLink) {
    link = newLink;
  }

  @Override
  public @Nullable PeerLink ready() {
    return established ? link : null;
  }

  @Nullable PeerLink link() {
    return link;
  }

  @Override
  public void established(PeerInfo server) {
    dialect = server.dialect();
    diagnosis.established(client.now());
    PeerLink attached = Objects.requireNonNull(link);
    announce();
    if (isExtended()) {
      introduce();
    }
    SoundLoops loops = client.sound();
    soundAnnounced = loops != null && loops.speaks();
    microphoneKnown = soundAnnounced;
    if (client.sendsVideo() || soundAnnounced) {
      attached.send(StreamChange.START, StreamChange.start(client.sendsVideo(), soundAnnounced));
    }
    established = true;
    client
        .listener()
        .connected(
            new ServerDescription(
                attached.encrypted(),
                dialect,
                server.identity(),
                server.verified(),
                server.checkWords()));
  }

  /** Says what the terminal shows: at the beginning and whenever that changes. */
  void announce() {
    SoundLoops loops = client.sound();
    Objects.requireNonNull(link)
        .send(
            ClientCapabilities.CODEC,
            isExtended()
                ? ViewerProfileMapper.capabilitiesOf(
                    client.profile(),
                    "",
                    "",
                    loops == null ? 0 : loops.frameMillis(),
                    loops != null)
                : ViewerProfileMapper.capabilitiesForCServer(
                    halfBlocks.announced(client.profile()), "", ""));
  }

  /**
   * Says the client's name, in the extended dialect only: C servers show no names, and end the
   * session of a client whose introduction they dislike.
   */
  private void introduce() {
    if (!client.name().isEmpty()) {
      // ACIP wants one flag at least, even of a client that only watches.
      int flag = client.sendsVideo() ? ClientJoin.VIDEO : ClientJoin.COLOR;
      Objects.requireNonNull(link).send(ClientJoin.CODEC, ClientJoin.of(client.name(), flag));
    }
  }

  @Override
  public Dialect dialect() {
    return dialect;
  }

  private boolean isExtended() {
    return dialect == Dialect.EXTENDED;
  }

  /** How loud the others are; null as long as the server has not said. */
  @Nullable List<ParticipantLevel> levels() {
    return levels;
  }

  @Override
  public int frameMillis() {
    return isExtended() ? Objects.requireNonNull(client.sound()).frameMillis() : ACIP_FRAME_MILLIS;
  }

  /**
   * {@inheritDoc} Servers of the extended dialect are told of a microphone that is muted from the
   * beginning, too, so that they can list it; others never learn of an end without a beginning.
   */
  @Override
  public void announceSound(boolean comes) {
    if (comes != soundAnnounced || isExtended() && !microphoneKnown) {
      soundAnnounced = comes;
      microphoneKnown = true;
      PeerLink attached = Objects.requireNonNull(link);
      if (comes) {
        attached.send(StreamChange.START, StreamChange.start(false, true));
      } else {
        attached.send(StreamChange.STOP, StreamChange.stop(false, true));
      }
    }
  }

  @Override
  public void sendSound(PooledBuffer payload) {
    int crc = PacketHeader.crcOf(payload.array(), 0, payload.length());
    Objects.requireNonNull(link)
        .send(PacketType.AUDIO_OPUS_BATCH, payload, 0, payload.length(), crc);
  }

  /**
   * {@inheritDoc} What this client does not survive in a server's packet is that packet's fault as
   * far as the user can tell: it is dropped and counted like others that break the rules.
   */
  @Override
  public void received(PacketType type, ReceivedPacket packet) throws MalformedPacketException {
    diagnosis.heard();
    try {
      handle(type, packet);
    } catch (RuntimeException e) {
      throw new MalformedPacketException("could not be handled: " + e);
    }
  }

  private void handle(PacketType type, ReceivedPacket packet) throws MalformedPacketException {
    switch (type) {
      case ASCII_FRAME -> {
        settle();
        frame(packet);
      }
      case CLEAR_CONSOLE -> client.clearDisplay();
      case SERVER_STATE -> {
        ServerState state = decode(ServerState.CODEC, packet);
        learnDialect(state);
        if (misreadsClients()) {
          diagnosis.foreign();
        } else {
          settle();
        }
        client.listener().serverState(state.connectedClients(), state.activeClients());
      }
      case REMOTE_LOG -> {
        RemoteLog log = decode(RemoteLog.CODEC, packet);
        client.listener().serverLog(levelOf(log), log.text().shown());
      }
      case ERROR_MESSAGE -> {
        ErrorMessage message = decode(ErrorMessage.CODEC, packet);
        told = new LinkEnd(message.errorCode(), message.shown(), false, null);
        Objects.requireNonNull(link).close();
      }
      case AUDIO_BATCH, AUDIO_OPUS_BATCH -> {
        settle();
        sound(type, packet);
      }
      case ROSTER -> client.listener().roster(CallMember.listOf(decode(Roster.CODEC, packet)));
      case SOUND_LEVELS -> levels = ParticipantLevel.listOf(decode(SoundLevels.CODEC, packet));
      default -> dropped(type.code(), "not expected from a server");
    }
  }

  /**
   * What a C server complains of in clear is its own misreading, which {@link Diagnosis} explains.
   */
  private Level levelOf(RemoteLog log) {
    if (misreadsClients()) {
      return Level.DEBUG;
    }
    return switch (log.level()) {
      case DEV, DEBUG -> Level.DEBUG;
      case INFO -> Level.INFO;
      case WARN -> Level.WARNING;
      case ERROR, FATAL -> Level.ERROR;
    };
  }

  /** Whether this is a C server in clear, as far as is known yet. */
  private boolean misreadsClients() {
    return !isExtended() && !Objects.requireNonNull(link).encrypted();
  }

  /** Without encryption there is no handshake that tells the dialect. */
  private void learnDialect(ServerState state) {
    if (state.dialect() == Dialect.EXTENDED && !isExtended()) {
      dialect = Dialect.EXTENDED;
      announce();
      introduce();
      client.listener().dialectKnown(Dialect.EXTENDED);
    }
  }

  /**
   * A handshake alone does not make a session: a server that is full ends it right afterwards. Nor
   * does the state that a C server tells a client in clear, which it misreads from then on.
   */
  private void settle() {
    if (!settled) {
      settled = true;
      client.settled();
    }
  }

  private void frame(ReceivedPacket packet) throws MalformedPacketException {
    AsciiFrame frame = AsciiFramePacket.takeFrame(packet);
    if (!guard.isHarmless(packet.array(), frame.offset(), frame.length())) {
      throw new MalformedPacketException("frame holds more than text and colours");
    }
    AsciiFrame shown = isExtended() ? frame : whole(frame);
    packet.buffer().retain();
    client.show(shown);
  }

  private AsciiFrame whole(AsciiFrame frame) {
    ViewerProfile terminal = client.profile();
    if (halfBlocks.learn(frame, terminal)) {
      announce();
    }
    return halfBlocks.fit(frame, terminal);
  }

  /** Servers send sound even to clients that have no speakers. */
  private void sound(PacketType type, ReceivedPacket packet) throws MalformedPacketException {
    if (sound == null) {
      return;
    }
    try {
      if (type == PacketType.AUDIO_BATCH) {
        sound.raw(client.now(), decode(AudioBatch.CODEC, packet));
      } else {
        sound.opus(client.now(), decode(OpusBatch.CODEC, packet));
      }
    } catch (MalformedPacketException e) {
      sound.bad();
      throw e;
    }
  }

  private static <T> T decode(PacketCodec<T> codec, ReceivedPacket packet)
      throws MalformedPacketException {
    return codec.decode(packet.reader());
  }

  @Override
  public void dropped(int type, String reason) {
    client.listener().badPacket(type, reason);
  }

  @Override
  public void slowStep(PacketType type, long nanos) {
    client.listener().slowStep(type.name(), Duration.ofNanos(nanos));
  }

  @Override
  public void ended(LinkEnd end) {
    established = false;
    LinkEnd reason = told == null ? sessionOf(end) : told;
    boolean unclear = !isExtended() && !end.duringHandshake();
    boolean encrypted = Objects.requireNonNull(link).encrypted();
    client.lost(unclear ? diagnosis.of(reason, encrypted, settled, client.now()) : reason);
  }

  /** A client in clear shakes hands with itself: with a silent server there was no session. */
  private LinkEnd sessionOf(LinkEnd end) {
    boolean silent = end.code() == ErrorCode.TIMEOUT && !diagnosis.hasHeard();
    return silent ? new LinkEnd(end.code(), end.message(), true, end.cause()) : end;
  }
}
