package io.asciichat.cli.command.picture;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.port.VideoSource;
import io.asciichat.core.video.RgbFrame;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The picture of a participant who wants to be seen by a camera: nothing until {@link #open}, then
 * the camera, and the name card where there is none to use or it fails later. {@link #open} and
 * {@link #close} are for any thread.
 */
public final class OwnCamera implements VideoSource {
  /** How soon after {@link #open} the first picture is asked for. */
  private static final long LOOK_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private static final long CARD_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** The rate that is asked for before the camera's is known, and the highest of any. */
  private static final double RATE = 60;

  /** Opens a device, which may take seconds. */
  @FunctionalInterface
  public interface Opener {
    VideoSource open() throws InterruptedException;
  }

  private final Opener opener;
  private final VideoSource card;
  private final boolean required;
  private final AtomicReference<@Nullable VideoSource> current = new AtomicReference<>();
  private final AtomicBoolean opened = new AtomicBoolean();
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile Consumer<String> listener = line -> {};
  private long asked;

  /**
   * @param card what is shown in its place; closed with this source
   * @param required whether the user has named this very camera, so that nothing stands in for it
   */
  public OwnCamera(Opener opener, VideoSource card, boolean required) {
    this.opener = opener;
    this.card = card;
    this.required = required;
  }

  /**
   * Opens the camera, the first time; blocks for as long as that takes.
   *
   * @param told gets a line when the name card is shown in its place, now or later
   * @throws AsciiChatException when a camera that is required does not open
   */
  public void open(Consumer<String> told) throws InterruptedException {
    if (!opened.compareAndSet(false, true)) {
      return;
    }
    listener = told;
    VideoSource camera = card;
    try {
      camera = opener.open();
    } catch (AsciiChatException e) {
      if (required) {
        throw e;
      }
      told.accept(line(e));
    } catch (RuntimeException | LinkageError e) {
      // A driver or its library: nothing that is written for cameras promises to say so properly.
      AsciiChatException failure =
          new AsciiChatException(
              ErrorCode.WEBCAM, "the camera cannot be used: " + e + "; choose another", e);
      if (required) {
        throw failure;
      }
      told.accept(line(failure));
    }
    current.set(camera);
    if (closed.get()) {
      closeCurrent();
    }
  }

  /** Returns whether a picture is expected by now. */
  public boolean isWanted() {
    return opened.get();
  }

  /** What is told of a camera that cannot be used: all of it where the user can mend it. */
  private static String line(AsciiChatException failure) {
    String message = String.valueOf(failure.getMessage());
    return failure.code() == ErrorCode.WEBCAM
        ? message.replaceFirst(";.*", "") + ": the others see your name"
        : "the others see your name: " + message;
  }

  @Override
  public @Nullable RgbFrame next(long now) throws IOException {
    asked = now;
    VideoSource source = current.get();
    if (source == null) {
      return null;
    }
    try {
      return source.next(now);
    } catch (IOException e) {
      if (required || source.equals(card)) {
        throw e;
      }
      if (!current.compareAndSet(source, card)) {
        return null; // It has been closed meanwhile.
      }
      source.close();
      listener.accept("the others see your name: " + e.getMessage());
      return card.next(now);
    }
  }

  @Override
  public long nextAt() {
    VideoSource source = current.get();
    if (source == null) {
      return asked + LOOK_PAUSE_NANOS;
    }
    return source.equals(card) ? asked + CARD_PAUSE_NANOS : source.nextAt();
  }

  @Override
  public double framesPerSecond() {
    VideoSource source = current.get();
    return source == null || source.equals(card) ? RATE : source.framesPerSecond();
  }

  @Override
  public boolean mirrored() {
    VideoSource source = current.get();
    return source != null && source.mirrored();
  }

  @Override
  public String name() {
    VideoSource source = current.get();
    return source == null ? "camera" : source.name();
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      closeCurrent();
      card.close();
    }
  }

  /** The one that takes the source out closes it; the card is closed by {@link #close} alone. */
  private void closeCurrent() {
    VideoSource source = current.getAndSet(null);
    if (source != null && !source.equals(card)) {
      source.close();
    }
  }
}
