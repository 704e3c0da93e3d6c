package io.asciichat.cli.terminal;

import io.asciichat.core.port.Display;
import io.asciichat.core.render.AsciiFrame;
import io.asciichat.core.render.ColorLevel;
import io.asciichat.core.render.ViewerProfile;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Frames for a pipe or a file: each one's text and a line feed, and nothing else. Without an
 * explicit colour mode there are no colours, because whoever reads a pipe seldom wants escapes.
 */
public final class PlainDisplay implements Display {
  private final OutputStream output;
  private final ViewerProfile profile;
  private final FrameText text = new FrameText();
  private final OutputBuffer out = new OutputBuffer(1 << 14);
  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * @param output where to; not closed by this display
   * @param traits of the terminal in the environment, for UTF-8
   * @param fallback size when none was asked for
   */
  public PlainDisplay(
      OutputStream output, TerminalTraits traits, ViewPreferences preferences, PlainSize fallback) {
    this.output = output;
    Integer columns = preferences.columns();
    Integer rows = preferences.rows();
    TerminalTraits colorless =
        new TerminalTraits(ColorLevel.NONE, traits.utf8(), false, false, false);
    this.profile =
        new ViewSettings(
                colorless,
                preferences,
                columns == null ? fallback.columns() : columns,
                rows == null ? fallback.rows() : rows,
                false)
            .profile();
  }

  @Override
  public ViewerProfile profile() {
    return profile;
  }

  /** {@inheritDoc} A plain display's profile never changes. */
  @Override
  public void onProfileChange(Runnable listener) {}

  @Override
  public void show(AsciiFrame frame) throws IOException {
    if (closed.get()) {
      return;
    }
    out.truncate(0);
    text.write(frame, profile.columns(), profile.rows(), false, out);
    out.put('\n');
    output.write(out.array(), 0, out.length());
    output.flush();
  }

  /** {@inheritDoc} Nothing lies under the next frame. */
  @Override
  public void clear() {}

  /** {@inheritDoc} Not shown: only frames belong here. */
  @Override
  public void status(@Nullable String line) {}

  @Override
  public void close() {
    closed.set(true);
  }
}
