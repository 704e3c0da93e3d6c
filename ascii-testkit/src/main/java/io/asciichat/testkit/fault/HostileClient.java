package io.asciichat.testkit.fault;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.color.ColorLevel;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.loop.Loop;
import io.asciichat.core.packet.PacketHeader;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.PacketWriter;
import io.asciichat.core.packet.session.StreamChange;
import io.asciichat.core.port.Endpoint;
import io.asciichat.core.port.Security;
import io.asciichat.core.render.ViewerProfile;
import io.asciichat.testkit.transport.MemoryTransport;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An attacker: one event of a hostile kind, played by a loop of its own. */
final class HostileClient implements Loop {
  private static final long STEP_NANOS = 10_000_000L;
  private static final long CONNECT_NANOS = 1_000_000_000L;

  /** What is sent in one step: a flood of up to 10,000 packets a second. */
  private static final int ACTS_PER_STEP = 100;

  /** Slow enough for what they do to be seen. */
  private static final int PACKETS_PER_STEP = 4;

  /** How long an attacker stays when it has done what it wanted. */
  private static final long LINGER_NANOS = 2_000_000_000L;

  /** How long those stay that only take up room. */
  private static final long SQUAT_NANOS = 20_000_000_000L;

  private static final int MAX_RECONNECTS = 5;
  private static final int HEADER_LENGTH_AT = 10;

  /** What those ask for who are after something else than pictures: little, to be quick. */
  private static final ViewerProfile READS_LITTLE =
      ViewerProfile.ofSize(32, 8).withColorLevel(ColorLevel.NONE).withFramesPerSecond(5);

  private static final ViewerProfile READS_MUCH = ViewerProfile.ofSize(80, 24);
  private static final byte[] NOTHING = new byte[0];
  private static final byte[] START = streams(true);
  private static final byte[] STOP = streams(false);

  private final FaultEvent event;
  private final MemoryTransport machine;
  private final Endpoint server;
  private final BufferPool pool;
  private final Security security;
  private final PacketGrammar grammar;
  private final List<HostilePeer> peers = new ArrayList<>();
  private final boolean outside;
  private long begun = Long.MIN_VALUE;
  private long leaves = Long.MAX_VALUE;
  private int opened;
  private int acts;
  private byte[] slow = NOTHING;

  /**
   * @param machine from where it connects
   * @param pool of its connections
   * @param security how those greet the server who go through the handshake
   */
  HostileClient(
      FaultEvent event,
      MemoryTransport machine,
      Endpoint server,
      BufferPool pool,
      Security security) {
    this.event = event;
    this.machine = machine;
    this.server = server;
    this.pool = pool;
    this.security = security;
    grammar = new PacketGrammar(event.seed() * 1_000_003L + event.kind().ordinal());
    outside =
        switch (event.kind()) {
          case SILENT, ANNOUNCES, STRANGERS -> true;
          case BYTES, TRICKLE -> event.seed() % 2 == 0;
          default -> false;
        };
  }

  private static byte[] streams(boolean start) {
    PacketWriter writer = new PacketWriter();
    if (start) {
      StreamChange.START.encode(StreamChange.start(true, true), writer);
    } else {
      StreamChange.STOP.encode(StreamChange.stop(true, false), writer);
    }
    return writer.toByteArray();
  }

  @Override
  public long step(long now) {
    if (begun == Long.MIN_VALUE) {
      begun = now;
    }
    open(now);
    boolean alive = opened == 0;
    for (HostilePeer peer : peers) {
      if (event.kind() != FaultKind.DEAF || !peer.isIn()) {
        peer.read();
      }
      alive |= !peer.isOver();
    }
    if (!alive && !reopen(now) || now >= leaves) {
      return DONE;
    }
    act(now);
    return now + STEP_NANOS;
  }

  /** The connections come one in every step. */
  private void open(long now) {
    int wanted =
        switch (event.kind()) {
          case SILENT, PINGS, ANNOUNCES, STRANGERS -> event.amount();
          default -> 1;
        };
    if (opened < wanted) {
      opened++;
      connect();
      if (opened == wanted && squats()) {
        leaves = now + SQUAT_NANOS;
      }
    }
  }

  private boolean squats() {
    return switch (event.kind()) {
      case SILENT, PINGS, ANNOUNCES -> true;
      default -> false;
    };
  }

  private void connect() {
    try {
      HostilePeer peer =
          new HostilePeer(
              machine.connect(server, pool, CONNECT_NANOS), pool, outside ? null : security);
      peers.add(peer);
    } catch (AsciiChatException e) {
      // The server is down at the moment.
      leaves = 0;
    }
  }

  /** Those who are thrown out in the middle of it come again. */
  private boolean reopen(long now) {
    if (squats() || acts >= event.amount() || opened > MAX_RECONNECTS || now < begun) {
      return false;
    }
    opened++;
    connect();
    return true;
  }

  private void act(long now) {
    for (HostilePeer peer : peers) {
      if (peer.isIn()) {
        if (peer.enters()) {
          announce(peer);
        }
        peer.stayAlive(now);
      }
    }
    switch (event.kind()) {
      case PINGS, SILENT -> {}
      case DEAF -> leaves = begun + event.amount() * 1_000_000L;
      case GIANT -> leaves = begun + LINGER_NANOS;
      case ANNOUNCES, STRANGERS -> actOnce();
      case TRICKLE -> finish(now, trickle());
      default -> finish(now, flood(now));
    }
  }

  /** Announces a terminal and pictures. */
  private void announce(HostilePeer peer) {
    ViewerProfile profile =
        event.kind() == FaultKind.GIANT
            ? ViewerProfile.ofSize(event.amount(), event.amount() / 3)
            : event.kind() == FaultKind.DEAF ? READS_MUCH : READS_LITTLE;
    peer.send(PacketType.CLIENT_CAPABILITIES, grammar.profile(profile));
    peer.send(PacketType.STREAM_START, START);
  }

  /** One act for each connection that has come since. */
  private void actOnce() {
    for (; acts < peers.size(); acts++) {
      HostilePeer peer = peers.get(acts);
      if (event.kind() == FaultKind.ANNOUNCES) {
        byte[] header = new byte[PacketHeader.SIZE];
        PacketHeader.encode(PacketType.IMAGE_FRAME.code(), PacketHeader.MAX_PAYLOAD, 0, header, 0);
        peer.inject(header);
      } else {
        byte[] payload = grammar.any();
        peer.inject(packet(grammar.code(), payload));
      }
    }
    if (event.kind() == FaultKind.STRANGERS && acts == event.amount()) {
      leaves = Math.min(leaves, begun + opened * STEP_NANOS + LINGER_NANOS);
    }
  }

  private static byte[] packet(int code, byte[] payload) {
    byte[] packet = new byte[PacketHeader.SIZE + payload.length];
    PacketHeader.encode(
        code, payload.length, PacketHeader.crcOf(payload, 0, payload.length), packet, 0);
    System.arraycopy(payload, 0, packet, PacketHeader.SIZE, payload.length);
    return packet;
  }

  /** A byte in every step. */
  private boolean trickle() {
    if (slow.length == 0) {
      slow = packet(PacketType.IMAGE_FRAME.code(), grammar.picture());
    }
    HostilePeer peer = peers.isEmpty() ? null : peers.getLast();
    if (peer != null) {
      peer.inject(new byte[] {slow[acts % slow.length]});
    }
    acts++;
    return acts >= event.amount();
  }

  /** Tells whether all is done. */
  private boolean flood(long now) {
    HostilePeer peer = peers.isEmpty() ? null : peers.getLast();
    int atOnce = event.kind() == FaultKind.PACKETS ? PACKETS_PER_STEP : ACTS_PER_STEP;
    for (int i = 0; peer != null && i < atOnce && acts < event.amount(); i++) {
      if (peer.isOver() || !(outside || peer.isIn()) || !peer.writable(now)) {
        break;
      }
      acts++;
      attack(peer);
    }
    return acts >= event.amount();
  }

  private void finish(long now, boolean done) {
    if (done) {
      leaves = Math.min(leaves, now + LINGER_NANOS);
    }
  }

  private void attack(HostilePeer peer) {
    switch (event.kind()) {
      case TOGGLES -> {
        peer.send(PacketType.IMAGE_FRAME, grammar.picture(8, 6));
        peer.send(PacketType.STREAM_STOP, STOP);
      }
      case RESHAPES -> peer.send(PacketType.IMAGE_FRAME, grammar.picture());
      case PROFILES -> peer.send(PacketType.CLIENT_CAPABILITIES, grammar.profile());
      case NAMES -> peer.send(PacketType.CLIENT_JOIN, grammar.name());
      case LOGS -> peer.send(PacketType.REMOTE_LOG, grammar.line());
      case PING_FLOOD -> peer.send(PacketType.PING, NOTHING);
      case SOUNDS -> sound(peer);
      case BYTES -> peer.inject(grammar.bytes(1 + grammar.random().nextInt(100)));
      default -> anything(peer);
    }
  }

  private void sound(HostilePeer peer) {
    if (grammar.random().nextInt(4) == 0) {
      peer.send(PacketType.AUDIO_BATCH, grammar.rawSound());
    } else {
      peer.send(PacketType.AUDIO_OPUS_BATCH, grammar.opus());
    }
  }

  private void anything(HostilePeer peer) {
    byte[] payload = grammar.any();
    PacketType type = PacketType.of(grammar.code());
    int luck = grammar.random().nextInt(1_000);
    if (type != null && endsSession(type) && luck % 20 != 0) {
      return;
    }
    if (type == null || luck < 20) {
      byte[] packet = packet(grammar.code(), payload);
      if (luck == 0) {
        packet[grammar.random().nextInt(HEADER_LENGTH_AT)] ^= 1;
      }
      peer.inject(packet);
    } else {
      peer.send(type, payload);
    }
  }

  /** Most of these are left out, so that a session lives to see others. */
  private static boolean endsSession(PacketType type) {
    return switch (type) {
      case ENCRYPTED, CLIENT_LEAVE, REKEY_REQUEST, REKEY_RESPONSE, REKEY_COMPLETE -> true;
      default -> false;
    };
  }

  @Override
  public void ended(@Nullable Throwable failure) {
    peers.forEach(HostilePeer::close);
  }
}
