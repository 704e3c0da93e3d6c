package io.asciichat.cli.terminal;

import java.time.Duration;

/** What a line over the picture can be about, most urgent first. There is one line a topic. */
public enum StatusTopic {
  /** The state of the connection. */
  CONNECTION(Duration.ZERO),
  /** What a key has done. */
  KEYS(Duration.ofSeconds(2)),
  /** Something that has just happened. */
  NEWS(Duration.ofSeconds(4)),
  /** Who has come or gone. */
  PEOPLE(Duration.ofSeconds(4)),
  /** The user's picture has failed. */
  PICTURE_FAILED(Duration.ZERO),
  /** The user's picture is waited for. */
  PICTURE_OVERDUE(Duration.ZERO),
  /** The user has stopped the picture. */
  PICTURE_FROZEN(Duration.ZERO),
  /** Others can watch. */
  PRIVACY(Duration.ZERO),
  /** How loud everybody is. */
  SOUND(Duration.ZERO);

  private final Duration shown;

  StatusTopic(Duration shown) {
    this.shown = shown;
  }

  /** How long a line stays; zero when it stays until the topic's next. */
  Duration shown() {
    return shown;
  }
}
