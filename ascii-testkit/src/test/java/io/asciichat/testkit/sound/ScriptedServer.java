package io.asciichat.testkit.sound;

import io.asciichat.core.loop.Loop;
import io.asciichat.core.loop.LoopHandle;
import io.asciichat.core.loop.LoopRunner;
import io.asciichat.core.packet.ByteSlice;
import io.asciichat.core.packet.Dialect;
import io.asciichat.core.packet.PacketHeader;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.PacketWriter;
import io.asciichat.core.packet.ReceivedPacket;
import io.asciichat.core.packet.session.OpusBatch;
import io.asciichat.core.packet.session.ServerState;
import io.asciichat.core.packet.session.SessionCodecs;
import io.asciichat.core.packet.session.SessionPacket;
import io.asciichat.core.packet.session.SessionSignal;
import io.asciichat.core.port.Connection;
import io.asciichat.core.port.Listener;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A server in clear that remembers what its client sends and says what the test tells it to. */
public final class ScriptedServer {
  private static final long WAIT = 100_000_000L;

  /** What came, pings left out. */
  public final List<SessionPacket> seen = new ArrayList<>();

  private final LoopRunner runner;
  private @Nullable Connection connection;

  /** Serves every client. */
  public ScriptedServer(LoopRunner runner, Listener listener) {
    this.runner = runner;
    LoopHandle accepting =
        runner.start(
            "scripted accept",
            now -> {
              Connection accepted = listener.accept(WAIT);
              if (accepted != null) {
                serve(accepted);
              }
              return accepted == null ? now + WAIT : now;
            });
    listener.onReadable(accepting::wake);
  }

  private void serve(Connection accepted) throws IOException {
    connection = accepted;
    LoopHandle handle = runner.start("scripted session", new Session(accepted));
    accepted.onReadable(handle::wake);
    send(new ServerState(1, 0, Dialect.ACIP));
  }

  /** What came of one type. */
  public <T extends SessionPacket> List<T> seen(Class<T> type) {
    return seen.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** How many of these packets clients have sent. */
  public long count(PacketType type) {
    return seen.stream().filter(packet -> packet.type() == type).count();
  }

  /** Sends to the newest client. */
  public void send(SessionPacket payload) throws IOException {
    send(Objects.requireNonNull(connection), payload);
  }

  /** Sends bytes that need not make sense. */
  void send(PacketType type, byte[] payload) throws IOException {
    byte[] wire = PacketHeader.packet(type, payload, 0, payload.length);
    Objects.requireNonNull(connection).send(wire, 0, wire.length);
  }

  private static void send(Connection to, SessionPacket payload) throws IOException {
    PacketWriter out = new PacketWriter();
    SessionCodecs.encode(payload, out);
    byte[] wire = PacketHeader.packet(payload.type(), out.array(), 0, out.length());
    to.send(wire, 0, wire.length);
  }

  /** Sends every so often until the scheduler ends. */
  public void sendEvery(long nanos, Script script) {
    long[] count = {0};
    long[] start = {-1};
    runner.start(
        "script",
        now -> {
          start[0] = start[0] < 0 ? now : start[0];
          send(script.packet(count[0]++));
          return start[0] + count[0] * nanos;
        });
  }

  /** Hangs up. */
  void drop() {
    Objects.requireNonNull(connection).close();
  }

  /** What to send, by number. */
  public interface Script {
    SessionPacket packet(long number);
  }

  private final class Session implements Loop {
    private final Connection with;
    private long nextPing;

    Session(Connection with) {
      this.with = with;
    }

    @Override
    public long step(long now) throws Exception {
      ReceivedPacket packet = with.receive(WAIT);
      if (packet == null) {
        if (now >= nextPing) {
          send(with, SessionSignal.PING);
          nextPing = now + WAIT;
        }
        return nextPing;
      }
      try {
        SessionPacket payload = SessionCodecs.decode(packet);
        if (payload == SessionSignal.PING) {
          send(with, SessionSignal.PONG);
        } else {
          seen.add(payload instanceof OpusBatch batch ? copy(batch) : payload);
        }
      } finally {
        packet.release();
      }
      return now;
    }

    private static OpusBatch copy(OpusBatch batch) {
      List<ByteSlice> frames =
          batch.frames().stream().map(frame -> ByteSlice.of(frame.toByteArray())).toList();
      return new OpusBatch(batch.sampleRate(), batch.frameMillis(), frames);
    }

    @Override
    public void ended(@Nullable Throwable failure) {
      with.close();
    }
  }
}
