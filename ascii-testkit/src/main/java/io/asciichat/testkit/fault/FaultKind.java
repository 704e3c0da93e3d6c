package io.asciichat.testkit.fault;

import java.util.Locale;

/**
 * Events that may happen in a call. Each kind says how often it is chosen and what the number that
 * goes with an event means.
 */
public enum FaultKind {
  /** An honest participant joins; the number is the link: see {@link Caller#link}. */
  JOIN(3, 0, 5),
  /** An honest participant leaves; the number has no meaning. */
  LEAVE(2, 0, 0),
  /** The connection of an honest participant is lost. */
  CUT(3, 0, 0),
  /** The link of an honest participant stands still in both directions, for so many ms. */
  STALL(3, 50, 12_000),
  /** The terminal of an honest participant gets another size. */
  RESIZE(2, 0, 3),
  /** What an honest participant sends comes in another order, packet by packet, for so many ms. */
  REORDER(1, 50, 3_000),
  /** The server is closed and started again after so many ms. */
  RESTART(1, 0, 4_000),

  /**
   * The server's machine is busy for so many ms: each loop gets its turns up to {@link
   * Faults#MAX_LATE_NANOS} late.
   */
  BUSY(3, 50, 10_000),
  /** So many threads that the server needs next cannot be created. */
  THREADS(1, 1, 3),
  /** So many connections that come next cannot be accepted: no descriptor is left. */
  DESCRIPTORS(1, 1, 2),
  /** So many newcomers cannot be welcomed, because memory is exhausted. */
  WELCOME(1, 1, 3),
  /** No memory for the next packet that the server receives from an honest participant. */
  MEMORY_RECEIVED(1, 0, 0),
  /** No memory for the next packet that the server sends to an honest participant. */
  MEMORY_SENT(1, 0, 0),
  /** No memory for so many calls of the server's codec. */
  MEMORY_CODEC(1, 1, 3),

  /** An attacker opens so many connections and says nothing. */
  SILENT(1, 1, 45),
  /** An attacker takes so many places and only sends PING. */
  PINGS(1, 1, 12),
  /** An attacker starts and stops its picture so many times. */
  TOGGLES(1, 1, 400),
  /** An attacker changes the form of its picture so many times. */
  RESHAPES(1, 1, 400),
  /** An attacker announces another terminal so many times. */
  PROFILES(1, 1, 400),
  /** An attacker gives itself another name so many times. */
  NAMES(1, 1, 400),
  /** An attacker announces so many packets of the greatest length before it has said who it is. */
  ANNOUNCES(1, 1, 40),
  /** An attacker sends so many random bytes. */
  BYTES(2, 1, 4_000),
  /** An attacker that has joined sends so many packets from a grammar of right and wrong ones. */
  PACKETS(3, 1, 400),
  /** An attacker sends so many packets from the same grammar in place of a handshake. */
  STRANGERS(2, 1, 60),
  /** An attacker sends so many packets of sound: garbage, silence, raw sound of any rate. */
  SOUNDS(2, 1, 400),
  /** An attacker writes so many lines into the server's log. */
  LOGS(1, 1, 400),
  /** An attacker that never reads stays for so many ms, with PINGs. */
  DEAF(1, 1_000, 15_000),
  /** An attacker sends its packets byte by byte, so many of them. */
  TRICKLE(1, 30, 400),
  /** An attacker sends so many PINGs as fast as it can. */
  PING_FLOOD(1, 1, 2_000),
  /** An attacker has a terminal of so many columns and a third of as many rows. */
  GIANT(1, 200, 400);

  private final int weight;
  private final int least;
  private final int most;

  FaultKind(int weight, int least, int most) {
    this.weight = weight;
    this.least = least;
    this.most = most;
  }

  /** The frequency with which it is chosen, compared with the other kinds. */
  public int weight() {
    return weight;
  }

  int least() {
    return least;
  }

  int most() {
    return most;
  }

  /** Returns whether an attacker does it, so that the target is the attacker's address. */
  boolean isHostile() {
    return compareTo(SILENT) >= 0;
  }

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
