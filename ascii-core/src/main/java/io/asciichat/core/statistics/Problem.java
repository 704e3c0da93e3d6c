package io.asciichat.core.statistics;

/** Kinds of trouble that a server counts; bad packets are counted as {@link RefusedPackets}. */
public enum Problem {
  /** A connection was turned away before any handshake. */
  CONNECTION_REJECTED,
  /** A network was refused for a time after too many wrong passwords. */
  NETWORK_BANNED,
  /** A client began to send more of something than it may. */
  OVER_BUDGET,
  /** A packet held up its client's receive loop for more than half a second. */
  SLOW_PACKET,
  /** A decoder of pictures gave nothing and was closed. */
  DECODER_CLOSED,
  /** Connections could not be accepted. */
  ACCEPT_FAILED,
  /** A step of a loop that serves many has failed; the loop went on. */
  LOOP_STUMBLED,
  /** A loop ended because of something that must not happen. */
  LOOP_DIED,
  /** A loop that was stopped did not end in time. */
  LOOP_STUCK
}
