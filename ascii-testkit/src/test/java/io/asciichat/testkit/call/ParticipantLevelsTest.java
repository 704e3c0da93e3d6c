package io.asciichat.testkit.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.asciichat.core.audio.dsp.Decibels;
import io.asciichat.core.audio.voice.VoiceSettings;
import io.asciichat.core.client.AsciiChatClient;
import io.asciichat.core.client.OwnSound;
import io.asciichat.core.client.ParticipantLevel;
import io.asciichat.core.client.SoundSettings;
import io.asciichat.core.link.LinkEnvironment;
import io.asciichat.core.port.Endpoint;
import io.asciichat.core.render.Look;
import io.asciichat.core.render.ViewerProfile;
import io.asciichat.core.security.PlainSecurity;
import io.asciichat.core.server.AsciiChatServer;
import io.asciichat.testkit.audio.PcmCodec;
import io.asciichat.testkit.audio.ToneSource;
import io.asciichat.testkit.display.MemoryDisplay;
import io.asciichat.testkit.sim.SimulatedScheduler;
import io.asciichat.testkit.transport.LinkProfile;
import io.asciichat.testkit.transport.MemoryTransport;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A server and clients of ours: from one's microphone to what the others read of one's level. */
class ParticipantLevelsTest {
  private static final Endpoint SERVER = new Endpoint("server", 27224);

  private final SimulatedScheduler world = new SimulatedScheduler();
  private final LinkEnvironment environment = LinkEnvironment.standard().on(world, world);
  private final MemoryTransport network = MemoryTransport.simulated(world, environment.pool());
  private final AsciiChatServer server =
      AsciiChatServer.builder(network, new PlainSecurity())
          .listenOn(List.of(SERVER))
          .audio(new PcmCodec())
          .environment(environment)
          .start();
  private int clients;

  private AsciiChatClient join(String name, OwnSound sound) {
    clients++;
    AsciiChatClient client =
        AsciiChatClient.builder(
                network.from("10.0.0." + clients, LinkProfile.PERFECT),
                new PlainSecurity(),
                SERVER,
                new MemoryDisplay(ViewerProfile.ofSize(40, 12).withLook(Look.USUAL)))
            .environment(environment)
            .name(name)
            .sound(sound)
            .start();
    run(0.5);
    return client;
  }

  private static OwnSound tone(double peak) {
    SoundSettings asItIs = SoundSettings.STANDARD.withVoice(VoiceSettings.OFF);
    return new OwnSound(new PcmCodec(), new ToneSource(440, peak), null, null, asItIs);
  }

  private void run(double seconds) {
    world.runFor(Duration.ofMillis(Math.round(seconds * 1000)));
    assertEquals(List.of(), world.failures());
  }

  @AfterEach
  void everythingIsGivenBack() {
    server.close();
    world.runFor(Duration.ofSeconds(2));
    assertEquals(0, environment.pool().outstanding());
  }

  @Test
  void everybodyReadsTheLevelsOfTheOthers() {
    OwnSound annasSound = tone(0.25);
    AsciiChatClient anna = join("Anna", annasSound);
    AsciiChatClient ben = join("漢字", tone(0.025));
    run(1);
    assertEquals(List.of(new ParticipantLevel(2, "漢字", -35, false)), anna.levels());
    assertEquals(List.of(new ParticipantLevel(1, "Anna", -15, false)), ben.levels());
    List<ParticipantLevel> loud = ben.levels();
    assertNotNull(loud);
    annasSound.toggleMuted();
    run(0.5);
    assertEquals(List.of(new ParticipantLevel(1, "Anna", Decibels.SILENCE, true)), ben.levels());
    assertEquals(-15, loud.getFirst().decibels(), "what was read stays as it was");
    anna.close();
    world.runFor(Duration.ofMillis(500));
    assertEquals(List.of(), ben.levels());
    ben.close();
  }
}
