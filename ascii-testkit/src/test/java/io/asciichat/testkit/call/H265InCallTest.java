package io.asciichat.testkit.call;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.asciichat.core.packet.ByteSlice;
import io.asciichat.core.packet.session.H265FramePacket;
import io.asciichat.core.port.Endpoint;
import io.asciichat.core.port.VideoDecoder;
import io.asciichat.core.runtime.ChatRuntime;
import io.asciichat.core.security.PlainSecurity;
import io.asciichat.core.server.AsciiChatServer;
import io.asciichat.core.server.ServerListener;
import io.asciichat.core.session.SessionInfo;
import io.asciichat.core.video.RgbFrame;
import io.asciichat.testkit.sim.SimulatedScheduler;
import io.asciichat.testkit.transport.MemoryTransport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams that are no H.265, and a server that wants none. */
class H265InCallTest {
  private static final byte[] PIECE = {0, 0, 1, 42};

  private final SimulatedScheduler world = new SimulatedScheduler();
  private final ChatRuntime runtime = ChatRuntime.standard().on(world, world);
  private final MemoryTransport network = MemoryTransport.simulated(world);
  private final List<String> closed = new ArrayList<>();
  private int open;
  private int decoded;
  private boolean fruitful;
  private @Nullable AsciiChatServer server;

  @AfterEach
  void nothingIsLeft() {
    if (server != null) {
      server.close();
    }
    world.runFor(Duration.ofSeconds(2));
    assertEquals(List.of(), world.failures());
    assertEquals(0, open);
    assertEquals(0, runtime.pool().outstanding());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void tenSecondsOfGarbageCloseTheDecoderForGood(boolean startCode) {
    PlaintextAttacker client = join(this::decoder);
    send(client, startCode ? PIECE : new byte[] {1, 2, 3}, 9_900);
    assertEquals(List.of(), closed);
    send(client, startCode ? PIECE : new byte[] {1, 2, 3}, 200);
    String reason = "no picture in 10 s of H.265, so it is not decoded any more";
    assertEquals(List.of(reason), closed);
    assertEquals(0, open);
    int before = decoded;
    send(client, PIECE, 20_000);
    assertEquals(before, decoded);
    assertEquals(List.of(reason), closed, "told once");
    assertEquals(List.of(reason + "; start your client with --video-codec raw"), client.told());
  }

  @Test
  void aPictureNowAndThenIsEnough() {
    PlaintextAttacker client = join(this::decoder);
    for (int i = 0; i < 5; i++) {
      send(client, PIECE, 9_000);
      fruitful = true;
      send(client, PIECE, 30);
      fruitful = false;
    }
    assertEquals(List.of(), closed);
    assertEquals(List.of(), client.told());
  }

  @Test
  void aServerWithoutDecoderSaysSoOnce() {
    PlaintextAttacker client = join(null);
    send(client, PIECE, 20_000);
    assertEquals(
        List.of("this server does not decode H.265; start your client with --video-codec raw"),
        client.told());
  }

  private PlaintextAttacker join(VideoDecoder.@Nullable Factory decoders) {
    Endpoint endpoint = new Endpoint("server", 27224);
    AsciiChatServer.Builder builder =
        AsciiChatServer.builder(network, new PlainSecurity())
            .listenOn(List.of(endpoint))
            .runtime(runtime)
            .listener(
                new ServerListener() {
                  @Override
                  public void decoderClosed(SessionInfo session, String reason) {
                    closed.add(reason);
                  }
                });
    if (decoders != null) {
      builder.decoders(decoders);
    }
    server = builder.start();
    PlaintextAttacker client =
        PlaintextAttacker.silent(network, "10.0.0.1", endpoint, runtime.pool());
    client.terminal(80, 24);
    return client;
  }

  private void send(PlaintextAttacker client, byte[] piece, int millis) {
    for (int i = 0; i < millis; i += 30) {
      client.send(H265FramePacket.CODEC, new H265FramePacket(0, 16, 16, ByteSlice.of(piece)));
      world.runFor(Duration.ofMillis(30));
      client.told();
    }
  }

  private VideoDecoder decoder() {
    open++;
    return new VideoDecoder() {
      @Override
      public @Nullable RgbFrame decode(byte[] data, int offset, int length) {
        decoded++;
        return fruitful
            ? new RgbFrame(runtime.pool().take(3 * 16 * 16).length(3 * 16 * 16), 0, 16, 16)
            : null;
      }

      @Override
      public void close() {
        open--;
      }
    };
  }
}
