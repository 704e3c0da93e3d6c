package io.asciichat.testkit.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.audio.PlaybackStatistics;
import io.asciichat.core.client.OwnSound;
import io.asciichat.core.packet.ByteSlice;
import io.asciichat.core.packet.Dialect;
import io.asciichat.core.packet.session.OpusBatch;
import io.asciichat.core.port.AudioSource;
import io.asciichat.core.security.PlainSecurity;
import io.asciichat.testkit.audio.PcmCodec;
import io.asciichat.testkit.security.PretendingSecurity;
import io.asciichat.testkit.transport.LinkProfile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Devices that move sound in large pieces. */
class SlowSpeakersTest {
  private static final long MILLI = 1_000_000L;
  private static final int RATE = AudioSource.SAMPLE_RATE;

  private static void sendTone(SoundCall call) {
    TonePackets packets = new TonePackets(440, 0.5, 480);
    call.server.sendEvery(
        10 * MILLI,
        number -> new OpusBatch(48_000, 10, List.of(ByteSlice.of(packets.packet(number)))));
  }

  private static PlaybackStatistics statistics(SoundCall call) {
    PlaybackStatistics statistics = call.client.playback();
    assertNotNull(statistics);
    assertTrue(statistics.delayMillis() >= 0, statistics.toString());
    return statistics;
  }

  @ParameterizedTest
  @CsvSource({"10", "20", "50", "100", "300", "1000", "2000"})
  void largePiecesAreFilledAndTheDelayTellsIt(int millis) {
    BlockSink speakers = new BlockSink(4 * RATE, millis * 48);
    OwnSound own = OwnSound.builder(new PcmCodec()).speakers(speakers).build();
    try (SoundCall call = new SoundCall(own, null, new PlainSecurity(), LinkProfile.PERFECT)) {
      call.run(1);
      sendTone(call);
      for (int i = 0; i < 150; i++) {
        call.run(0.1);
        statistics(call);
        assertTrue(own.speakersMillis() >= 0);
      }
      PlaybackStatistics before = statistics(call);
      call.run(10.0 * Math.max(1, millis / 1000));
      PlaybackStatistics after = statistics(call);
      assertTrue(speakers.filled() > 0.99, "filled " + speakers.filled() + ", " + after);
      assertTrue(after.droppedFrames() - before.droppedFrames() < 10, after.toString());
      assertTrue(after.delayMillis() < 60, after.toString());
      double heard = after.until(own.speakersMillis()).delayMillis();
      assertTrue(heard >= millis * 0.9, "heard after " + heard);
      assertEquals(List.of(), call.told);
    }
  }

  /** They lose sound, as they must, and say nothing that cannot be. */
  @Test
  void speakersThatHoldLessThanTheyTakeStayInTheCall() {
    BlockSink speakers = new BlockSink(960, 2 * RATE);
    OwnSound own = OwnSound.builder(new PcmCodec()).speakers(speakers).build();
    try (SoundCall call = new SoundCall(own, null, new PlainSecurity(), LinkProfile.PERFECT)) {
      call.run(1);
      sendTone(call);
      for (int i = 0; i < 300; i++) {
        call.run(0.1);
        assertTrue(statistics(call).delayMillis() < 3000, statistics(call).toString());
      }
      assertEquals(List.of(), call.told);
      assertTrue(call.client.isConnected());
    }
  }

  /** Its second must neither fill the queue of the link nor reach the server at once. */
  @ParameterizedTest
  @CsvSource({"200", "1000", "2000"})
  void aMicrophoneThatGivesSecondsAtOnceIsSentAtThePaceOfTime(int millis) {
    OwnSound own = OwnSound.builder(new PcmCodec()).microphone(new BlockSource(millis)).build();
    try (SoundCall call =
        new SoundCall(
            own, null, new PretendingSecurity(false, Dialect.EXTENDED), LinkProfile.PERFECT)) {
      call.run(6);
      for (int i = 0; i < 60; i++) {
        int before = call.server.seen(OpusBatch.class).size();
        call.run(0.1);
        int sent = call.server.seen(OpusBatch.class).size() - before;
        assertTrue(sent <= 32, sent + " packets in a tenth of a second");
      }
      assertTrue(call.client.isConnected());
      assertTrue(call.server.seen(OpusBatch.class).size() > 900, "most of it is sent");
    }
  }

  /** Gives a loud block at once, and nothing until the next one is due. */
  private static final class BlockSource implements AudioSource {
    private final int block;
    private boolean started;
    private long start;
    private long given;

    BlockSource(int millis) {
      block = millis * 48;
    }

    @Override
    public int read(long now, float[] samples, int offset, int count) {
      start = started ? start : now;
      started = true;
      long due = (now - start) * 48 / MILLI / block * block;
      int taken = (int) Math.min(count, due - given);
      for (int i = 0; i < taken; i++) {
        samples[offset + i] = (given + i) % 100 / 200f;
      }
      given += taken;
      return taken;
    }

    @Override
    public String name() {
      return "blocks of " + block;
    }

    @Override
    public void close() {}
  }
}
