package io.asciichat.cli.command.picture;

import io.asciichat.core.port.VideoSource;
import io.asciichat.core.video.RgbFrame;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A source that answers as the test says. */
final class ScriptedSource implements VideoSource {
  /** What a question is answered with. */
  interface Answer {
    @Nullable RgbFrame at(long now) throws IOException;
  }

  Answer answer = now -> null;
  boolean mirrored;
  int closed;

  @Override
  public @Nullable RgbFrame next(long now) throws IOException {
    return answer.at(now);
  }

  @Override
  public double framesPerSecond() {
    return 30;
  }

  @Override
  public boolean mirrored() {
    return mirrored;
  }

  @Override
  public String name() {
    return "film.mp4";
  }

  @Override
  public void close() {
    closed++;
  }
}
