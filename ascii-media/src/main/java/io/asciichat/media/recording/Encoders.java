package io.asciichat.media.recording;

import io.asciichat.core.render.AsciiFrame;
import io.asciichat.core.render.ViewerProfile;
import io.asciichat.media.picture.TextGrid;
import io.asciichat.media.picture.TextRaster;
import io.asciichat.media.picture.Theme;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Single frames as files. */
final class Encoders {
  private Encoders() {}

  /** Characters and line feeds. */
  static void text(AsciiFrame frame, ViewerProfile profile, OutputStream out) throws IOException {
    String text = RecordedText.of(frame, profile, false, "\n").text() + "\n";
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The same with colours, which end with the picture. */
  static void ansi(AsciiFrame frame, ViewerProfile profile, OutputStream out) throws IOException {
    String text = RecordedText.of(frame, profile, true, "\n").text() + "\u001b[0m\n";
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A picture in the size of the terminal, whatever of it the text fills. */
  static LastFrameRecording.Encoder png(RecordingSettings settings) {
    return (frame, profile, out) -> {
      TextGrid grid = grid(frame, profile, settings.theme());
      int cellWidth = settings.cellWidthFor(grid.columns(), grid.rows());
      TextRaster raster = new TextRaster(settings.theme(), cellWidth);
      try (OutputStream buffered = new BufferedOutputStream(out, 1 << 16);
          MemoryCacheImageOutputStream image = new MemoryCacheImageOutputStream(buffered)) {
        ImageIO.write(raster.draw(grid), "png", image);
      }
    };
  }

  static TextGrid grid(AsciiFrame frame, ViewerProfile profile, Theme theme) {
    return TextGrid.parse(
        frame.buffer().array(),
        frame.offset(),
        frame.length(),
        profile.columns(),
        profile.rows(),
        theme);
  }
}
