package io.asciichat.core.session;

import java.util.Set;

/**
 * The phases of a session, and which may follow which:
 *
 * <pre>
 * CONNECTING ─► HANDSHAKING ─► JOINED ◄─► STREAMING
 *      │             │            │           │
 *      └─────────────┴─────┬──────┴───────────┘
 *                          ▼
 *                       LEAVING ─► GONE
 * </pre>
 */
public enum SessionPhase {
  /** The connection was accepted; the client has said nothing yet. */
  CONNECTING,
  /** Keys are being agreed on, or the client has not yet said what its terminal can show. */
  HANDSHAKING,
  /** The client has a place and sees the others. */
  JOINED,
  /** The same, and the others see or hear the client. */
  STREAMING,
  /** The client was told to go, or its connection has ended; it gives back what it holds. */
  LEAVING,
  /** Nothing is left of the session. */
  GONE;

  /** Returns the phases that may follow this one. */
  public Set<SessionPhase> next() {
    return switch (this) {
      case CONNECTING -> Set.of(HANDSHAKING, LEAVING);
      case HANDSHAKING -> Set.of(JOINED, LEAVING);
      case JOINED -> Set.of(STREAMING, LEAVING);
      case STREAMING -> Set.of(JOINED, LEAVING);
      case LEAVING -> Set.of(GONE);
      case GONE -> Set.of();
    };
  }

  /** Returns whether a session in this phase may enter another one. */
  public boolean mayBecome(SessionPhase other) {
    return next().contains(other);
  }

  /** Returns whether the client has a place and has not been told to go. */
  public boolean isInCall() {
    return this == JOINED || this == STREAMING;
  }
}
