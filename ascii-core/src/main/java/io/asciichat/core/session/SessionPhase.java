package io.asciichat.core.session;

/** The phases of a session, which only moves forward. */
public enum SessionPhase {
  /** Keys are being agreed on. */
  HANDSHAKE,
  /** Keys are agreed on; the client has not yet said what its terminal can show. */
  JOINING,
  /** The client sees the others. */
  ACTIVE,
  /** The connection is gone. */
  ENDED
}
