package io.asciichat.core.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.asciichat.core.loop.KeptLoops;
import io.asciichat.core.loop.LoopHandle;
import io.asciichat.core.loop.LoopRunner;
import io.asciichat.core.port.Connection;
import io.asciichat.core.port.Handshake;
import io.asciichat.core.port.Listener;
import io.asciichat.core.port.Security;
import io.asciichat.core.port.Transport;
import io.asciichat.core.runtime.ChatRuntime;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A port that fails costs the connection it was about; the server listens on, or gives it up. */
class FailingListenerTest {
  private static final long LATER = Duration.ofSeconds(5).toNanos();

  private final KeptLoops loops = new KeptLoops();
  private final Transport transport = mock(Transport.class);
  private final Listener listener = mock(Listener.class);
  private final Security security = mock(Security.class);
  private final Connection connection = mock(Connection.class);
  private final ServerListener told = mock(ServerListener.class);

  @BeforeEach
  void oneConnectionComes() throws IOException {
    when(transport.listen(any(), any())).thenReturn(listener);
    when(listener.accept(anyLong())).thenReturn(connection).thenReturn(null);
    when(connection.peerAddress()).thenReturn("::1");
    when(connection.peerName()).thenReturn("[::1]:5000");
    when(security.serve(any())).thenReturn(mock(Handshake.class));
  }

  private AsciiChatServer start(LoopRunner runner) {
    return AsciiChatServer.builder(transport, security)
        .runtime(ChatRuntime.standard().on(loops, runner))
        .listener(told)
        .start();
  }

  @Test
  void acceptsAgainAfterAFailure() throws Exception {
    doThrow(new IOException("too many files")).doReturn(null).when(listener).accept(anyLong());
    start(loops);
    assertEquals(Duration.ofMillis(250).toNanos(), loops.step("accept", 0));
    verify(told).acceptFailed(any(IOException.class));
    verify(listener, never()).close();
    loops.step("accept", LATER);
    verify(told).acceptFailed(any());
  }

  @Test
  void closesAConnectionThatCannotBeGreetedOnce() throws Exception {
    when(security.serve(any())).thenThrow(new IllegalStateException("no library"));
    start(loops);
    loops.step("accept", 0);
    verify(connection, never()).close();
    loops.step("accept", LATER);
    loops.step("accept", 2 * LATER);
    verify(connection).close();
    verify(listener, never()).close();
  }

  @Test
  void closesAConnectionAtOnceThatCannotEvenBeTold() throws Exception {
    when(security.serve(any())).thenThrow(new IllegalStateException("no library"));
    doThrow(new IOException("gone")).when(connection).send(any(), anyInt(), anyInt());
    start(loops);
    loops.step("accept", 0);
    loops.step("accept", LATER);
    verify(connection).close();
  }

  /** The keys of a handshake that never begins are wiped. */
  @Test
  void closesAHandshakeWhoseConnectionFailsAtOnce() throws Exception {
    Handshake handshake = mock(Handshake.class);
    when(security.serve(any())).thenReturn(handshake);
    doThrow(new IllegalStateException("no")).when(connection).limitPayload(anyInt());
    start(loops);
    loops.step("accept", 0);
    loops.step("accept", LATER);
    verify(handshake).close();
    verify(connection).close();
  }

  @Test
  void doesNotListenWithoutALoop() {
    LoopRunner runner = mock(LoopRunner.class);
    when(runner.start(any(), any())).thenReturn(mock(LoopHandle.class));
    when(runner.start(eq("accept"), any())).thenThrow(new OutOfMemoryError("no thread"));
    assertThrows(OutOfMemoryError.class, () -> start(runner));
    verify(listener).close();
  }
}
