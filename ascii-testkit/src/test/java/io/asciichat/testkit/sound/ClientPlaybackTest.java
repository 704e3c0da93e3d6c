package io.asciichat.testkit.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.audio.PlaybackStatistics;
import io.asciichat.core.client.OwnSound;
import io.asciichat.core.packet.ByteSlice;
import io.asciichat.core.packet.Dialect;
import io.asciichat.core.packet.PacketWriter;
import io.asciichat.core.packet.session.AudioBatch;
import io.asciichat.core.packet.session.OpusBatch;
import io.asciichat.core.port.AudioSink;
import io.asciichat.core.security.PlainSecurity;
import io.asciichat.testkit.audio.Amplitude;
import io.asciichat.testkit.audio.MemorySink;
import io.asciichat.testkit.audio.PcmCodec;
import io.asciichat.testkit.audio.ToneSource;
import io.asciichat.testkit.security.PretendingSecurity;
import io.asciichat.testkit.transport.LinkProfile;
import io.asciichat.testkit.transport.LinkTrouble;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a client plays. */
class ClientPlaybackTest {
  private static final long MILLI = 1_000_000L;
  private static final long SECOND = 1000 * MILLI;

  private final MemorySink speakers = new MemorySink();
  private final OwnSound sound = OwnSound.builder(new PcmCodec()).speakers(speakers).build();

  private SoundCall call(LinkTrouble trouble) {
    return new SoundCall(sound, null, new PlainSecurity(), LinkProfile.PERFECT.trouble(trouble));
  }

  /** Begins to send a tone of 440 Hz, half a scale loud, and gives its beginning. */
  private static long sendTone(SoundCall call, int millis) {
    TonePackets packets = new TonePackets(440, 0.5, millis * 48);
    call.server.sendEvery(
        millis * MILLI,
        number -> new OpusBatch(48_000, millis, List.of(ByteSlice.of(packets.packet(number)))));
    return call.scheduler.nanos();
  }

  private static PlaybackStatistics statistics(SoundCall call) {
    PlaybackStatistics statistics = call.client.playback();
    assertNotNull(statistics);
    return statistics;
  }

  /**
   * The smallest amplitude of what was heard at 440 Hz, by correlation over pieces of 22 periods:
   * in longer ones the corrections of the delay would show as a wrong frequency.
   */
  private double tone(long from, long to) {
    double least = Double.MAX_VALUE;
    for (long at = from; at + 50 * MILLI <= to; at += 50 * MILLI) {
      float[] heard = speakers.heard(at, at + 50 * MILLI);
      least = Math.min(least, Amplitude.of(440, heard));
    }
    return least;
  }

  @Test
  void aToneIsHeardWholeAndSoon() {
    try (SoundCall call = call(LinkTrouble.NONE)) {
      call.run(1);
      long began = sendTone(call, 10);
      call.run(5);
      float[] heard = speakers.heard(began, began + SECOND);
      int first = 0;
      while (Math.abs(heard[first]) < 0.01) {
        first++;
      }
      // The first packet is sent at once; its sound waits 2.5 ms, the buffer's and the sink's.
      assertTrue(first / 48.0 < 30, "heard after " + first / 48.0 + " ms");
      assertEquals(0.5, tone(began + 2 * SECOND, began + 4 * SECOND), 0.001);
      assertEquals(0, speakers.gaps());
      PlaybackStatistics now = statistics(call);
      assertEquals(12.5, now.delayMillis(), 1);
      assertEquals(0, now.concealedFrames());
      assertEquals(0, now.droppedFrames());
      assertEquals(-9, sound.heard().rmsDb(), 0.5);
    }
  }

  @Test
  void aLinkThatJittersAndStandsStillIsHeardWithABoundedDelay() {
    LinkTrouble trouble =
        LinkTrouble.NONE.jitter(Duration.ofMillis(50)).stalls(0.05, Duration.ofMillis(80));
    try (SoundCall call = call(trouble)) {
      call.run(1);
      sendTone(call, 20);
      call.run(60);
      PlaybackStatistics now = statistics(call);
      assertTrue(now.delayMillis() < 200, now.toString());
      assertTrue(now.concealedFrames() < 60, now.toString());
      assertEquals(0, speakers.gaps());
      assertTrue(speakers.buffered(call.scheduler.nanos()) <= 960);
    }
  }

  @Test
  void volumeIsAppliedAndNeverLeavesTheScale() {
    try (SoundCall call = call(LinkTrouble.NONE)) {
      call.run(1);
      sound.speakersVolume(0.5);
      long began = sendTone(call, 10);
      call.run(3);
      assertEquals(0.25, tone(began + SECOND, began + 2 * SECOND), 0.001);
      sound.speakersVolume(4);
      call.run(2);
      for (float sample : speakers.heard(began + 3 * SECOND, began + 5 * SECOND)) {
        assertTrue(Math.abs(sample) <= 1);
      }
    }
  }

  @Test
  void wrappedBatchesOfCServersAreHeard() {
    TonePackets packets = new TonePackets(440, 0.5, 960);
    try (SoundCall call = call(LinkTrouble.NONE)) {
      call.run(1);
      long began = call.scheduler.nanos();
      call.server.sendEvery(
          40 * MILLI,
          number ->
              OpusBatch.of(
                  List.of(wrapped(packets, 2 * number), wrapped(packets, 2 * number + 1))));
      call.run(5);
      assertEquals(0.5, tone(began + 2 * SECOND, began + 4 * SECOND), 0.01);
      assertEquals(0, statistics(call).badPackets());
    }
  }

  private static ByteSlice wrapped(TonePackets packets, long number) {
    PacketWriter out = new PacketWriter();
    OpusBatch.CODEC.encode(OpusBatch.of(List.of(ByteSlice.of(packets.packet(number)))), out);
    return ByteSlice.of(out.toByteArray());
  }

  @Test
  void soundThatIsNotCompressedIsHeardAtAnyRate() {
    try (SoundCall call = call(LinkTrouble.NONE)) {
      call.run(1);
      long began = call.scheduler.nanos();
      call.server.sendEvery(20 * MILLI, number -> rawTone(number * 320));
      call.run(5);
      assertEquals(0.5, tone(began + 2 * SECOND, began + 4 * SECOND), 0.01);
    }
  }

  /** 20 ms of 16 kHz in stereo: the tone on the left at full scale, nothing on the right. */
  private static AudioBatch rawTone(long first) {
    PacketWriter out = new PacketWriter();
    for (int i = 0; i < 320; i++) {
      double angle = 2 * Math.PI * 440 * ((first + i) % 16_000) / 16_000;
      out.u32((int) (Math.sin(angle) * Integer.MAX_VALUE)).u32(0);
    }
    return new AudioBatch(1, 16_000, 2, ByteSlice.of(out.toByteArray()));
  }

  @Test
  void badPacketsAreCountedAndHarmNothing() throws IOException {
    try (SoundCall call = call(LinkTrouble.NONE)) {
      call.run(1);
      sendTone(call, 10);
      call.run(1);
      call.server.send(OpusBatch.of(List.of(ByteSlice.of(new byte[] {1, 2, 3, 4}))));
      call.server.send(OpusBatch.of(List.of(ByteSlice.of(new byte[2000]))));
      call.server.send(new OpusBatch(1000, 200, List.of(ByteSlice.of(new byte[10]))));
      call.run(3);
      assertEquals(3, statistics(call).badPackets());
      assertEquals(1, call.told.size());
      long now = call.scheduler.nanos();
      assertEquals(0.5, tone(now - SECOND, now - SECOND / 10), 0.01);
    }
  }

  @Test
  void afterAReconnectionTheNewStreamIsHeard() {
    try (SoundCall call = call(LinkTrouble.NONE)) {
      call.run(1);
      sendTone(call, 10);
      call.run(2);
      call.server.drop();
      call.run(3);
      sendTone(call, 20);
      call.run(3);
      long now = call.scheduler.nanos();
      assertEquals(0.5, tone(now - SECOND, now - SECOND / 10), 0.01);
      assertEquals(22.5, statistics(call).targetMillis(), 1);
    }
  }

  @Test
  void speakersThatFailAreReportedOnceAndTheCallGoesOn() {
    AudioSink broken =
        new AudioSink() {
          private int writes;

          @Override
          public int write(long now, float[] samples, int offset, int count) throws IOException {
            if (++writes > 50) {
              throw new IOException("the speakers are gone");
            }
            return count;
          }

          @Override
          public int buffered(long now) {
            return 0;
          }

          @Override
          public String name() {
            return "broken";
          }

          @Override
          public void close() {}
        };
    OwnSound own =
        OwnSound.builder(new PcmCodec())
            .microphone(new ToneSource(440, 0.5))
            .speakers(broken)
            .build();
    try (SoundCall call =
        new SoundCall(
            own, null, new PretendingSecurity(false, Dialect.EXTENDED), LinkProfile.PERFECT)) {
      call.run(1);
      sendTone(call, 10);
      call.run(10);
      assertEquals(List.of("speakers: the speakers are gone"), call.told);
      assertTrue(call.client.isConnected());
      assertEquals(1100, call.server.seen(OpusBatch.class).size(), 5);
    }
  }
}
