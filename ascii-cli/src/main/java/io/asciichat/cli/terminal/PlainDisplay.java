package io.asciichat.cli.terminal;

import io.asciichat.cli.process.StandardOutput;
import io.asciichat.core.color.ColorLevel;
import io.asciichat.core.port.Display;
import io.asciichat.core.render.AsciiFrame;
import io.asciichat.core.render.SymbolSet;
import io.asciichat.core.render.ViewerProfile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Frames for a pipe or a file: each one's text and a line feed, and nothing else. Without an
 * explicit colour mode there are no colours, because whoever reads a pipe seldom wants escapes; but
 * block characters of all kinds, because a render mode that needs them was asked for on purpose.
 */
public final class PlainDisplay implements Display {
  private final OutputStream output;
  private final ViewerProfile profile;
  private final FrameText text;
  private final OutputBuffer out = new OutputBuffer(1 << 14);
  private final AtomicBoolean closed = new AtomicBoolean();

  private PlainDisplay(OutputStream output, ViewSettings settings, boolean colored) {
    this.output = output;
    this.profile = settings.profile();
    this.text = new FrameText(TerminalTraits.Repeat.NONE, settings.paint(), colored);
  }

  /**
   * For a pipe or a file: no colours unless asked for.
   *
   * @param output where to; not closed by the display
   * @param traits of the terminal in the environment, for UTF-8
   * @param size unless another was asked for
   */
  public static PlainDisplay inPipe(
      OutputStream output, TerminalTraits traits, ViewPreferences preferences, PlainSize size) {
    TerminalTraits pipe = traits.inPipe(ColorLevel.NONE, SymbolSet.HALVES);
    return of(output, pipe, preferences, size, true);
  }

  /**
   * For a pipe or a file beside a recording, which gets the same frames: in all colours, of which
   * what is written here has none, unless a colour level is asked for, and in UTF-8 whatever the
   * locale.
   *
   * @param known the block characters that the recording is sure to be shown with
   */
  public static PlainDisplay inPipeBesideRecording(
      OutputStream output,
      TerminalTraits traits,
      ViewPreferences preferences,
      PlainSize size,
      SymbolSet known) {
    TerminalTraits recorded = traits.inPipe(ColorLevel.TRUECOLOR, known).withUtf8();
    return of(output, recorded, preferences, size, preferences.abilities().colorLevel() != null);
  }

  /**
   * For a terminal that is only printed on.
   *
   * @param size unless another was asked for
   */
  static PlainDisplay onTerminal(
      OutputStream output, TerminalTraits traits, ViewPreferences preferences, PlainSize size) {
    return of(output, traits, preferences, size, true);
  }

  private static PlainDisplay of(
      OutputStream output,
      TerminalTraits traits,
      ViewPreferences preferences,
      PlainSize size,
      boolean colored) {
    Integer columns = preferences.size().columns();
    Integer rows = preferences.size().rows();
    ViewSettings settings =
        new ViewSettings(
            traits,
            preferences,
            columns == null ? size.columns() : columns,
            rows == null ? size.rows() : rows,
            false);
    return new PlainDisplay(output, settings, colored);
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
    if (text.isStyled()) {
      // The prompt that follows is not to stand in the colours of a frame.
      out.put(Escapes.RESET_COLORS);
    }
    out.put('\n');
    output.write(out.array(), 0, out.length());
    output.flush();
    if (output instanceof PrintStream stream && stream.checkError()) {
      IOException reason = stream instanceof StandardOutput standard ? standard.failure() : null;
      throw reason == null ? new StandardOutput.ReaderGoneException(null) : reason;
    }
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
