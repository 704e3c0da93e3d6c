package io.asciichat.core.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.loop.KeptLoops;
import io.asciichat.core.loop.Loop;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.port.Connection;
import io.asciichat.core.port.Handshake;
import io.asciichat.core.port.PacketCipher;
import io.asciichat.core.runtime.ChatRuntime;
import java.io.EOFException;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever a port throws at whatever call, a link closes what it owns once and says so once. */
class FailingPortsTest {
  private static final String RECEIVE = "receive peer";
  private static final String SEND = "send peer";

  private final KeptLoops loops = new KeptLoops();
  private final ChatRuntime runtime = ChatRuntime.standard().on(loops, loops);
  private final BufferPool pool = runtime.pool();
  private final Connection connection = mock(Connection.class);
  private final Handshake handshake = mock(Handshake.class);
  private final PacketCipher cipher = mock(PacketCipher.class);
  private final LinkHandler handler = mock(LinkHandler.class);
  private final PeerLink link = new PeerLink("peer", runtime, connection, handshake, handler);

  @BeforeEach
  void nothingArrives() throws IOException {
    when(handshake.start(any())).thenReturn(Handshake.Progress.MORE);
    when(handshake.cipher()).thenReturn(cipher);
    when(cipher.peer()).thenReturn(PacketCipher.PeerInfo.UNKNOWN);
    when(connection.receive(anyLong())).thenReturn(null);
  }

  /** Makes one step as a loop's thread does: what it throws ends the loop. */
  private void live(String name) {
    Loop loop = loops.get(name);
    try {
      if (loops.step(name, 0) == Loop.DONE) {
        loop.ended(null);
      }
    } catch (Exception | Error failure) {
      loop.ended(failure);
    }
  }

  private void establish() {
    when(handshake.start(any())).thenReturn(Handshake.Progress.DONE);
    link.start();
    live(RECEIVE);
    verify(handler).established(PacketCipher.PeerInfo.UNKNOWN);
  }

  private void verifyEndedOnce(ErrorCode code) {
    verify(connection).close();
    verify(handler).ended(argThat(end -> end.code() == code));
    verify(handler).ended(any());
    assertEquals(0, pool.outstanding());
  }

  @Test
  void aConnectionThatFailsInTheHandshake() throws IOException {
    when(connection.receive(anyLong())).thenThrow(new EOFException());
    link.start();
    live(RECEIVE);
    verifyEndedOnce(ErrorCode.NETWORK);
    verify(handshake).close();
    verify(cipher, never()).close();
  }

  @Test
  void aHandshakeThatFailsInAWayOfItsOwn() {
    when(handshake.start(any())).thenThrow(new IllegalStateException("no library"));
    link.start();
    live(RECEIVE);
    verifyEndedOnce(ErrorCode.INTERNAL);
    verify(handshake).close();
  }

  @Test
  void aHandshakeThatCannotBeClosed() {
    when(handshake.start(any())).thenReturn(Handshake.Progress.DONE);
    doThrow(new IllegalStateException("no")).when(handshake).close();
    link.start();
    Loop receiving = loops.get(RECEIVE);
    IllegalStateException failure =
        assertThrows(IllegalStateException.class, () -> receiving.step(0));
    assertThrows(IllegalStateException.class, () -> receiving.ended(failure));
    live(SEND);
    verifyEndedOnce(ErrorCode.INTERNAL);
    verify(cipher).close();
  }

  @Test
  void aConnectionThatFailsWhileSending() throws IOException {
    establish();
    doThrow(new IOException("gone")).when(connection).send(any(), anyInt(), anyInt());
    link.send(PacketType.TEXT_MESSAGE, new byte[100], 0, 100);
    link.send(PacketType.TEXT_MESSAGE, new byte[100], 0, 100);
    live(SEND);
    live(RECEIVE);
    verifyEndedOnce(ErrorCode.NETWORK);
    verify(cipher).close();
  }

  @Test
  void aCipherThatFails() throws IOException {
    establish();
    when(cipher.seal(any(), any(), anyInt(), anyInt(), anyInt(), any(), anyInt()))
        .thenThrow(new IllegalStateException("no room"));
    link.send(PacketType.TEXT_MESSAGE, new byte[100], 0, 100);
    live(SEND);
    live(RECEIVE);
    verifyEndedOnce(ErrorCode.INTERNAL);
    verify(cipher).close();
  }

  /** The keys are wiped when both loops have left, not before. */
  @Test
  void aCipherThatCannotBeClosed() {
    establish();
    doThrow(new IllegalStateException("no")).when(cipher).close();
    link.close();
    live(SEND);
    verify(cipher, never()).close();
    Loop receiving = loops.get(RECEIVE);
    assertThrows(IllegalStateException.class, () -> receiving.ended(null));
    verifyEndedOnce(ErrorCode.OK);
    verify(cipher, times(1)).close();
  }

  @Test
  void aConnectionThatCannotBeClosed() {
    establish();
    doThrow(new IllegalStateException("no")).when(connection).close();
    assertThrows(IllegalStateException.class, link::close);
    live(SEND);
    live(RECEIVE);
    verifyEndedOnce(ErrorCode.OK);
    verify(cipher).close();
  }

  @Test
  void aHandlerThatFails() {
    doThrow(new IllegalStateException("no")).when(handler).established(any());
    when(handshake.start(any())).thenReturn(Handshake.Progress.DONE);
    link.start();
    live(RECEIVE);
    live(SEND);
    verifyEndedOnce(ErrorCode.INTERNAL);
    verify(cipher).close();
    verify(handshake).close();
  }
}
