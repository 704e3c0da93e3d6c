package io.asciichat.testkit.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.audio.VoiceSettings;
import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.client.OwnSound;
import io.asciichat.core.client.OwnVideo;
import io.asciichat.core.client.SoundSettings;
import io.asciichat.core.packet.ByteSlice;
import io.asciichat.core.packet.Dialect;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.session.OpusBatch;
import io.asciichat.core.packet.session.ServerState;
import io.asciichat.core.packet.session.SessionPacket;
import io.asciichat.core.packet.session.StreamChange;
import io.asciichat.core.port.AudioCodec;
import io.asciichat.core.port.AudioSource;
import io.asciichat.core.port.Security;
import io.asciichat.core.security.PlainSecurity;
import io.asciichat.testkit.audio.PcmCodec;
import io.asciichat.testkit.audio.ToneSource;
import io.asciichat.testkit.security.PretendingSecurity;
import io.asciichat.testkit.transport.LinkProfile;
import io.asciichat.testkit.video.TestPattern;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a client sends. */
class ClientSoundTest {
  private static OwnSound speaker(AudioSource microphone) {
    return OwnSound.builder(new PcmCodec()).microphone(microphone).build();
  }

  private static SoundCall call(OwnSound sound, Security security) {
    return new SoundCall(sound, null, security, LinkProfile.PERFECT);
  }

  private static List<SessionPacket> soundAndStreams(SoundCall call) {
    return call.server.seen.stream()
        .filter(packet -> packet instanceof OpusBatch || packet instanceof StreamChange)
        .toList();
  }

  @Test
  void serversOfTheExtendedDialectGetFramesOfTenMillisecondsAfterTheAnnouncement() {
    try (SoundCall call =
        call(speaker(new ToneSource(440, 0.5)), new PretendingSecurity(false, Dialect.EXTENDED))) {
      call.run(2);
      List<SessionPacket> sent = soundAndStreams(call);
      assertEquals(StreamChange.start(false, true), sent.getFirst());
      List<OpusBatch> batches = call.server.seen(OpusBatch.class);
      assertEquals(200, batches.size(), 3);
      assertTrue(batches.stream().allMatch(batch -> batch.frameMillis() == 10));
      assertTrue(batches.stream().allMatch(batch -> batch.frames().size() == 1));
      assertNull(call.client.playback());
    }
  }

  @Test
  void cServersGetFramesOfTwentyMillisecondsAndTheToneIsInThem() {
    OwnSound sound =
        OwnSound.builder(new PcmCodec())
            .microphone(new ToneSource(440, 0.5))
            .settings(SoundSettings.STANDARD.withVoice(VoiceSettings.OFF))
            .build();
    TestPattern camera = new TestPattern("ME", 64, 48, 30, 1, new BufferPool());
    OwnVideo video = OwnVideo.of(camera);
    try (SoundCall call = new SoundCall(sound, video, new PlainSecurity(), LinkProfile.PERFECT)) {
      call.run(2);
      assertEquals(List.of(StreamChange.start(true, true)), call.server.seen(StreamChange.class));
      List<OpusBatch> batches = call.server.seen(OpusBatch.class);
      assertEquals(100, batches.size(), 2);
      ToneSource reference = new ToneSource(440, 0.5);
      float[] out = new float[AudioCodec.Decoder.MAX_SAMPLES];
      AudioCodec.Decoder decoder = new PcmCodec().openDecoder();
      int lost = firstFrameAt(reference, batches.getFirst());
      for (int i = 0; i < 50; i++) {
        ByteSlice packet = batches.get(i).frames().getFirst();
        assertEquals(960, decoder.decode(packet.array(), packet.offset(), packet.length(), out));
        for (int k = 0; k < 960; k++) {
          assertEquals(reference.sample(lost + i * 960L + k), out[k], 0.002);
        }
      }
    }
  }

  /** Sound spoken before the server was reached is not sent; it takes whole frames. */
  private static int firstFrameAt(ToneSource reference, OpusBatch first) {
    float[] out = new float[AudioCodec.Decoder.MAX_SAMPLES];
    ByteSlice packet = first.frames().getFirst();
    new PcmCodec().openDecoder().decode(packet.array(), packet.offset(), packet.length(), out);
    for (int start = 0; start < 9600; start += 960) {
      if (Math.abs(reference.sample(start + 30) - out[30]) < 0.01
          && Math.abs(reference.sample(start + 90) - out[90]) < 0.01) {
        return start;
      }
    }
    throw new AssertionError("the first frame is not part of the tone");
  }

  @Test
  void mutingStopsTheStreamAndTheServerIsTold() {
    OwnSound sound = speaker(new ToneSource(440, 0.5));
    try (SoundCall call = call(sound, new PretendingSecurity(false, Dialect.EXTENDED))) {
      call.run(1);
      assertEquals(-18, sound.spoken().rmsDb(), 3);
      sound.toggleMuted();
      call.run(0.1);
      int before = call.server.seen(OpusBatch.class).size();
      call.run(2);
      assertEquals(before, call.server.seen(OpusBatch.class).size());
      assertEquals(StreamChange.stop(false, true), soundAndStreams(call).getLast());
      assertEquals(-120, sound.spoken().rmsDb());
      sound.toggleMuted();
      call.run(1);
      assertEquals(before + 100, call.server.seen(OpusBatch.class).size(), 3);
      assertEquals(2, call.server.count(PacketType.STREAM_START));
      assertEquals(1, call.server.count(PacketType.STREAM_STOP));
      assertEquals(StreamChange.start(false, true), soundAndStreams(call).get(before + 2));
    }
  }

  @Test
  void aMicrophoneThatIsMutedFromTheBeginningIsAnnouncedToOurServersAsStopped() {
    OwnSound sound = speaker(new ToneSource(440, 0.5));
    sound.toggleMuted();
    try (SoundCall call = call(sound, new PretendingSecurity(false, Dialect.EXTENDED))) {
      call.run(2);
      assertEquals(List.of(StreamChange.stop(false, true)), soundAndStreams(call));
      call.server.drop();
      call.run(3);
      assertEquals(2, soundAndStreams(call).size(), "once for each connection");
      sound.toggleMuted();
      call.run(0.1);
      assertEquals(StreamChange.start(false, true), soundAndStreams(call).get(2));
      assertInstanceOf(OpusBatch.class, soundAndStreams(call).getLast());
    }
  }

  @Test
  void aMutedMicrophoneIsNoBusinessOfCServers() throws IOException {
    OwnSound sound = speaker(new ToneSource(440, 0.5));
    sound.toggleMuted();
    try (SoundCall call = call(sound, new PlainSecurity())) {
      call.run(2);
      assertEquals(List.of(), soundAndStreams(call));
      call.server.send(new ServerState(1, 0, Dialect.EXTENDED));
      call.run(0.1);
      assertEquals(
          List.of(StreamChange.stop(false, true)),
          soundAndStreams(call),
          "the extended dialect after all");
    }
  }

  @Test
  void whoOnlyListensAnnouncesNothing() {
    OwnSound sound = OwnSound.builder(new PcmCodec()).build();
    sound.toggleMuted();
    try (SoundCall call = call(sound, new PretendingSecurity(false, Dialect.EXTENDED))) {
      call.run(2);
      assertEquals(List.of(), soundAndStreams(call));
    }
  }

  @Test
  void ofAPauseOnlyTheBeginningIsSent() {
    OwnSound sound = speaker(new ToneSource(440, 0.5, 500, 1500));
    try (SoundCall call = call(sound, new PretendingSecurity(false, Dialect.EXTENDED))) {
      call.run(10);
      List<OpusBatch> batches = call.server.seen(OpusBatch.class);
      long marks =
          batches.stream().filter(batch -> batch.frames().getFirst().length() == 1).count();
      assertEquals(5, marks);
      // Half a second of tone, what the filters add to it, and 60 ms of silence.
      assertEquals(5 * 61, batches.size(), 5 * 5);
    }
  }

  @Test
  void afterAReconnectionTheStreamIsAnnouncedAgain() {
    try (SoundCall call =
        call(speaker(new ToneSource(440, 0.5)), new PretendingSecurity(false, Dialect.EXTENDED))) {
      call.run(1);
      call.server.drop();
      call.run(0.5);
      int before = call.server.seen(OpusBatch.class).size();
      call.run(2.5);
      assertEquals(2, call.server.count(PacketType.STREAM_START));
      assertTrue(call.server.seen(OpusBatch.class).size() > before + 100);
      assertTrue(call.client.isConnected());
    }
  }

  @Test
  void aMicrophoneThatFailsIsReportedOnceAndTheCallGoesOn() {
    AudioSource broken =
        new AudioSource() {
          private int reads;

          @Override
          public int read(long now, float[] samples, int offset, int count) throws IOException {
            if (++reads > 100) {
              throw new IOException("the microphone is broken");
            }
            return 0;
          }

          @Override
          public String name() {
            return "broken";
          }

          @Override
          public void close() {}
        };
    try (SoundCall call = call(speaker(broken), new PretendingSecurity(false, Dialect.EXTENDED))) {
      call.run(5);
      assertEquals(List.of("microphone: the microphone is broken"), call.told);
      assertEquals(1, call.server.count(PacketType.STREAM_STOP));
      assertTrue(call.client.isConnected());
      call.server.drop();
      call.run(3);
      assertTrue(call.client.isConnected());
      assertEquals(1, call.server.count(PacketType.STREAM_START));
    }
  }

  @Test
  void closingGivesEveryBufferBack() {
    SoundCall call =
        call(speaker(new ToneSource(440, 0.5)), new PretendingSecurity(false, Dialect.EXTENDED));
    call.run(1);
    call.close();
    assertEquals(0, call.runtime.pool().outstanding());
    assertFalse(call.client.isConnected());
    assertTrue(call.scheduler.failures().stream().noneMatch(f -> f.loop().contains("sound")));
  }
}
