package io.asciichat.cli.command.output;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.cli.command.TestShell;
import io.asciichat.cli.process.Outcome;
import io.asciichat.cli.process.StandardOutput;
import io.asciichat.cli.terminal.PlainDisplay;
import io.asciichat.cli.terminal.PlainSize;
import io.asciichat.cli.terminal.TerminalDetector;
import io.asciichat.cli.terminal.ViewPreferences;
import io.asciichat.core.buffer.PooledBuffer;
import io.asciichat.core.client.ClientEnd;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.render.AsciiFrame;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotTest {
  private static final Duration LONG = Duration.ofHours(1);
  private static final ClientEnd OVER = new ClientEnd(ErrorCode.OK, "closed", null);

  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Outcome outcome = new Outcome();

  private static Snapshot snapshot(OutputStream target) {
    return new Snapshot(
        PlainDisplay.inPipe(
            target,
            TerminalDetector.detect(Map.of()),
            ViewPreferences.DEFAULTS,
            new PlainSize(20, 5)));
  }

  private static AsciiFrame frame() {
    return frame("x");
  }

  private static AsciiFrame frame(String shown) {
    byte[] text = shown.getBytes(StandardCharsets.UTF_8);
    return new AsciiFrame(PooledBuffer.unpooled(text), 0, text.length, 20, 5);
  }

  /** More than once: which thread is first must not matter. */
  @RepeatedTest(10)
  void theLastPictureIsPrinted() throws IOException {
    Path picture = folder.resolve("dot.png");
    ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "png", picture.toFile());
    TestShell shell = new TestShell(folder);
    String line = "mirror " + picture + " --no-loop --snapshot -D 3600 --width 20 --height 5";
    assertEquals(0, shell.run(line.split(" ")), shell.err());
    assertEquals(5, shell.out().lines().count(), shell.out());
    assertEquals("", shell.err());
  }

  @Test
  void whatHasComeIsPrintedWhenTheCallIsOver() throws Exception {
    Snapshot snapshot = snapshot(out);
    snapshot.show(frame());
    snapshot.start(LONG, outcome);
    snapshot.finish(OVER);
    assertEquals("x\n", out.toString(StandardCharsets.UTF_8));
  }

  @Test
  void thatNothingHasComeIsAFailure() {
    Snapshot snapshot = snapshot(out);
    snapshot.start(LONG, outcome);
    AsciiChatException told = assertThrows(AsciiChatException.class, () -> snapshot.finish(OVER));
    assertEquals(ErrorCode.NETWORK, told.code());
    assertTrue(told.getMessage().contains("before a picture came"), told.getMessage());
  }

  @Test
  void nothingIsPrintedWhenTheUserHasQuit() throws Exception {
    Snapshot snapshot = snapshot(out);
    snapshot.show(frame());
    snapshot.start(LONG, outcome);
    snapshot.finish(Outcome.QUIT);
    snapshot.close();
    assertEquals("", out.toString(StandardCharsets.UTF_8));
  }

  @Test
  void aFullDiskIsTold() {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    Snapshot snapshot = snapshot(StandardOutput.of(full, false, StandardCharsets.UTF_8));
    snapshot.show(frame());
    snapshot.start(LONG, outcome);
    AsciiChatException told = assertThrows(AsciiChatException.class, () -> snapshot.finish(OVER));
    assertEquals(ErrorCode.FILE, told.code());
    assertTrue(told.getMessage().contains("no space left"), told.getMessage());
  }

  @Test
  void aReaderThatHasGoneIsNoFailure() throws Exception {
    OutputStream gone =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    Snapshot snapshot = snapshot(StandardOutput.of(gone, true, StandardCharsets.UTF_8));
    snapshot.show(frame());
    snapshot.start(Duration.ZERO, outcome);
    assertFalse(outcome.await().code() != ErrorCode.OK);
    snapshot.finish(Outcome.QUIT);
  }

  @Test
  void printsTheNewestFrameOnce() throws Exception {
    Snapshot snapshot = snapshot(out);
    snapshot.show(frame("old"));
    snapshot.show(frame("new"));
    assertTrue(snapshot.print(LONG, Duration.ZERO));
    snapshot.show(frame("later"));
    assertEquals("new\n", out.toString(StandardCharsets.UTF_8));
  }

  @Test
  void endsWithoutAFrameWhenItIsClosed() throws Exception {
    Snapshot snapshot = snapshot(out);
    snapshot.close();
    assertFalse(snapshot.print(LONG, LONG));
    assertEquals("", out.toString(StandardCharsets.UTF_8));
  }

  @Test
  void doesNotWaitForTheDelayWhenItIsClosed() throws Exception {
    Snapshot snapshot = snapshot(out);
    snapshot.show(frame("last"));
    snapshot.close();
    assertTrue(snapshot.print(LONG, LONG));
    assertEquals("last\n", out.toString(StandardCharsets.UTF_8));
  }

  @Test
  void givesUpWhenNoFrameComes() {
    Snapshot snapshot = snapshot(out);
    assertThrows(TimeoutException.class, () -> snapshot.print(Duration.ofNanos(1), Duration.ZERO));
    assertEquals("", out.toString(StandardCharsets.UTF_8));
  }

  /** A reader may take as long as it likes: the frame is whole, and nothing has failed. */
  @Test
  void aSlowReaderGetsTheWholeFrame() throws Exception {
    CountDownLatch reading = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    OutputStream slow =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
          }

          @Override
          public void write(byte[] bytes, int offset, int length) throws IOException {
            reading.countDown();
            try {
              goOn.await();
            } catch (InterruptedException e) {
              throw new InterruptedIOException("not taken");
            }
            out.write(bytes, offset, length);
          }
        };
    Snapshot snapshot = snapshot(slow);
    snapshot.show(frame());
    snapshot.start(Duration.ZERO, outcome);
    reading.await();
    CompletableFuture<String> finished = new CompletableFuture<>();
    Thread finishing = Thread.ofPlatform().start(() -> finished.complete(finish(snapshot, OVER)));
    // Without a time limit: such a thread is not in TIMED_WAITING.
    await().until(() -> finishing.getState() == Thread.State.WAITING);
    goOn.countDown();
    assertEquals("done", finished.get());
    assertEquals("x\n", out.toString(StandardCharsets.UTF_8));
  }

  private static String finish(Snapshot snapshot, ClientEnd end) {
    try {
      snapshot.finish(end);
      return "done";
    } catch (InterruptedException | RuntimeException e) {
      return e.toString();
    }
  }
}
