package io.asciichat.media.recording;

import io.asciichat.core.render.AsciiFrame;
import io.asciichat.core.render.ViewerProfile;
import io.asciichat.core.text.JsonString;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A terminal recording in asciinema's format, version 2: a header, then an event on each line
 * (docs.asciinema.org/manual/asciicast/v2). Each frame is one event, written and flushed as it
 * comes: home, the rows, wrapped in synchronized output. The screen is cleared only when a frame
 * leaves cells of the last one standing. A change of size is an event of its own.
 */
final class CastRecording implements Recording {
  private static final String SHOW = "\u001b[?2026h\u001b[H";
  private static final String SHOWN = "\u001b[0m\u001b[?2026l";

  private final TargetFile target;
  private final RecordingSettings settings;
  private @Nullable Writer out;
  private @Nullable RecordedText last;
  private int columns;
  private int rows;

  CastRecording(TargetFile target, RecordingSettings settings) {
    this.target = target;
    this.settings = settings;
  }

  @Override
  public void frame(AsciiFrame frame, ViewerProfile profile, long nanos, boolean cleared)
      throws IOException {
    Writer writer = out;
    if (writer == null) {
      writer = target.writer();
      out = writer;
      writer.write(header(profile));
      event(writer, nanos, "o", "\u001b[?25l\u001b[?7l\u001b[2J");
    } else if (profile.columns() != columns || profile.rows() != rows) {
      event(writer, nanos, "r", profile.columns() + "x" + profile.rows());
    }
    columns = profile.columns();
    rows = profile.rows();
    RecordedText text = RecordedText.of(frame, profile, true, "\r\n");
    boolean erase = cleared || last != null && !text.covers(last);
    event(writer, nanos, "o", SHOW + (erase ? "\u001b[2J" : "") + text.text() + SHOWN);
    writer.flush();
    last = text;
  }

  @Override
  public void finish(long nanos) throws IOException {
    Writer writer = out;
    if (writer == null) {
      target.discard();
      return;
    }
    event(writer, nanos, "o", "\u001b[?7h\u001b[?25h\r\n");
    writer.close();
    target.commit();
  }

  @Override
  public void abandon() {
    target.discard();
  }

  private String header(ViewerProfile profile) {
    String environment =
        new TreeMap<>(settings.environment())
            .entrySet().stream()
                .map(CastRecording::member)
                .collect(Collectors.joining(", ", "{", "}"));
    return String.format(
        Locale.ROOT,
        "{\"version\": 2, \"width\": %d, \"height\": %d, \"timestamp\": %d, \"env\": %s}\n",
        profile.columns(),
        profile.rows(),
        settings.started().getEpochSecond(),
        environment);
  }

  private static String member(Map.Entry<String, String> member) {
    return JsonString.of(member.getKey()) + ": " + JsonString.of(member.getValue());
  }

  private static void event(Writer out, long nanos, String kind, String data) throws IOException {
    out.write(
        String.format(Locale.ROOT, "[%d.%06d", nanos / 1_000_000_000, nanos / 1000 % 1_000_000));
    out.write(", \"" + kind + "\", " + JsonString.of(data) + "]\n");
  }
}
