package io.asciichat.core.server.sound;

import io.asciichat.core.link.PeerLink;
import io.asciichat.core.loop.LoopHandle;
import io.asciichat.core.loop.LoopSlot;
import io.asciichat.core.packet.Dialect;
import io.asciichat.core.packet.MalformedPacketException;
import io.asciichat.core.packet.session.AudioBatch;
import io.asciichat.core.packet.session.ClientCapabilities;
import io.asciichat.core.packet.session.OpusBatch;
import io.asciichat.core.packet.session.ViewerWishes;
import io.asciichat.core.port.PacketCipher.PeerInfo;
import io.asciichat.core.statistics.Counter;
import io.asciichat.core.statistics.SoundStatistics;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The sound of one session: what the client sends, and the loop that sends it what the others say.
 * Belongs to the client's receive loop; {@link #end} is called when that has left. A server without
 * a codec does nothing here.
 */
public final class SessionSound {
  private static final Duration LOOP_TIMEOUT = Duration.ofMillis(500);

  /** The codec bit of Opus in CLIENT_CAPABILITIES. */
  private static final int OPUS = 2;

  private final Owner owner;
  private final @Nullable SoundRoom room;
  private final CallSound call;
  private final VoiceLevel level;
  private Dialect dialect = Dialect.ACIP;
  private boolean started;
  private @Nullable SoundListener client;
  private final LoopSlot loop = new LoopSlot();
  private final Counter received = new Counter();

  /** Written by the receive loop, read by any. */
  private volatile Voices voices = new Voices(0, 0, null);

  private long dropped;

  /**
   * The voice of this time, and what those before it have lost; replaced as one, so that no figure
   * is missed or counted twice.
   *
   * @param droppedBefore samples
   * @param gapsBefore how often those ran dry
   */
  private record Voices(long droppedBefore, long gapsBefore, @Nullable SentVoice now) {
    long dropped() {
      return droppedBefore + (now == null ? 0 : now.buffer().dropped());
    }

    long gaps() {
      return gapsBefore + (now == null ? 0 : now.buffer().underruns());
    }
  }

  /** The session whose sound it is. Called on its receive loop. */
  public interface Owner {
    /** The session's number. */
    long id();

    /** The way to its client. */
    PeerLink link();

    /** The client has said whether it sends sound. */
    void sendsSound(boolean yes);

    /**
     * Sound of the client has been dropped.
     *
     * @param total samples since it began
     */
    void droppedSamples(long total);

    /** The client has to go because of a failure on this side. */
    void giveUp(Throwable failure, String reason);
  }

  /**
   * @param room null when the server ignores sound
   */
  SessionSound(Owner owner, @Nullable SoundRoom room, CallSound call) {
    this.owner = owner;
    this.room = room;
    this.call = call;
    this.level = new VoiceLevel(owner.id());
  }

  /** Takes notice of what the handshake learned. */
  public void peer(PeerInfo peer) {
    dialect = peer.dialect();
  }

  /**
   * Gives the client its place: the first time, and when it wants its sound in another form, as a
   * client without encryption does once it knows the server's dialect. It listens when it
   * understands Opus. Clients of version 0.8 do not say so, and expect packets without a header.
   */
  public void join(ClientCapabilities capabilities) {
    ViewerWishes wishes = capabilities.wishes();
    boolean wantsLevels = wishes != null && wishes.soundLevels();
    SoundFormat format = SoundFormat.of(dialect, wishes);
    SoundListener before = client;
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
    SoundListener joined = room.join(owner.link(), format, listens, level);
    client = joined;
    if (listens) {
      LoopHandle handle = start(room, joined);
      if (handle == null) {
        return;
      }
      joined.loop(handle);
      // Last, because it wakes the loop: it cannot have been woken until now.
      joined.wantsLevels(wantsLevels);
      loop.set(handle);
    }
  }

  /** Returns whether {@link #join} would give the client another place, which takes an encoder. */
  public boolean changes(ClientCapabilities capabilities) {
    SoundListener before = client;
    return room != null
        && (before == null
            || !before.format.equals(SoundFormat.of(dialect, capabilities.wishes())));
  }

  private @Nullable LoopHandle start(SoundRoom where, SoundListener joined) {
    String name = "audio " + owner.id();
    try {
      return call.start(name, where, joined);
    } catch (RuntimeException | Error failure) {
      call.failures().loopDied(name, failure);
      owner.giveUp(failure, "your sound cannot be mixed");
      return null;
    }
  }

  /** Returns whether the client speaks, as {@link VoiceLevel#isSpeaking}. */
  public boolean isSpeaking(long now) {
    return level.isSpeaking(now);
  }

  /** The client is going to send sound. */
  public void start() {
    started = true;
    if (room != null) {
      owner.sendsSound(true);
      level.muted(false);
      room.list(level);
    }
  }

  /** The client sends no more sound, or has a microphone that is muted to begin with. */
  public void stop() {
    started = false;
    if (room != null) {
      owner.sendsSound(false);
      level.muted(true);
      room.list(level);
    }
  }

  /** The client has said what it is called. */
  public void rename(String name) {
    level.name(name);
    if (room != null) {
      room.relist();
    }
  }

  /** Takes a packet of the client's sound. */
  public void receive(OpusBatch batch) throws MalformedPacketException {
    SentVoice open = expected();
    if (open != null) {
      try {
        open.receive(batch, call.now());
      } finally {
        arrived();
      }
    }
  }

  /** Takes a packet of the client's sound that is not compressed. */
  public void receive(AudioBatch batch) throws MalformedPacketException {
    SentVoice open = expected();
    if (open != null) {
      try {
        open.receive(batch, call.now());
      } finally {
        arrived();
      }
    }
  }

  /** The client's voice, or null when this server ignores sound. */
  private @Nullable SentVoice expected() throws MalformedPacketException {
    SoundListener joined = client;
    if (room == null || joined == null) {
      return null;
    }
    if (!started) {
      throw new MalformedPacketException("sound before STREAM_START");
    }
    Voices known = voices;
    SentVoice voice = known.now;
    if (voice == null) {
      voice = room.openVoice(joined, received);
      voices = new Voices(known.droppedBefore, known.gapsBefore, voice);
    }
    return voice;
  }

  private void arrived() {
    if (room != null) {
      room.arrived();
    }
    long total = voices.dropped();
    if (total != dropped) {
      dropped = total;
      owner.droppedSamples(total);
    }
  }

  /** What has become of the client's sound so far; for any thread. */
  public SoundStatistics statistics() {
    Voices known = voices;
    return new SoundStatistics(received.get(), known.dropped(), known.gaps());
  }

  /** The client is gone. */
  public void end() {
    try {
      leaveRoom();
    } finally {
      if (room != null) {
        room.unlist(level);
      }
    }
  }

  private void leaveRoom() {
    loop.stop();
    loop.join(LOOP_TIMEOUT.toNanos(), call.failures()::loopStuck);
    SoundListener joined = client;
    loop.clear();
    client = null;
    Voices known = voices;
    voices = new Voices(known.dropped(), known.gaps(), null);
    if (room != null && joined != null) {
      room.leave(joined);
    }
  }
}
