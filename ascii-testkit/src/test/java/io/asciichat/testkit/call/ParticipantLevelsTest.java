package io.asciichat.testkit.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.asciichat.core.audio.VoiceSettings;
import io.asciichat.core.audio.dsp.Decibels;
import io.asciichat.core.client.AsciiChatClient;
import io.asciichat.core.client.OwnSound;
import io.asciichat.core.client.ParticipantLevel;
import io.asciichat.core.client.SoundSettings;
import io.asciichat.core.render.Look;
import io.asciichat.core.render.ViewerProfile;
import io.asciichat.core.security.PlainSecurity;
import io.asciichat.testkit.audio.PcmCodec;
import io.asciichat.testkit.audio.ToneSource;
import io.asciichat.testkit.display.MemoryDisplay;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An extended server and clients: from a microphone to the level that the others read. */
class ParticipantLevelsTest {
  private final SoundServer call = new SoundServer();

  private AsciiChatClient join(String name, OwnSound sound) {
    AsciiChatClient client =
        AsciiChatClient.builder(
                call.machine(),
                new PlainSecurity(),
                SoundServer.ENDPOINT,
                new MemoryDisplay(ViewerProfile.ofSize(40, 12).withLook(Look.USUAL)))
            .runtime(call.runtime)
            .name(name)
            .sound(sound)
            .start();
    call.run(0.5);
    return client;
  }

  private static OwnSound tone(double peak) {
    SoundSettings asItIs = SoundSettings.STANDARD.withVoice(VoiceSettings.OFF);
    return OwnSound.builder(new PcmCodec())
        .microphone(new ToneSource(440, peak))
        .settings(asItIs)
        .build();
  }

  @AfterEach
  void everythingIsGivenBack() {
    call.close();
  }

  @Test
  void everybodyReadsTheLevelsOfTheOthers() {
    OwnSound annasSound = tone(0.25);
    AsciiChatClient anna = join("Anna", annasSound);
    AsciiChatClient ben = join("漢字", tone(0.025));
    call.run(1);
    assertEquals(List.of(new ParticipantLevel(2, "漢字", -35, false)), anna.levels());
    assertEquals(List.of(new ParticipantLevel(1, "Anna", -15, false)), ben.levels());
    List<ParticipantLevel> loud = ben.levels();
    assertNotNull(loud);
    annasSound.toggleMuted();
    call.run(0.5);
    assertEquals(List.of(new ParticipantLevel(1, "Anna", Decibels.SILENCE, true)), ben.levels());
    assertEquals(-15, loud.getFirst().decibels(), "what was read stays as it was");
    anna.close();
    call.world.runFor(Duration.ofMillis(500));
    assertEquals(List.of(), ben.levels());
    ben.close();
  }

  @Test
  void whoBeginsMutedIsListedAtOnce() {
    OwnSound annasSound = tone(0.25);
    annasSound.toggleMuted();
    AsciiChatClient ben = join("Ben", tone(0.025));
    AsciiChatClient anna = join("Anna", annasSound);
    assertEquals(List.of(new ParticipantLevel(2, "Anna", Decibels.SILENCE, true)), ben.levels());
    annasSound.toggleMuted();
    call.run(0.5);
    assertEquals(List.of(new ParticipantLevel(2, "Anna", -15, false)), ben.levels());
    anna.close();
    ben.close();
  }
}
