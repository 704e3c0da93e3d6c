package org.example.embed;

import io.asciichat.core.port.Display;
import io.asciichat.core.render.AsciiFrame;
import io.asciichat.core.render.ViewerProfile;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** A display that keeps one frame's text: the last of as many as are asked for. */
final class KeptFrame implements Display {
  private final ViewerProfile profile;
  private final CompletableFuture<String> kept = new CompletableFuture<>();
  private volatile int wanted = Integer.MAX_VALUE;
  private int shown;

  KeptFrame(ViewerProfile profile) {
    this.profile = profile;
  }

  /** Completes with the text of that frame, counted from the first one. */
  CompletableFuture<String> frames(int count) {
    wanted = count;
    return kept;
  }

  @Override
  public ViewerProfile profile() {
    return profile;
  }

  @Override
  public void show(AsciiFrame frame) {
    shown++;
    if (shown >= wanted) {
      // The frame is lent for this call, so its text is copied.
      kept.complete(
          new String(
              frame.buffer().array(), frame.offset(), frame.length(), StandardCharsets.UTF_8));
    }
  }

  @Override
  public void onProfileChange(Runnable listener) {}

  @Override
  public void clear() {}

  @Override
  public void status(String line) {}

  @Override
  public void close() {}
}
