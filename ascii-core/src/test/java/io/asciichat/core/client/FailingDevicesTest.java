package io.asciichat.core.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.loop.KeptLoops;
import io.asciichat.core.loop.Loop;
import io.asciichat.core.loop.SystemClock;
import io.asciichat.core.port.Connection;
import io.asciichat.core.port.Display;
import io.asciichat.core.port.Endpoint;
import io.asciichat.core.port.Security;
import io.asciichat.core.port.Transport;
import io.asciichat.core.port.VideoSource;
import io.asciichat.core.render.ViewerProfile;
import io.asciichat.core.runtime.ChatRuntime;
import io.asciichat.core.video.RgbFrame;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a device or a network throws ends what it is about, and no memory or connection is lost. */
class FailingDevicesTest {
  private final KeptLoops loops = new KeptLoops();
  private final ChatRuntime runtime = ChatRuntime.standard().on(new SystemClock(), loops);
  private final BufferPool pool = runtime.pool();
  private final Display display = mock(Display.class);
  private final VideoSource source = mock(VideoSource.class);

  @BeforeEach
  void aCameraAndATerminal() throws IOException {
    when(display.profile()).thenReturn(ViewerProfile.ofSize(20, 5));
    when(source.next(anyLong())).thenAnswer(call -> picture());
  }

  private RgbFrame picture() {
    return new RgbFrame(pool.take(4 * 3 * 3).length(4 * 3 * 3), 0, 4, 3);
  }

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

  private Mirror mirror() {
    return new Mirror(OwnVideo.of(source), display, runtime);
  }

  @Test
  void aMirrorOutlivesNoDisplay() throws IOException {
    doThrow(new IOException("gone")).when(display).show(any());
    Mirror mirror = mirror();
    live("mirror");
    assertEquals(ErrorCode.TERMINAL, mirror.end().join().code());
    assertEquals(0, pool.outstanding());
    verify(display, never()).close();
    verify(source, never()).close();
  }

  @Test
  void aMirrorEndsWithItsCamera() throws IOException {
    Mirror mirror = mirror();
    live("mirror");
    assertFalse(mirror.end().isDone());
    doThrow(new IOException("the camera is gone")).when(source).next(anyLong());
    live("mirror");
    assertEquals(ErrorCode.MEDIA_DECODE, mirror.end().join().code());
    assertEquals(0, pool.outstanding());
  }

  /** The link that would close it was never made. */
  @Test
  void aConnectionIsClosedWhenNoHandshakeCanBeMade() throws Exception {
    Connection connection = mock(Connection.class);
    Transport transport = mock(Transport.class);
    Security security = mock(Security.class);
    when(transport.connect(any(), any(), anyLong())).thenReturn(connection);
    when(security.connect(any(), any())).thenThrow(new IllegalStateException("no library"));
    AsciiChatClient client =
        AsciiChatClient.builder(transport, security, new Endpoint("::1", 1), display)
            .runtime(ChatRuntime.standard().on(loops, loops))
            .start();
    assertThrows(IllegalStateException.class, () -> loops.step("connect", 0));
    verify(connection).close();
    client.close();
    verify(connection).close();
    verify(display, never()).close();
  }
}
