package io.asciichat.media.recording;

import io.asciichat.core.render.AsciiFrame;
import io.asciichat.core.render.ViewerProfile;
import io.asciichat.media.picture.TextGrid;
import io.asciichat.media.picture.TextRaster;
import java.awt.Rectangle;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * An animation. A frame's duration is known when the next one comes, so one is always held back;
 * memory is that of two pictures, however long it goes on. Of frames that follow each other faster
 * than GIF players like, the newest in each fifteenth of a second is taken. The size is the first
 * frame's: later ones are cut or filled.
 */
final class GifRecording implements Recording {
  static final int MAX_FRAMES_PER_SECOND = 15;

  private static final long INTERVAL = 1_000_000_000L / MAX_FRAMES_PER_SECOND;
  private static final long CENTISECOND = 10_000_000;

  private final TargetFile target;
  private final RecordingSettings settings;
  private @Nullable Stage stage;

  /** What came too early, and when. */
  private @Nullable AsciiFrame waiting;

  private @Nullable ViewerProfile waitingProfile;
  private long waitingSince;

  GifRecording(TargetFile target, RecordingSettings settings) {
    this.target = target;
    this.settings = settings;
  }

  /** Font, rasterizer and GIF writer take half a second on a cold start: an eye would see that. */
  @Override
  public void prepare() throws IOException {
    TextRaster raster = new TextRaster(settings.theme(), settings.cellWidth());
    int[] pixels = new int[raster.cellWidth() * raster.cellHeight()];
    raster.draw(TextGrid.parse("x", 1, 1, settings.theme()), 1, 1, pixels);
    try (GifWriter gif = new GifWriter(OutputStream.nullOutputStream())) {
      gif.write(pixels, new Rectangle(0, 0, raster.cellWidth(), raster.cellHeight()), 2);
    }
  }

  @Override
  public void frame(AsciiFrame frame, ViewerProfile profile, long nanos, boolean cleared)
      throws IOException {
    Stage current = stage;
    if (current == null) {
      current = new Stage(frame, profile, nanos);
      stage = current;
      return;
    }
    if (waiting != null && nanos > due(current)) {
      takeWaiting(current);
    }
    if (nanos - current.since < INTERVAL) {
      forgetWaiting();
      waiting = frame.retain();
      waitingProfile = profile;
      waitingSince = nanos;
    } else {
      forgetWaiting();
      current.replace(frame, profile, nanos);
    }
  }

  /** When the waiting frame takes its turn. */
  private long due(Stage current) {
    return Math.max(waitingSince, current.since + INTERVAL);
  }

  private void takeWaiting(Stage current) throws IOException {
    if (waiting != null && waitingProfile != null) {
      current.replace(waiting, waitingProfile, due(current));
      forgetWaiting();
    }
  }

  private void forgetWaiting() {
    if (waiting != null) {
      waiting.release();
      waiting = null;
    }
  }

  @Override
  public void finish(long nanos) throws IOException {
    Stage current = stage;
    if (current == null) {
      target.discard();
      return;
    }
    takeWaiting(current);
    current.write(Math.max(nanos, current.since + INTERVAL));
    current.gif.close();
    target.commit();
  }

  @Override
  public void abandon() {
    forgetWaiting();
    target.discard();
  }

  /** The picture that is being shown, and the one under it in the file. */
  private final class Stage {
    private final int columns;
    private final int rows;
    private final TextRaster raster;
    private final GifWriter gif;
    private int[] pixels;
    private int[] written;
    private boolean empty = true;
    private long since;

    Stage(AsciiFrame frame, ViewerProfile profile, long nanos) throws IOException {
      columns = profile.columns();
      rows = profile.rows();
      raster = new TextRaster(settings.theme(), settings.cellWidthFor(columns, rows));
      pixels = new int[width() * rows * raster.cellHeight()];
      written = new int[pixels.length];
      gif = new GifWriter(new BufferedOutputStream(target.stream(), 1 << 16));
      since = nanos;
      draw(frame, profile);
    }

    private int width() {
      return columns * raster.cellWidth();
    }

    private void draw(AsciiFrame frame, ViewerProfile profile) {
      raster.draw(Encoders.grid(frame, profile, settings.theme()), columns, rows, pixels);
    }

    void replace(AsciiFrame frame, ViewerProfile profile, long nanos) throws IOException {
      write(nanos);
      since = nanos;
      draw(frame, profile);
    }

    /** Writes the shown picture, which ends at this time. */
    void write(long until) throws IOException {
      Rectangle whole = new Rectangle(0, 0, width(), rows * raster.cellHeight());
      Rectangle changed = empty ? whole : Difference.between(written, pixels, whole.width);
      // Rounded at both ends, so that the errors do not add up.
      int delay = (int) Math.min(until / CENTISECOND - since / CENTISECOND, Integer.MAX_VALUE);
      gif.write(Difference.cut(pixels, whole.width, changed), changed, delay);
      empty = false;
      int[] free = written;
      written = pixels;
      pixels = free;
    }
  }
}
