package io.asciichat.testkit.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.audio.MixerSettings;
import io.asciichat.core.packet.ByteSlice;
import io.asciichat.core.packet.session.AudioBatch;
import io.asciichat.core.packet.session.OpusBatch;
import io.asciichat.core.packet.session.StreamChange;
import io.asciichat.core.port.AudioSource;
import io.asciichat.core.server.AsciiChatServer;
import io.asciichat.core.server.ServerListener;
import io.asciichat.core.session.SessionInfo;
import io.asciichat.testkit.audio.Amplitude;
import io.asciichat.testkit.audio.ToneSource;
import io.asciichat.testkit.transport.MemoryConnection;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A whole server that mixes sound, with clients of the protocol's own making. */
class SoundCallTest {
  private final List<String> complaints = new ArrayList<>();
  private final SoundServer call =
      new SoundServer(
          new ServerListener() {
            @Override
            public void badPacket(SessionInfo session, int type, String reason) {
              complaints.add(session.id() + ": " + reason);
            }
          },
          MixerSettings.DEFAULT);
  private final AsciiChatServer server = call.server;

  private SoundCaller join(@Nullable AudioSource source, int framesInPacket) throws IOException {
    return started(new SoundCaller(call.connect(), source, framesInPacket));
  }

  private SoundCaller started(SoundCaller caller) {
    call.start(caller);
    return caller;
  }

  private SoundCaller speaker(double hertz, double peak, int framesInPacket) throws IOException {
    SoundCaller caller = join(new ToneSource(hertz, peak), framesInPacket);
    caller.announce();
    return caller;
  }

  private void run(double seconds) {
    call.run(seconds);
  }

  @AfterEach
  void everythingIsGivenBack() {
    call.close();
    assertEquals(List.of(), call.world.failures());
  }

  private static double rms(float[] sound) {
    double sum = 0;
    for (float sample : sound) {
      sum += (double) sample * sample;
    }
    return Math.sqrt(sum / sound.length);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8})
  void aToneArrivesWholeAtTheOtherAndNotAtItsSender(int framesInPacket) throws IOException {
    SoundCaller anna = speaker(440, 0.25, framesInPacket);
    SoundCaller ben = join(null, 1);
    run(2);
    anna.forget();
    ben.forget();
    run(10);
    assertEquals(500, ben.packets(), 1, "packets of 20 ms in ten seconds");
    float[] heard = ben.heard();
    double amplitude = Amplitude.of(440, heard);
    assertEquals(0, 20 * Math.log10(amplitude / 0.25), 1, "level in dB");
    double noise = Math.sqrt(Math.max(0, rms(heard) * rms(heard) - amplitude * amplitude / 2));
    assertTrue(noise < 0.002 * amplitude, "a gap or a jump would be noise: " + noise);
    assertTrue(rms(anna.heard()) < 1e-4, "anna hears herself");
    assertEquals(0, server.sessions().get(0).droppedSamples());
    assertTrue(server.sessions().get(0).audio());
  }

  @Test
  void everyoneHearsAllTheOthers() throws IOException {
    SoundCaller anna = speaker(440, 0.2, 2);
    SoundCaller ben = speaker(660, 0.2, 1);
    SoundCaller carl = join(null, 1);
    run(3);
    for (SoundCaller caller : List.of(anna, ben, carl)) {
      caller.forget();
    }
    run(5);
    assertEquals(0.2, Amplitude.of(660, anna.heard()), 0.01);
    assertTrue(Amplitude.of(440, anna.heard()) < 2e-4);
    assertEquals(0.2, Amplitude.of(440, ben.heard()), 0.01);
    assertTrue(Amplitude.of(660, ben.heard()) < 2e-4);
    double scaled = 0.2 / Math.sqrt(2);
    assertEquals(scaled, Amplitude.of(440, carl.heard()), 0.01);
    assertEquals(scaled, Amplitude.of(660, carl.heard()), 0.01);
  }

  @Test
  void whenNobodySpeaksNothingIsSentAndTheLoopsSleep() throws IOException {
    SoundCaller anna = speaker(440, 0.25, 2);
    SoundCaller ben = join(null, 1);
    run(2);
    anna.speak(false);
    run(1);
    ben.forget();
    run(5);
    assertEquals(0, ben.packets());
    anna.speak(true);
    run(1);
    assertTrue(ben.packets() >= 45, "packets after a pause: " + ben.packets());
    assertEquals(0.25, Amplitude.of(440, tail(ben.heard(), 24_000)), 0.01);
  }

  private SoundCaller extended(@Nullable AudioSource source, int wishedMillis) throws IOException {
    return started(new SoundCaller(call.connect(), source, 1, wishedMillis));
  }

  @ParameterizedTest
  @CsvSource({"0, 100", "5, 200", "10, 100", "20, 50"})
  void oursGetPacketsAsLongAsTheyWish(int millis, int packets) throws IOException {
    speaker(440, 0.25, 1);
    SoundCaller ben = extended(null, millis);
    run(1);
    ben.forget();
    run(1);
    assertEquals(packets, ben.packets(), 2);
    assertEquals(0.25, Amplitude.of(440, ben.heard()), 0.01);
  }

  @Test
  void whoFindsOutLaterWhoseServerItIsGetsShorterPacketsFromThenOn() throws IOException {
    SoundCaller anna = speaker(440, 0.25, 1);
    SoundCaller ben = join(null, 1);
    run(1);
    assertEquals(48, ben.packets(), 4);
    ben.wish(5);
    anna.wish(10);
    run(1);
    ben.forget();
    run(1);
    assertEquals(200, ben.packets(), 2);
    assertEquals(0.25, Amplitude.of(440, ben.heard()), 0.01);
    assertEquals(List.of(), complaints);
  }

  @Test
  void aPauseIsAnnouncedOnceToEverybodyOfOurs() throws IOException {
    SoundCaller anna = extended(new ToneSource(440, 0.25, 1000, 2000), 10);
    anna.announce();
    SoundCaller ben = extended(new ToneSource(660, 0.25, 1000, 2000), 10);
    ben.announce();
    SoundCaller carl = extended(null, 10);
    SoundCaller dora = join(null, 1);
    run(15);
    for (SoundCaller caller : List.of(anna, ben, carl)) {
      assertEquals(5, caller.pauses(), "five pauses");
      assertEquals(5 * 110, caller.packets(), 5 * 6, "a second, and until the gate is closed");
    }
    assertEquals(0, dora.pauses(), "C clients know of no pauses");
  }

  @Test
  void aMutedMicrophoneIsSilenceAndCostsNothing() throws IOException {
    SoundCaller anna = speaker(440, 0, 2);
    SoundCaller ben = join(null, 1);
    run(3);
    anna.forget();
    ben.forget();
    run(5);
    assertEquals(0, ben.packets());
    assertEquals(0, anna.packets());
    assertEquals(0, server.sessions().get(0).droppedSamples());
  }

  private static float[] tail(float[] sound, int count) {
    return java.util.Arrays.copyOfRange(sound, sound.length - count, sound.length);
  }

  @Test
  void soundThatWasNotAnnouncedIsCountedAndDropped() throws IOException {
    SoundCaller anna = join(new ToneSource(440, 0.25), 1);
    SoundCaller ben = join(null, 1);
    run(0.5);
    assertTrue(complaints.size() >= 23, complaints.size() + " complaints");
    assertEquals("1: sound before STREAM_START", complaints.get(0));
    assertEquals(0, ben.packets());
    complaints.clear();
    anna.announce();
    run(0.5);
    assertEquals(List.of(), complaints);
    assertTrue(ben.packets() > 10);
    anna.send(StreamChange.STOP, StreamChange.stop(false, true));
    run(0.1);
    assertEquals("1: sound before STREAM_START", complaints.get(0));
  }

  @Test
  void brokenPacketsAreCountedAndTheClientStays() throws IOException {
    SoundCaller anna = speaker(440, 0.25, 1);
    SoundCaller ben = join(null, 1);
    run(0.5);
    ByteSlice nonsense = ByteSlice.of(new byte[] {1, 2, 3});
    anna.send(OpusBatch.CODEC, OpusBatch.of(List.of(nonsense, nonsense)));
    anna.send(OpusBatch.CODEC, new OpusBatch(16_000, 20, List.of(nonsense)));
    byte[] tenMillis = {(byte) (0x80 + 4)};
    anna.send(OpusBatch.CODEC, OpusBatch.of(List.of(ByteSlice.of(tenMillis))));
    run(0.1);
    assertEquals(3, complaints.size(), complaints.toString());
    assertTrue(complaints.get(0).contains("2 of 2 Opus frames"), complaints.get(0));
    assertTrue(complaints.get(1).contains("16000"), complaints.get(1));
    assertEquals(3, server.sessions().get(0).badPackets());
    ben.forget();
    run(1);
    assertEquals(50, ben.packets(), 2);
  }

  @ParameterizedTest
  @ValueSource(ints = {8000, 44_100, 48_000, 96_000})
  void uncompressedSoundOfAnyRateIsHeard(int rate) throws IOException {
    SoundCaller anna = join(null, 1);
    anna.announce();
    SoundCaller ben = join(null, 1);
    run(0.1);
    for (int packet = 0; packet < 50; packet++) {
      ByteBuffer samples = ByteBuffer.allocate(rate / 50 * 2 * 4);
      for (int i = 0; i < rate / 50; i++) {
        double angle = 2 * Math.PI * 400 * (i + packet * (rate / 50)) / rate;
        int sample = (int) (0.25 * Math.sin(angle) * Integer.MAX_VALUE);
        samples.putInt(sample).putInt(sample);
      }
      anna.send(AudioBatch.CODEC, new AudioBatch(1, rate, 2, ByteSlice.of(samples.array())));
      run(0.02);
    }
    float[] heard = tail(ben.heard(), 24_000);
    assertEquals(0.25, Amplitude.of(400, heard), 0.02);
    double amplitude = Amplitude.of(400, heard);
    double noise = Math.sqrt(Math.max(0, rms(heard) * rms(heard) - amplitude * amplitude / 2));
    assertTrue(noise < 0.05 * amplitude, "noise " + noise);
  }

  @Test
  void aListenerWhoDoesNotReadLosesOldSoundAndStays() throws IOException {
    speaker(440, 0.25, 2);
    MemoryConnection connection = call.connect();
    SoundCaller ben = started(new SoundCaller(connection, null, 1));
    run(1);
    connection.pause();
    run(5);
    assertEquals(2, server.sessions().size());
    connection.resume();
    run(1);
    ben.forget();
    run(1);
    assertEquals(50, ben.packets(), 2);
  }
}
