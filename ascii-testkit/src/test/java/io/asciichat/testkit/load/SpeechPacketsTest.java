package io.asciichat.testkit.load;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.audio.dsp.Decibels;
import io.asciichat.core.packet.PacketHeader;
import io.asciichat.core.packet.PacketReader;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.session.OpusBatch;
import io.asciichat.testkit.audio.PcmCodec;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpeechPacketsTest {
  private static final int SECOND = 48_000;

  private static double levelDb(float[] sound, int from, int count) {
    double power = 0;
    for (int i = from; i < from + count; i++) {
      power += sound[i] * sound[i];
    }
    return Decibels.ofPower(power / count);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 7})
  void aVoiceIsAsLoudAsSpeechAndNeverPauses(int voice) {
    float[] sound = VoiceSynthesis.speak(voice, 4);
    assertEquals(4 * SECOND, sound.length);
    assertEquals(-20, levelDb(sound, 0, sound.length), 0.5);
    for (int from = 0; from < sound.length; from += SECOND / 20) {
      double piece = levelDb(sound, from, SECOND / 20);
      assertTrue(piece > -45, piece + " dB after " + from / 48 + " ms");
    }
  }

  @Test
  void loudAndSoftChangeAsInSyllables() {
    float[] sound = VoiceSynthesis.speak(0, 1);
    double loudest = -200;
    double softest = 0;
    for (int from = 0; from < sound.length; from += SECOND / 50) {
      double piece = levelDb(sound, from, SECOND / 50);
      loudest = Math.max(loudest, piece);
      softest = Math.min(softest, piece);
    }
    assertTrue(loudest - softest > 10, softest + " to " + loudest + " dB");
  }

  @Test
  void aVoiceIsAlwaysTheSameAndDiffersFromTheOthers() {
    assertArrayEquals(VoiceSynthesis.speak(2, 1), VoiceSynthesis.speak(2, 1));
    assertFalse(Arrays.equals(VoiceSynthesis.speak(2, 1), VoiceSynthesis.speak(3, 1)));
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 10, 20})
  void packetsAreWholeAndHoldOneFrameEach(int millis) throws Exception {
    SpeechPackets speech = new SpeechPackets(new PcmCodec(), millis, 2);
    byte[] packet = speech.packet(1, 5).bytes();
    PacketHeader header = PacketHeader.decode(packet, 0);
    assertEquals(PacketType.AUDIO_OPUS_BATCH.code(), header.type());
    assertEquals(packet.length - PacketHeader.SIZE, header.length());
    assertEquals(
        PacketHeader.crcOf(packet, PacketHeader.SIZE, packet.length - PacketHeader.SIZE),
        speech.packet(1, 5).payloadCrc());
    OpusBatch batch =
        OpusBatch.CODEC.decode(
            new PacketReader(packet, PacketHeader.SIZE, packet.length - PacketHeader.SIZE));
    assertEquals(millis, batch.frameMillis());
    assertEquals(1, batch.frames().size());
  }

  @Test
  void clientsOfOneVoiceAreAtDifferentPlacesAndTheVoiceRepeats() {
    SpeechPackets speech = new SpeechPackets(new PcmCodec(), 10, 64);
    assertNotSame(speech.packet(0, 0), speech.packet(8, 0));
    assertNotSame(speech.packet(0, 0), speech.packet(56, 0));
    assertSame(speech.packet(3, 0), speech.packet(3, 400));
    assertNotSame(speech.packet(3, 0), speech.packet(3, 1));
  }
}
