package io.asciichat.cli.terminal;

/** What a line over the picture can be about, most urgent first. There is one line a topic. */
public enum StatusTopic {
  /** The state of the connection. */
  CONNECTION,
  /** Something that has just happened; goes away by itself. */
  NEWS,
  /** One's own picture stands still or has failed. */
  OWN_PICTURE,
  /** Others can watch. */
  PRIVACY,
  /** How loud everybody is. */
  SOUND
}
