package io.asciichat.media.audio.device;

import io.asciichat.core.port.AudioSink;
import io.asciichat.core.port.AudioSource;
import io.asciichat.media.audio.device.LineKeeper.LineOpener;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Speakers. While their device opens, is in use elsewhere or has vanished, they swallow what they
 * are given, at the pace at which it would be heard.
 */
public final class Speakers implements AudioSink {
  /** The most a call to the device moves, in samples. */
  private static final int PIECE = 4800;

  private static final int UNKNOWN = Integer.MIN_VALUE;

  private final String name;
  private final LineKeeper keeper;
  private final Stall stall = new Stall();
  private final Swallower swallower = new Swallower();
  private final float[] samples = new float[PIECE];
  private final float[] converted = new float[PIECE];
  private byte[] bytes = new byte[0];
  private int lastAvailable = UNKNOWN;
  private @Nullable DeviceLine known;
  private @Nullable RateConverter converter;

  Speakers(String name, LineOpener opener, Consumer<String> report, long retryNanos) {
    this.name = name;
    keeper = new LineKeeper("the speakers '" + name + "'", opener, report, retryNanos);
  }

  @Override
  public int write(long now, float[] sound, int offset, int count) {
    DeviceLine line = usable(now);
    if (line == null) {
      return swallower.swallow(now, count);
    }
    try {
      int taken = give(line, sound, offset, Math.min(count, PIECE));
      lastAvailable = line.available();
      return taken;
    } catch (RuntimeException e) {
      keeper.lose(line);
      return swallower.swallow(now, count);
    }
  }

  /** The device, if it is there and plays. */
  @SuppressWarnings("ReferenceEquality") // whether it was opened anew
  private @Nullable DeviceLine usable(long now) {
    DeviceLine line = keeper.line();
    if (line == null) {
      return null;
    }
    if (line != known) {
      begin(line);
    }
    try {
      int available = line.available();
      // Positions may jump either way; a device that has vanished changes nothing any more.
      boolean changed = available != lastAvailable && lastAvailable != UNKNOWN;
      if (changed) {
        keeper.works();
      }
      boolean moved = changed || available >= line.capacity();
      lastAvailable = available;
      if (stall.look(now, moved)) {
        keeper.lose(line);
        return null;
      }
      return line;
    } catch (RuntimeException e) {
      keeper.lose(line);
      return null;
    }
  }

  private void begin(DeviceLine line) {
    known = line;
    stall.reset();
    lastAvailable = UNKNOWN;
    LineFormat format = line.format();
    bytes = new byte[PIECE * format.frameSize()];
    converter =
        format.rate() == AudioSource.SAMPLE_RATE
            ? null
            : new RateConverter(AudioSource.SAMPLE_RATE, format.rate(), PIECE);
  }

  private int give(DeviceLine line, float[] sound, int offset, int count) {
    RateConverter rates = converter;
    int room = Math.clamp(line.available(), 0, PIECE);
    int taken = Math.min(count, rates == null ? room : rates.givenFor(room));
    if (taken <= 0) {
      return 0;
    }
    System.arraycopy(sound, offset, samples, 0, taken);
    int frames = taken;
    if (rates == null) {
      line.format().encode(samples, frames, bytes);
    } else {
      frames = rates.convert(samples, 0, taken, converted, 0);
      line.format().encode(converted, frames, bytes);
    }
    if (frames > 0 && line.transfer(bytes, frames) < 0) {
      keeper.lose(line);
    }
    return taken;
  }

  @Override
  public int buffered(long now) {
    DeviceLine line = keeper.line();
    if (line == null) {
      return swallower.held(now);
    }
    try {
      long capacity = line.capacity();
      long frames = Math.clamp(capacity - line.available(), 0, capacity);
      return (int) (frames * AudioSource.SAMPLE_RATE / line.format().rate());
    } catch (RuntimeException e) {
      return 0;
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void close() {
    keeper.close();
  }

  /**
   * Stands in for speakers that are away: takes everything and plays it into nothing as time
   * passes, so that the loop that feeds them keeps its pace.
   */
  private static final class Swallower {
    private static final long SECOND = 1_000_000_000L;

    /** What was taken beyond this is forgotten at once; no device holds more. */
    private static final int MAX_HELD = AudioSource.SAMPLE_RATE / 10;

    private boolean begun;
    private long heldUntil;

    /** Takes samples and drops them. Returns the count. */
    int swallow(long now, int count) {
      long from = begun ? Math.max(now, heldUntil) : now;
      begun = true;
      long until = from + count * SECOND / AudioSource.SAMPLE_RATE;
      heldUntil = Math.min(until, now + MAX_HELD * SECOND / AudioSource.SAMPLE_RATE);
      return count;
    }

    /** Samples taken that would not be heard yet. */
    int held(long now) {
      return begun ? (int) (Math.max(0, heldUntil - now) * AudioSource.SAMPLE_RATE / SECOND) : 0;
    }
  }
}
