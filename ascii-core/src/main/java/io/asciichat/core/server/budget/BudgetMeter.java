package io.asciichat.core.server.budget;

import io.asciichat.core.session.ClientBudget;
import io.asciichat.core.session.ClientBudget.Kind;
import java.time.Duration;

/**
 * Keeps one client's account. For each kind and measure it holds a time: that at which what has
 * come so far would be paid for at the allowed rate. A packet that runs further ahead of now than
 * the burst is to be dropped; dropped packets are charged, too. A client that runs ahead by two
 * bursts, or whose packets are dropped for {@value #MAX_EXCESS_SECONDS} s on end, is to be ended.
 *
 * <p>Allocates nothing after its making. For one thread, the client's receive loop.
 */
final class BudgetMeter {
  /** Verdicts on a packet and its client. */
  enum Verdict {
    /** Handle it. */
    PASS,
    /** Drop it. */
    DROP,
    /** Drop it and end the client. */
    END
  }

  /** How long packets are dropped before the client is ended. */
  static final int MAX_EXCESS_SECONDS = 5;

  private static final long MAX_EXCESS = Duration.ofSeconds(MAX_EXCESS_SECONDS).toNanos();

  /** After so long without a dropped packet an excess is over. */
  private static final long EXCESS_PAUSE = Duration.ofSeconds(2).toNanos();

  private static final double SECOND = 1e9;
  private static final Kind[] KINDS = Kind.values();

  private final double[] nanosPerPacket = new double[KINDS.length];
  private final double[] nanosPerByte = new double[KINDS.length];
  private final double[] nanosPerWork = new double[KINDS.length];
  private final long[] burst = new long[KINDS.length];
  private final long[] packetsPaid = new long[KINDS.length];
  private final long[] bytesPaid = new long[KINDS.length];
  private final long[] workPaid = new long[KINDS.length];
  private boolean dropping;
  private long droppingSince;
  private long lastDrop;

  /**
   * @param now the clock's reading in nanoseconds
   */
  BudgetMeter(ClientBudget budget, long now) {
    for (Kind kind : KINDS) {
      ClientBudget.Allowance allowance = budget.of(kind);
      int i = kind.ordinal();
      nanosPerPacket[i] = SECOND / allowance.packets();
      nanosPerByte[i] = SECOND / allowance.bytes();
      nanosPerWork[i] = SECOND / allowance.work().toNanos();
      burst[i] = allowance.burst().toNanos();
      packetsPaid[i] = now;
      bytesPaid[i] = now;
      workPaid[i] = now;
    }
  }

  /**
   * Charges a packet.
   *
   * @param bytes of its payload
   */
  Verdict packet(Kind kind, int bytes, long now) {
    int i = kind.ordinal();
    packetsPaid[i] = later(packetsPaid[i], now, nanosPerPacket[i]);
    bytesPaid[i] = later(bytesPaid[i], now, bytes * nanosPerByte[i]);
    long ahead = Math.max(packetsPaid[i], bytesPaid[i]) - now;
    return verdict(ahead, workPaid[i] - now, burst[i], now);
  }

  /** Returns whether the packets that have come so far are within the burst; charges nothing. */
  boolean hasRoom(Kind kind, long now) {
    int i = kind.ordinal();
    return Math.max(packetsPaid[i], bytesPaid[i]) - now <= burst[i];
  }

  /**
   * Charges work that a packet asks for, before it is done.
   *
   * @param nanos of one core, 0 or more
   */
  Verdict work(Kind kind, long nanos, long now) {
    int i = kind.ordinal();
    workPaid[i] = later(workPaid[i], now, nanos * nanosPerWork[i]);
    return verdict(workPaid[i] - now, 0, burst[i], now);
  }

  /** Charges work whose cost is known only when it is done: the next packets pay for it. */
  void done(Kind kind, long nanos, long now) {
    int i = kind.ordinal();
    workPaid[i] = later(workPaid[i], now, nanos * nanosPerWork[i]);
  }

  private static long later(long paid, long now, double cost) {
    return Math.max(paid, now) + (long) cost;
  }

  private Verdict verdict(long ahead, long owed, long most, long now) {
    if (Math.max(ahead, owed) <= most) {
      return Verdict.PASS;
    }
    if (!dropping || now - lastDrop > EXCESS_PAUSE) {
      dropping = true;
      droppingSince = now;
    }
    lastDrop = now;
    // A debt for work that was done is not a fault of the packet that finds it.
    return ahead > 2 * most || now - droppingSince > MAX_EXCESS ? Verdict.END : Verdict.DROP;
  }
}
