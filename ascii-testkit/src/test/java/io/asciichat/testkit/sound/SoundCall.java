package io.asciichat.testkit.sound;

import io.asciichat.core.client.AsciiChatClient;
import io.asciichat.core.client.ClientListener;
import io.asciichat.core.client.OwnSound;
import io.asciichat.core.client.OwnVideo;
import io.asciichat.core.port.Endpoint;
import io.asciichat.core.port.Security;
import io.asciichat.core.render.Look;
import io.asciichat.core.render.ViewerProfile;
import io.asciichat.core.runtime.ChatRuntime;
import io.asciichat.testkit.display.MemoryDisplay;
import io.asciichat.testkit.sim.SimulatedScheduler;
import io.asciichat.testkit.transport.LinkProfile;
import io.asciichat.testkit.transport.MemoryTransport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One client with sound and a scripted server, in simulated time. */
final class SoundCall implements AutoCloseable {
  private static final Endpoint SERVER = new Endpoint("server", 27224);

  final SimulatedScheduler scheduler = new SimulatedScheduler();
  final ChatRuntime runtime = ChatRuntime.standard().on(scheduler, scheduler);
  final ScriptedServer server;
  final List<String> told = new ArrayList<>();
  final AsciiChatClient client;

  SoundCall(OwnSound sound, @Nullable OwnVideo video, Security security, LinkProfile link) {
    MemoryTransport network = MemoryTransport.simulated(scheduler);
    server = new ScriptedServer(scheduler, network.listen(List.of(SERVER), runtime.pool()));
    ClientListener listener =
        new ClientListener() {
          @Override
          public void badPacket(int type, String reason) {
            told.add("bad packet " + type + ": " + reason);
          }

          @Override
          public void microphoneFailed(String reason) {
            told.add("microphone: " + reason);
          }

          @Override
          public void speakersFailed(String reason) {
            told.add("speakers: " + reason);
          }
        };
    AsciiChatClient.Builder builder =
        AsciiChatClient.builder(
                network.from("10.0.0.1", link),
                security,
                SERVER,
                new MemoryDisplay(ViewerProfile.ofSize(80, 24).withLook(Look.USUAL)))
            .runtime(runtime)
            .listener(listener)
            .sound(sound);
    if (video != null) {
      builder.video(video);
    }
    client = builder.start();
  }

  void run(double seconds) {
    scheduler.runFor(Duration.ofNanos((long) (seconds * 1e9)));
  }

  @Override
  public void close() {
    client.close();
    scheduler.runFor(Duration.ofSeconds(2));
  }
}
