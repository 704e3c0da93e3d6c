package io.asciichat.system;

import io.asciichat.core.audio.MixerSettings;
import io.asciichat.core.audio.VoiceSettings;
import io.asciichat.core.client.AsciiChatClient;
import io.asciichat.core.client.OwnSound;
import io.asciichat.core.client.SoundSettings;
import io.asciichat.core.port.AudioCodec;
import io.asciichat.core.port.AudioSink;
import io.asciichat.core.port.AudioSource;
import io.asciichat.core.render.Look;
import io.asciichat.core.render.ViewerProfile;
import io.asciichat.core.server.AsciiChatServer;
import io.asciichat.media.audio.opus.OpusCodecs;
import io.asciichat.testkit.audio.MemorySink;
import io.asciichat.testkit.display.MemoryDisplay;
import org.jspecify.annotations.Nullable;

/**
 * A server and two clients with real Opus. The first one speaks what its microphone is given,
 * through no voice chain; the second one only listens.
 */
final class TwoClients implements AutoCloseable {
  private static final ViewerProfile VIEW =
      ViewerProfile.ofSize(20, 10).withFramesPerSecond(1).withLook(Look.USUAL);

  final ScriptedMicrophone microphone;

  /** What the one who speaks hears. */
  final MemorySink back = new MemorySink(9600, 30);

  private final World world;
  private final AudioCodec codec = OpusCodecs.open(OpusCodecs.Choice.AUTO);
  private final AsciiChatServer server;
  private final AsciiChatClient speaker;
  private final AsciiChatClient listener;

  /**
   * @param world closed with the call
   * @param said what is spoken
   * @param frameMillis of the packets in both directions
   * @param mixer what the server does
   * @param ears where it is heard
   */
  TwoClients(World world, float[] said, int frameMillis, MixerSettings mixer, AudioSink ears) {
    this.world = world;
    microphone = new ScriptedMicrophone(said);
    server =
        AsciiChatServer.builder(world.transport, world.security)
            .runtime(world.runtime)
            .listenOn(world.where)
            .audio(codec)
            .mixer(mixer)
            .start();
    speaker = join(microphone, back, frameMillis);
    listener = join(null, ears, frameMillis);
    world.until(() -> server.sessions().size() == 2 && connected());
  }

  private boolean connected() {
    return speaker.isConnected() && listener.isConnected();
  }

  private AsciiChatClient join(@Nullable AudioSource voice, AudioSink ears, int frameMillis) {
    SoundSettings settings =
        SoundSettings.STANDARD.withVoice(VoiceSettings.OFF).withFrameMillis(frameMillis);
    OwnSound.Builder sound = OwnSound.builder(codec).speakers(ears).settings(settings);
    if (voice != null) {
      sound.microphone(voice);
    }
    return AsciiChatClient.builder(
            world.way, world.security, server.endpoints().getFirst(), new MemoryDisplay(VIEW))
        .runtime(world.runtime)
        .sound(sound.build())
        .start();
  }

  /**
   * Says it, half a second from now.
   *
   * @return when it begins
   */
  long speak() {
    long begin = world.now() + 500_000_000L;
    microphone.begin(begin);
    return begin;
  }

  /** How playing went. */
  String summary() {
    return String.valueOf(listener.playback());
  }

  /** Which codec is in use. */
  String codec() {
    return codec.name();
  }

  /** Ends everything; afterwards the speakers' contents may be read. */
  @Override
  public void close() {
    listener.close();
    speaker.close();
    server.close();
    world.close();
  }
}
