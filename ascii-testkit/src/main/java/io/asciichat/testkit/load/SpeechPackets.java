package io.asciichat.testkit.load;

import io.asciichat.core.client.SoundSettings;
import io.asciichat.core.packet.PacketHeader;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.session.OpusBatch;
import io.asciichat.core.port.AudioCodec;
import io.asciichat.core.port.AudioCodec.Encoder;
import io.asciichat.core.port.AudioSource;
import io.asciichat.testkit.load.Feed.PreparedPacket;
import java.util.Arrays;

/**
 * Some seconds of a few voices as whole AUDIO_OPUS_BATCH packets in clear, encoded once as clients
 * do it, before anything is measured. Several clients have the same voice, each at another place of
 * it.
 */
final class SpeechPackets {
  private static final int VOICES = 8;
  private static final int SECONDS = 4;

  /** No divisor of any loop's length, so that clients of one voice are far apart. */
  private static final int STRIDE = 37;

  private final PreparedPacket[][] voices;

  /**
   * @param talking how many clients there are to talk
   */
  SpeechPackets(AudioCodec codec, int frameMillis, int talking) {
    voices = new PreparedPacket[Math.min(VOICES, talking)][];
    for (int voice = 0; voice < voices.length; voice++) {
      voices[voice] = encode(codec, frameMillis, VoiceSynthesis.speak(voice, SECONDS));
    }
  }

  private static PreparedPacket[] encode(AudioCodec codec, int frameMillis, float[] sound) {
    int count = frameMillis * AudioSource.SAMPLE_RATE / 1000;
    int start = PacketHeader.SIZE + OpusBatch.SINGLE_HEADER_SIZE;
    byte[] packet = new byte[start + Encoder.MOST_BYTES];
    PreparedPacket[] packets = new PreparedPacket[sound.length / count];
    try (Encoder encoder = codec.openEncoder(SoundSettings.STANDARD.encoding())) {
      for (int i = 0; i < packets.length; i++) {
        int size = encoder.encode(sound, i * count, count, packet, start);
        OpusBatch.writeSingleHeader(packet, PacketHeader.SIZE, frameMillis, size);
        packets[i] =
            PreparedPacket.of(PacketType.AUDIO_OPUS_BATCH, Arrays.copyOf(packet, start + size));
      }
    }
    return packets;
  }

  /**
   * One packet of a client's voice.
   *
   * @param client numbered from 0
   * @param index number of the packet
   */
  PreparedPacket packet(int client, long index) {
    PreparedPacket[] voice = voices[client % voices.length];
    return voice[Math.floorMod(index + (long) client * STRIDE, voice.length)];
  }
}
