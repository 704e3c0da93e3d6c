package io.asciichat.core.packet;

/** The variants of ACIP that programs speak. */
public enum Dialect {
  /** ACIP with the extension that docs/protocol.md describes, as ascii-chat for Java speaks it. */
  EXTENDED,

  /**
   * ACIP without the extension, as the C program speaks it, and what is assumed until a peer shows
   * more.
   */
  ACIP
}
