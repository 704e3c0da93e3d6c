package io.asciichat.core.server;

import io.asciichat.core.loop.LoopHandle;
import io.asciichat.core.packet.MalformedPacketException;
import io.asciichat.core.packet.session.AudioBatch;
import io.asciichat.core.packet.session.ClientCapabilities;
import io.asciichat.core.packet.session.OpusBatch;
import io.asciichat.core.packet.session.ViewerWishes;
import io.asciichat.core.port.PacketCipher.PeerInfo;
import org.jspecify.annotations.Nullable;

/**
 * The sound of one session: what the client sends, and the loop that sends it what the others say.
 * Belongs to the client's receive loop; {@link #end} is called when that has left. A server without
 * a codec does nothing here.
 */
final class SessionSound {
  private static final long PATIENCE = 500_000_000L;

  /** The codec bit of Opus in CLIENT_CAPABILITIES. */
  private static final int OPUS = 2;

  private final ClientSession session;
  private final ServerContext server;
  private final @Nullable SoundRoom room;
  private final VoiceLevel level;
  private boolean ours;
  private boolean started;
  private @Nullable SoundClient client;
  private @Nullable LoopHandle loop;
  private @Nullable Voice voice;

  SessionSound(ClientSession session, ServerContext server) {
    this.session = session;
    this.server = server;
    this.room = server.sound();
    this.level = new VoiceLevel(session.info().id());
  }

  /** Takes notice of what the handshake learned. */
  void peer(PeerInfo peer) {
    ours = peer.extensions();
  }

  /**
   * Gives the client its place: the first time, and when it wants its sound in another form, as a
   * client without encryption does once it knows whose server this is. It listens when it
   * understands Opus. Clients of version 0.8 do not say so, and expect packets without a header.
   */
  void join(ClientCapabilities capabilities) {
    ViewerWishes wishes = capabilities.wishes();
    boolean wantsLevels = wishes != null && wishes.soundLevels();
    SoundFormat format = SoundFormat.of(ours, wishes);
    SoundClient before = client;
    if (room == null) {
      return;
    }
    if (before != null && before.format.equals(format)) {
      before.wantsLevels(wantsLevels);
      return;
    }
    leaveRoom();
    ClientCapabilities.Codecs codecs = capabilities.codecs();
    boolean listens = codecs != null && (codecs.audio() & OPUS) != 0;
    SoundClient joined = room.join(session.link(), format, listens, level);
    client = joined;
    if (listens) {
      LoopHandle handle = start(room, joined);
      if (handle == null) {
        return;
      }
      joined.loop(handle);
      // Last, because it wakes the loop: it cannot have been woken until now.
      joined.wantsLevels(wantsLevels);
      loop = handle;
    }
  }

  /** Whether {@link #join} would give the client another place, which takes an encoder. */
  boolean changes(ClientCapabilities capabilities) {
    SoundClient before = client;
    return room != null
        && (before == null || !before.format.equals(SoundFormat.of(ours, capabilities.wishes())));
  }

  private @Nullable LoopHandle start(SoundRoom where, SoundClient joined) {
    try {
      return server.startAudio(session, where, joined);
    } catch (RuntimeException | Error failure) {
      server.listener().loopDied("audio " + session.info().id(), failure);
      session.giveUp(failure, "your sound cannot be mixed");
      return null;
    }
  }

  /** Whether the client speaks, as {@link VoiceLevel#isSpeaking}. */
  boolean isSpeaking(long now) {
    return level.isSpeaking(now);
  }

  /** The client is going to send sound. */
  void start() {
    started = true;
    if (room != null) {
      session.update(before -> before.withAudio(true));
      level.muted(false);
      room.list(level);
    }
  }

  /** The client sends no more sound, or has a microphone that is muted to begin with. */
  void stop() {
    started = false;
    if (room != null) {
      session.update(before -> before.withAudio(false));
      level.muted(true);
      room.list(level);
    }
  }

  /** The client has said what it is called. */
  void rename(String name) {
    level.name(name);
    if (room != null) {
      room.relist();
    }
  }

  void receive(OpusBatch batch) throws MalformedPacketException {
    Voice open = expected();
    if (open != null) {
      try {
        open.receive(batch, arrival());
      } finally {
        arrived(open);
      }
    }
  }

  void receive(AudioBatch batch) throws MalformedPacketException {
    Voice open = expected();
    if (open != null) {
      try {
        open.receive(batch, arrival());
      } finally {
        arrived(open);
      }
    }
  }

  private long arrival() {
    return TickSamples.at(server.environment().clock().nanos());
  }

  /** The client's voice, or null when this server ignores sound. */
  private @Nullable Voice expected() throws MalformedPacketException {
    SoundClient joined = client;
    if (room == null || joined == null) {
      return null;
    }
    if (!started) {
      throw new MalformedPacketException("sound before STREAM_START");
    }
    if (voice == null) {
      voice = room.openVoice(joined);
    }
    return voice;
  }

  private void arrived(Voice open) {
    if (room != null) {
      room.arrived();
    }
    long dropped = open.buffer().dropped();
    if (dropped != session.info().droppedSamples()) {
      session.update(before -> before.withDroppedSamples(dropped));
    }
  }

  /** The client is gone. */
  void end() {
    try {
      leaveRoom();
    } finally {
      if (room != null) {
        room.unlist(level);
      }
    }
  }

  private void leaveRoom() {
    LoopHandle handle = loop;
    if (handle != null) {
      handle.stop();
      handle.join(PATIENCE, server.listener()::loopStuck);
    }
    SoundClient joined = client;
    loop = null;
    client = null;
    voice = null;
    if (room != null && joined != null) {
      room.leave(joined);
    }
  }
}
