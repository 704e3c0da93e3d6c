package io.asciichat.media.audio.device;

import io.asciichat.core.port.AudioSource;
import io.asciichat.media.audio.device.LineKeeper.LineOpener;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A microphone. While its device opens, is in use elsewhere or has vanished, it gives nothing, and
 * goes on by itself once the device is there.
 */
public final class Microphone implements AudioSource {
  /** The most a call to the device moves, in frames. */
  private static final int PIECE = 4800;

  private final String name;
  private final LineKeeper keeper;
  private final Stall stall = new Stall();
  private final float[] samples = new float[PIECE];
  private byte[] bytes = new byte[0];
  private @Nullable DeviceLine known;
  private @Nullable RateConverter converter;

  Microphone(String name, LineOpener opener, Consumer<String> report, long retryNanos) {
    this.name = name;
    keeper = new LineKeeper("the microphone '" + name + "'", opener, report, retryNanos);
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // whether it was opened anew
  public int read(long now, float[] into, int offset, int count) {
    DeviceLine line = keeper.line();
    if (line == null || count <= 0) {
      return 0;
    }
    if (line != known) {
      begin(line);
    }
    int taken;
    try {
      taken = take(line, into, offset, Math.min(count, PIECE));
    } catch (RuntimeException e) {
      keeper.lose(line);
      return 0;
    }
    if (taken > 0) {
      keeper.works();
    }
    if (stall.look(now, taken > 0)) {
      keeper.lose(line);
    }
    return taken;
  }

  private void begin(DeviceLine line) {
    known = line;
    stall.reset();
    LineFormat format = line.format();
    bytes = new byte[PIECE * format.frameSize()];
    converter =
        format.rate() == SAMPLE_RATE ? null : new RateConverter(format.rate(), SAMPLE_RATE, PIECE);
  }

  private int take(DeviceLine line, float[] into, int offset, int count) {
    RateConverter rates = converter;
    int most = rates == null ? count : rates.givenFor(count);
    int frames = Math.min(most, Math.min(PIECE, line.available()));
    if (frames <= 0) {
      return 0;
    }
    int moved = Math.max(0, line.transfer(bytes, frames));
    if (rates == null) {
      line.format().decode(bytes, moved, into, offset);
      return moved;
    }
    line.format().decode(bytes, moved, samples, 0);
    return rates.convert(samples, 0, moved, into, offset);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void close() {
    keeper.close();
  }
}
