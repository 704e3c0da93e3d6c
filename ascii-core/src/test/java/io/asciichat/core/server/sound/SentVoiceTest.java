package io.asciichat.core.server.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.audio.MixerSettings;
import io.asciichat.core.packet.ByteSlice;
import io.asciichat.core.packet.MalformedPacketException;
import io.asciichat.core.packet.session.AudioBatch;
import io.asciichat.core.packet.session.OpusBatch;
import io.asciichat.core.port.AudioCodec;
import io.asciichat.core.statistics.Counter;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a hostile client's sound costs. */
class SentVoiceTest {
  private static final int FRAME = 960;

  private int decoded;
  private final SentVoice voice =
      new SentVoice(new Marked(), MixerSettings.PLAIN_SUM, 0, new Counter());

  private static ByteSlice good() {
    return ByteSlice.of(new byte[] {1, 2, 3});
  }

  private static ByteSlice garbage() {
    return ByteSlice.of(new byte[] {9, 2, 3});
  }

  private MalformedPacketException refused(OpusBatch batch) {
    return assertThrows(MalformedPacketException.class, () -> voice.receive(batch, 0));
  }

  @Test
  void aPacketFullOfGarbageIsGivenUpSoonAndCostsNoStackTrace() {
    OpusBatch batch = new OpusBatch(48_000, 1, Collections.nCopies(1000, garbage()));
    MalformedPacketException first = refused(batch);
    assertTrue(decoded <= 3, "tried " + decoded + " of 1000 frames");
    assertEquals(0, first.getStackTrace().length);
    assertSame(first, refused(batch), "made once");
  }

  @Test
  void goodFramesBesideABrokenOneAreHeard() {
    refused(OpusBatch.of(List.of(good(), garbage(), good())));
    assertEquals(2 * FRAME, voice.buffer().available());
  }

  @Test
  void aGoodPacketIsHeardWhole() throws MalformedPacketException {
    voice.receive(OpusBatch.of(List.of(good(), good())), 0);
    assertEquals(2 * FRAME, voice.buffer().available());
  }

  @Test
  void rawSoundIsBoundedByItsSamplesWhateverItsRateAndChannels() throws Exception {
    for (int[] form : new int[][] {{192_000, 8}, {96_000, 8}, {192_000, 1}, {48_000, 8}}) {
      ByteSlice second = ByteSlice.of(new byte[Math.min(1 << 20, form[0] * form[1]) * 4]);
      AudioBatch batch = new AudioBatch(1, form[0], form[1], second);
      assertThrows(MalformedPacketException.class, () -> voice.receive(batch, 0));
    }
    assertEquals(0, voice.buffer().available());
    // As much as sensible senders put into a packet.
    voice.receive(new AudioBatch(1, 192_000, 8, ByteSlice.of(new byte[3840 * 8 * 4])), 0);
    voice.receive(new AudioBatch(1, 48_000, 2, ByteSlice.of(new byte[24_000 * 2 * 4])), 0);
  }

  /** Decodes 20 ms of what begins with 1, and nothing else. */
  private final class Marked implements AudioCodec {
    @Override
    public Encoder openEncoder(EncoderSettings settings) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Decoder openDecoder() {
      return new Decoder() {
        @Override
        public int decode(byte[] packet, int offset, int length, float[] out) {
          decoded++;
          Arrays.fill(out, 0, FRAME, 0.25f);
          return packet[offset] == 1 ? FRAME : -1;
        }

        @Override
        public int conceal(int count, float[] out) {
          return count;
        }

        @Override
        public int recover(byte[] packet, int offset, int length, int count, float[] out) {
          return -1;
        }

        @Override
        public void close() {}
      };
    }

    @Override
    public String name() {
      return "marked";
    }
  }
}
