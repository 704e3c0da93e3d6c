package io.asciichat.testkit.fault;

import io.asciichat.core.packet.PacketHeader;
import io.asciichat.core.port.Clock;
import io.asciichat.core.port.Display;
import io.asciichat.core.render.AsciiFrame;
import io.asciichat.core.render.ViewerProfile;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A terminal that tells from each frame whose pictures have moved on, and whether the text stays
 * within the terminal. Frames are looked at and forgotten.
 */
final class ArrivalWatch implements Display {
  private static final int LETTERS = LevelCamera.PALETTE.length();
  private static final int ESCAPE = 0x1b;

  private final Clock clock;
  private final Arrivals arrivals;
  private final int[] letterOf = new int[LevelCamera.MAX_CALLERS + 1];
  private final int[] counts = new int[LETTERS];
  private ViewerProfile profile;
  private int maxColumns;
  private int maxRows;
  private Runnable profileListener = () -> {};
  private long shown;
  private long digest;
  private @Nullable String fault;

  ArrivalWatch(Clock clock, ViewerProfile profile, Arrivals arrivals) {
    this.clock = clock;
    this.profile = profile;
    this.arrivals = arrivals;
    maxColumns = profile.columns();
    maxRows = profile.rows();
  }

  @Override
  public ViewerProfile profile() {
    return profile;
  }

  @Override
  public void onProfileChange(Runnable listener) {
    profileListener = listener;
  }

  /** Changes the terminal's size; frames of the old size may still be under way. */
  void resize(int columns, int rows) {
    profile = profile.withSize(columns, rows);
    maxColumns = Math.max(maxColumns, columns);
    maxRows = Math.max(maxRows, rows);
    profileListener.run();
  }

  @Override
  public void show(AsciiFrame frame) {
    shown++;
    byte[] text = frame.buffer().array();
    int end = frame.offset() + frame.length();
    digest = digest * 31 + PacketHeader.crcOf(text, frame.offset(), frame.length());
    digest = digest * 31 + clock.nanos();
    read(text, frame.offset(), end);
    for (int caller = 1; caller <= LevelCamera.MAX_CALLERS; caller++) {
      int letter = letterOf(caller);
      if (letter != 0 && letter != letterOf[caller]) {
        letterOf[caller] = letter;
        arrivals.arrived(caller);
      }
    }
  }

  /**
   * The index of the letter that a caller's picture is made of, or 0 when it is not shown: the most
   * frequent of the caller's, because strangers' pictures may hold some of them, too.
   */
  private int letterOf(int caller) {
    int most = 0;
    for (int i = 0; i < LevelCamera.LEVELS; i++) {
      int letter = LevelCamera.LEVELS * caller + i;
      if (counts[letter] > (most == 0 ? 0 : counts[most])) {
        most = letter;
      }
    }
    return most;
  }

  /** Counts letters, and the size of the text. */
  private void read(byte[] text, int from, int end) {
    Arrays.fill(counts, 0);
    int column = 0;
    int row = 1;
    int last = 0;
    for (int i = from; i < end; i++) {
      int value = text[i];
      if (value == ESCAPE && i + 1 < end && text[i + 1] == '[') {
        int number = 0;
        for (i += 2; i < end && text[i] < '@'; i++) {
          number = text[i] >= '0' && text[i] <= '9' ? number * 10 + text[i] - '0' : 0;
        }
        if (i < end && text[i] == 'b') {
          column += number;
          counts[last] += last == 0 ? 0 : number;
        }
      } else if (value == '\n') {
        row++;
        column = 0;
      } else if (value == '\r') {
        column = 0;
      } else {
        // Continuation bytes of UTF-8 take no column.
        column += (value & 0xC0) == 0x80 ? 0 : 1;
        last = value >= 'A' && value <= 'Z' ? value - 'A' : 0;
        counts[last]++;
      }
      if (column > maxColumns || row > maxRows + 1) {
        fault =
            "a frame reaches column "
                + column
                + ", row "
                + row
                + " of "
                + maxColumns
                + "x"
                + maxRows;
      }
    }
  }

  /** Frames shown so far. */
  long shown() {
    return shown;
  }

  /** Changes with every frame, its time and each of its bytes. */
  long digest() {
    return digest;
  }

  /** What was wrong with the size of a frame, or null. */
  @Nullable String fault() {
    return fault;
  }

  @Override
  public void clear() {
    digest = digest * 31 + 1;
  }

  @Override
  public void status(@Nullable String line) {}

  @Override
  public void close() {}
}
