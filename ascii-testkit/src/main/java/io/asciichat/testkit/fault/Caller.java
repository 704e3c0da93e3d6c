package io.asciichat.testkit.fault;

import io.asciichat.core.audio.VoiceSettings;
import io.asciichat.core.client.AsciiChatClient;
import io.asciichat.core.client.ClientEnd;
import io.asciichat.core.client.ClientListener;
import io.asciichat.core.client.OwnSound;
import io.asciichat.core.client.OwnVideo;
import io.asciichat.core.client.SoundSettings;
import io.asciichat.core.color.ColorLevel;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.packet.Dialect;
import io.asciichat.core.render.Look;
import io.asciichat.core.render.ViewerProfile;
import io.asciichat.testkit.audio.PcmCodec;
import io.asciichat.testkit.call.SimulatedCall;
import io.asciichat.testkit.transport.LinkProfile;
import io.asciichat.testkit.transport.LinkTrouble;
import io.asciichat.testkit.transport.MemoryConnection;
import io.asciichat.testkit.transport.MemoryTransport;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An honest participant, and what it is entitled to. */
final class Caller {
  /** How long a caller may take, once connected, until everything flows. */
  private static final long SETTLE_NANOS = 1_500_000_000L;

  /** How long a caller may take to come back after the last trouble it was in, or to get in. */
  static final long RETURN_NANOS = 6_000_000_000L;

  /** In a call with sound the first of this number have it: sound is what costs most time. */
  private static final int SPEAKERS = 2;

  /** Bytes on the way: a third of a second, so that a standstill soon fills the server's queue. */
  private static final int PICTURE_BUFFER = 4 << 10;

  private static final int SOUND_BUFFER = 40 << 10;
  private static final long RETRY_NANOS = 1_000_000_000L;
  private static final int[][] SIZES = {{60, 18}, {80, 24}, {66, 20}, {62, 18}};

  private final int number;
  private final boolean sound;
  private final SimulatedCall call;
  private final ArrivalWatch display;
  private final SoundWatch speakers;
  private final Arrivals pictures;
  private final Arrivals voices;
  private final MemoryTransport machine;
  private final LevelCamera camera;
  private @Nullable AsciiChatClient client;
  private boolean wanted;
  private long troubledUntil;
  private long mayBeLostUntil;

  /** Whether a loss of the connection is owed to trouble, and so is the pause that follows. */
  private boolean hit;

  private long connectedSince = Long.MAX_VALUE;
  private long retryAt = Long.MAX_VALUE;
  private @Nullable String complaint;

  Caller(int number, int link, long maxGapNanos, boolean sound, SimulatedCall call) {
    this.number = number;
    this.sound = sound && number <= SPEAKERS;
    this.call = call;
    pictures = new Arrivals(call.scheduler(), maxGapNanos);
    voices = new Arrivals(call.scheduler(), maxGapNanos);
    display =
        new ArrivalWatch(
            call.scheduler(),
            ViewerProfile.ofSize(SIZES[0][0], SIZES[0][1])
                .withColorLevel(ColorLevel.NONE)
                .withCustomPalette(LevelCamera.PALETTE)
                .withFramesPerSecond(LevelCamera.FRAMES_PER_SECOND)
                .withLook(
                    Look.ACIP.withNames(false).withSteadiness(0).withDialect(Dialect.EXTENDED)),
            pictures);
    speakers = new SoundWatch(voices);
    machine = call.network().from(address(number), link(link, number, sound));
    camera = new LevelCamera(number, call.pool());
  }

  /** Where the caller of this number comes from. */
  static String address(int number) {
    return "10.0.0." + number;
  }

  /**
   * A link that is good enough for a call: 0 perfect, 1 and 2 with latency, 3 with jitter, 4 with
   * short standstills, 5 slow.
   */
  static LinkProfile link(int kind, int seed, boolean sound) {
    LinkTrouble trouble = new LinkTrouble(0, 0, 0, seed);
    LinkProfile perfect = LinkProfile.PERFECT.buffer(sound ? SOUND_BUFFER : PICTURE_BUFFER);
    return switch (kind) {
      case 1 -> perfect.latency(Duration.ofMillis(20));
      case 2 -> perfect.latency(Duration.ofMillis(80));
      case 3 ->
          perfect.latency(Duration.ofMillis(30)).trouble(trouble.jitter(Duration.ofMillis(30)));
      case 4 ->
          perfect
              .latency(Duration.ofMillis(10))
              .trouble(trouble.stalls(0.02, Duration.ofMillis(60)));
      case 5 -> perfect.latency(Duration.ofMillis(40)).bandwidth(400_000);
      default -> perfect;
    };
  }

  void join() {
    if (!wanted) {
      wanted = true;
      trouble(0);
      start();
    }
  }

  private void start() {
    retryAt = Long.MAX_VALUE;
    AsciiChatClient.Builder builder =
        AsciiChatClient.builder(machine, call.security(), call.endpoint(), display)
            .video(OwnVideo.of(camera))
            .name("caller " + number)
            .listener(new Listening())
            .runtime(call.runtime());
    if (sound) {
      builder.sound(
          OwnSound.builder(new PcmCodec())
              .microphone(new Tone(number))
              .speakers(speakers)
              .settings(SoundSettings.STANDARD.withVoice(VoiceSettings.OFF))
              .build());
    }
    client = builder.start();
  }

  private final class Listening implements ClientListener {
    @Override
    public void reconnecting(ErrorCode code, String reason, Duration delay) {
      if (now() >= mayBeLostUntil) {
        complain("was thrown out: " + reason);
      } else if (hit || code == ErrorCode.CONNECT) {
        hit = false;
        disturb(delay.toNanos());
        mayBeLostUntil = troubledUntil;
      }
    }

    @Override
    public void videoFailed(String reason) {
      complain("lost its camera: " + reason);
    }

    @Override
    public void microphoneFailed(String reason) {
      complain("lost its microphone: " + reason);
    }

    @Override
    public void speakersFailed(String reason) {
      complain("lost its speakers: " + reason);
    }
  }

  void leave() {
    wanted = false;
    AsciiChatClient left = client;
    client = null;
    connectedSince = Long.MAX_VALUE;
    retryAt = Long.MAX_VALUE;
    if (left != null) {
      left.close();
    }
  }

  void resize(int kind) {
    int[] size = SIZES[kind % SIZES.length];
    display.resize(size[0], size[1]);
  }

  /** The connection at the caller's end, if it was ever made. */
  @Nullable MemoryConnection connection() {
    return machine.latest().orElse(null);
  }

  /**
   * Something has hit this caller: for so long, and until it is back, it is entitled to nothing.
   */
  void trouble(long nanos) {
    hit = true;
    disturb(nanos);
    mayBeLostUntil = troubledUntil;
  }

  /** The same by something that a connection survives. */
  void disturb(long nanos) {
    troubledUntil = Math.max(troubledUntil, now() + nanos + RETURN_NANOS);
  }

  boolean isTroubled() {
    return now() < troubledUntil;
  }

  /** Returns whether it is in the call and everything must flow to it and from it. */
  boolean isFine() {
    return isSettled() && !isTroubled();
  }

  /** Returns whether it is connected, and has been for a moment. */
  boolean isSettled() {
    return connectedSince != Long.MAX_VALUE && now() - connectedSince >= SETTLE_NANOS;
  }

  boolean speaks() {
    return sound && wanted;
  }

  /** Looks at the state of the client; to be called often. */
  void look() {
    AsciiChatClient running = client;
    if (running == null) {
      return;
    }
    boolean connected = running.isConnected();
    if (!connected) {
      connectedSince = Long.MAX_VALUE;
    } else if (connectedSince == Long.MAX_VALUE) {
      connectedSince = now();
    }
    if (running.end().isDone()) {
      ended(running.end().join());
    } else if (!connected && !isTroubled()) {
      complain("is not in the call");
    }
    String fault = display.fault();
    if (fault != null) {
      complain("sees that " + fault);
    }
  }

  /** People who are turned away try again. */
  private void ended(ClientEnd end) {
    connectedSince = Long.MAX_VALUE;
    if (!isTroubled()) {
      complain("was turned away: " + end.message());
    } else if (retryAt == Long.MAX_VALUE) {
      retryAt = now() + RETRY_NANOS;
    } else if (now() >= retryAt) {
      AsciiChatClient over = client;
      if (over != null) {
        over.close();
      }
      start();
    }
  }

  private void complain(String what) {
    if (complaint == null && wanted) {
      complaint = what;
    }
  }

  private long now() {
    return call.scheduler().nanos();
  }

  int number() {
    return number;
  }

  Arrivals pictures() {
    return pictures;
  }

  Arrivals voices() {
    return voices;
  }

  ArrivalWatch display() {
    return display;
  }

  long digest() {
    return display.digest() * 31 + speakers.digest();
  }

  /** What has happened to it that must not, or null. */
  @Nullable String complaint() {
    return complaint;
  }
}
