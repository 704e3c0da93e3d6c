package io.asciichat.testkit.fault;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.loop.Loop;
import io.asciichat.core.loop.LoopHandle;
import io.asciichat.core.loop.LoopRunner;
import io.asciichat.core.port.AudioCodec;
import io.asciichat.core.port.Handshake;
import io.asciichat.core.port.Security;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The things that the server will run out of next, and the wrappers around its ports that make it
 * so.
 */
final class Faults {
  /** Hears whom a fault has hit. */
  interface Victims {
    /** The client at an address, because its packet was not received or sent. */
    void hitAt(String address);

    /** Hits the client whose loop is running. */
    void hitRunning();

    /** Hits the clients that are connecting. */
    void hitNewcomers();
  }

  /** By how much a loop on a busy machine is late at the most, 20 ms. */
  static final long MAX_LATE_NANOS = 20_000_000L;

  private final Victims victims;
  private final Set<String> noMemoryToReceive = new HashSet<>();
  private final Set<String> noMemoryToSend = new HashSet<>();
  private Random lateness = new Random(0);
  private long busyUntil;
  private int threads;
  private int descriptors;
  private int welcomes;
  private int codecCalls;

  Faults(Victims victims) {
    this.victims = victims;
  }

  /** Every loop of the server is late now and then, until a time. */
  void busy(long untilNanos, long seed) {
    busyUntil = untilNanos;
    lateness = new Random(seed);
  }

  void refuseThreads(int count) {
    threads += count;
  }

  void refuseDescriptors(int count) {
    descriptors += count;
  }

  void refuseWelcomes(int count) {
    welcomes += count;
  }

  void refuseCodecCalls(int count) {
    codecCalls += count;
  }

  void refuseToReceive(String address) {
    noMemoryToReceive.add(address);
  }

  void refuseToSend(String address) {
    noMemoryToSend.add(address);
  }

  /** Everything is there again. */
  void none() {
    threads = 0;
    descriptors = 0;
    welcomes = 0;
    codecCalls = 0;
    noMemoryToReceive.clear();
    noMemoryToSend.clear();
  }

  /** Returns whether the connection that has just come cannot be accepted. */
  boolean noDescriptor() {
    if (descriptors == 0) {
      return false;
    }
    descriptors--;
    victims.hitNewcomers();
    return true;
  }

  void receiving(String address) {
    if (!noMemoryToReceive.isEmpty() && noMemoryToReceive.remove(address)) {
      victims.hitAt(address);
      throw new Exhaustion("no memory for a packet received");
    }
  }

  void sending(String address) {
    if (!noMemoryToSend.isEmpty() && noMemoryToSend.remove(address)) {
      victims.hitAt(address);
      throw new Exhaustion("no memory for a packet to send");
    }
  }

  private void callingCodec() {
    if (codecCalls > 0) {
      codecCalls--;
      victims.hitRunning();
      throw new Exhaustion("no memory for the codec");
    }
  }

  LoopRunner runner(LoopRunner real) {
    return new LoopRunner() {
      @Override
      public LoopHandle start(String name, Loop loop) {
        if (threads > 0) {
          threads--;
          victims.hitNewcomers();
          throw new Exhaustion("unable to create native thread for " + name);
        }
        return real.start(name, new LateLoop(loop));
      }
    };
  }

  Security security(Security real) {
    return new Security() {
      @Override
      public Handshake serve(BufferPool pool) {
        if (welcomes > 0) {
          welcomes--;
          victims.hitNewcomers();
          throw new Exhaustion("no memory for a handshake");
        }
        return real.serve(pool);
      }

      @Override
      public void prepare() throws InterruptedException {
        real.prepare();
      }

      @Override
      public Handshake connect(BufferPool pool, String server) {
        return real.connect(pool, server);
      }
    };
  }

  AudioCodec codec(AudioCodec real) {
    return new AudioCodec() {
      @Override
      public Encoder openEncoder(EncoderSettings settings) {
        callingCodec();
        return new FaultyEncoder(real.openEncoder(settings));
      }

      @Override
      public Decoder openDecoder() {
        callingCodec();
        return new FaultyDecoder(real.openDecoder());
      }

      @Override
      public String name() {
        return real.name();
      }
    };
  }

  /** Lets a loop wait for its turn while the machine is busy. */
  private final class LateLoop implements Loop {
    private final Loop real;
    private long turn = Long.MIN_VALUE;
    private boolean running;

    LateLoop(Loop real) {
      this.real = real;
    }

    @Override
    public long step(long now) throws Exception {
      if (!running) {
        if (turn == Long.MIN_VALUE && now < busyUntil) {
          turn = now + (long) (MAX_LATE_NANOS * lateness.nextDouble());
        }
        if (now < turn) {
          return turn;
        }
      }
      turn = Long.MIN_VALUE;
      long next = real.step(now);
      // Who has the processor keeps it while there is something to do.
      running = next != DONE && next <= now;
      return next;
    }

    @Override
    public void ended(@Nullable Throwable failure) {
      real.ended(failure);
    }
  }

  private final class FaultyEncoder implements AudioCodec.Encoder {
    private final AudioCodec.Encoder real;

    FaultyEncoder(AudioCodec.Encoder real) {
      this.real = real;
    }

    @Override
    public int encode(float[] samples, int offset, int count, byte[] out, int at) {
      callingCodec();
      return real.encode(samples, offset, count, out, at);
    }

    @Override
    public int pause(int count, byte[] out, int at) {
      return real.pause(count, out, at);
    }

    @Override
    public void close() {
      real.close();
    }
  }

  private final class FaultyDecoder implements AudioCodec.Decoder {
    private final AudioCodec.Decoder real;

    FaultyDecoder(AudioCodec.Decoder real) {
      this.real = real;
    }

    @Override
    public int decode(byte[] packet, int offset, int length, float[] out) {
      callingCodec();
      return real.decode(packet, offset, length, out);
    }

    @Override
    public int conceal(int count, float[] out) {
      return real.conceal(count, out);
    }

    @Override
    public int recover(byte[] packet, int offset, int length, int count, float[] out) {
      return real.recover(packet, offset, length, count, out);
    }

    @Override
    public void close() {
      real.close();
    }
  }
}
