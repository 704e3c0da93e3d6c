package io.asciichat.testkit.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.port.AudioCodec;
import io.asciichat.core.port.Connection;
import io.asciichat.core.port.Endpoint;
import io.asciichat.core.port.Handshake;
import io.asciichat.core.port.Listener;
import io.asciichat.core.port.Security;
import io.asciichat.core.port.Transport;
import io.asciichat.core.runtime.ChatRuntime;
import io.asciichat.core.security.PlainSecurity;
import io.asciichat.core.server.AsciiChatServer;
import io.asciichat.core.server.ServerListener;
import io.asciichat.testkit.audio.PcmCodec;
import io.asciichat.testkit.sim.SimulatedScheduler;
import io.asciichat.testkit.transport.MemoryTransport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a server does before it listens. */
class RehearsedServerTest {
  private final SimulatedScheduler world = new SimulatedScheduler();
  private final ChatRuntime runtime = ChatRuntime.standard().on(world, world);
  private final MemoryTransport network = MemoryTransport.simulated(world);
  private final List<String> order = new ArrayList<>();
  private final Counting codec = new Counting();
  private final List<Throwable> failures = new ArrayList<>();

  private AsciiChatServer start(Security security) {
    Transport listening =
        new Transport() {
          @Override
          public Listener listen(List<Endpoint> endpoints, BufferPool pool) {
            order.add("listen");
            return network.listen(endpoints, pool);
          }

          @Override
          public Connection connect(Endpoint endpoint, BufferPool pool, long timeoutNanos) {
            throw new UnsupportedOperationException();
          }
        };
    return AsciiChatServer.builder(listening, security)
        .listenOn(List.of(new Endpoint("server", 27224)))
        .runtime(runtime)
        .audio(codec)
        .listener(
            new ServerListener() {
              @Override
              public void rehearsalFailed(Throwable failure) {
                failures.add(failure);
              }
            })
        .rehearsed()
        .start();
  }

  @Test
  void aWholeCallIsPlayedBeforeThePortOpensAndEverythingIsGivenBack() {
    try (AsciiChatServer server = start(new Told())) {
      assertEquals(List.of("serve", "serve", "listen"), order);
      assertEquals(List.of(), failures);
      assertEquals(List.of(), server.sessions());
      assertTrue(codec.encoded > 30, "mixes and voices: " + codec.encoded);
      assertTrue(codec.decoded > 20, "voices: " + codec.decoded);
      assertEquals(0, codec.open, "encoders and decoders left open");
      assertTrue(runtime.pool().created() > 0);
      assertEquals(0, runtime.pool().outstanding());
    }
    world.runFor(Duration.ofSeconds(1));
    assertEquals(List.of(), world.failures());
  }

  @Test
  void whenItFailsTheServerListensAllTheSame() {
    Security security =
        new Told() {
          @Override
          public Handshake connect(BufferPool pool, String server) {
            throw new IllegalStateException("no clients here");
          }
        };
    try (AsciiChatServer server = start(security)) {
      assertEquals(List.of("listen"), order);
      assertEquals(1, failures.size());
      assertEquals(1, server.endpoints().size());
      assertEquals(0, runtime.pool().outstanding());
    }
    world.runFor(Duration.ofSeconds(1));
  }

  private class Told implements Security {
    private final Security plain = new PlainSecurity();

    @Override
    public Handshake serve(BufferPool pool) {
      order.add("serve");
      return plain.serve(pool);
    }

    @Override
    public Handshake connect(BufferPool pool, String server) {
      return plain.connect(pool, server);
    }
  }

  /** Counts what is open and what it has to do. */
  private static final class Counting implements AudioCodec {
    private final AudioCodec codec = new PcmCodec();
    int open;
    int encoded;
    int decoded;

    @Override
    public Encoder openEncoder(EncoderSettings settings) {
      Encoder encoder = codec.openEncoder(settings);
      open++;
      return new Encoder() {
        @Override
        public int encode(float[] samples, int offset, int count, byte[] out, int at) {
          encoded++;
          return encoder.encode(samples, offset, count, out, at);
        }

        @Override
        public int pause(int count, byte[] out, int at) {
          return encoder.pause(count, out, at);
        }

        @Override
        public void close() {
          open--;
        }
      };
    }

    @Override
    public Decoder openDecoder() {
      Decoder decoder = codec.openDecoder();
      open++;
      return new Decoder() {
        @Override
        public int decode(byte[] packet, int offset, int length, float[] out) {
          decoded++;
          return decoder.decode(packet, offset, length, out);
        }

        @Override
        public int conceal(int count, float[] out) {
          return decoder.conceal(count, out);
        }

        @Override
        public int recover(byte[] packet, int offset, int length, int count, float[] out) {
          return decoder.recover(packet, offset, length, count, out);
        }

        @Override
        public void close() {
          open--;
        }
      };
    }

    @Override
    public String name() {
      return codec.name();
    }
  }
}
