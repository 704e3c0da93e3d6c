package io.asciichat.core.server.budget;

import io.asciichat.core.packet.session.AudioBatch;
import io.asciichat.core.packet.session.ClientCapabilities;
import io.asciichat.core.packet.session.OpusBatch;
import io.asciichat.core.port.Clock;
import io.asciichat.core.server.budget.BudgetMeter.Verdict;
import io.asciichat.core.session.ClientBudget;
import io.asciichat.core.session.ClientBudget.Kind;
import java.util.EnumSet;
import java.util.Set;

/**
 * Holds one client to its budget: says which of its packets are handled, and when the client must
 * go. For one thread, the client's receive loop.
 */
public final class ClientTraffic {
  /** Consequences for a client that sends too much. Called by the thread that asks. */
  public interface Consequences {
    /** The first packet of this kind is dropped. */
    void dropping(Kind kind);

    /** The client has gone on and must be ended; called once. */
    void exceeded(Kind kind);
  }

  private final Clock clock;
  private final Consequences consequences;
  private final BudgetMeter meter;
  private final Set<Kind> told = EnumSet.noneOf(Kind.class);
  private boolean exceeded;

  /** Nothing has been sent yet. */
  public ClientTraffic(ClientBudget budget, Clock clock, Consequences consequences) {
    this.clock = clock;
    this.consequences = consequences;
    this.meter = new BudgetMeter(budget, clock.nanos());
  }

  /**
   * Charges a packet; false when it must be dropped.
   *
   * @param bytes of its payload
   */
  public boolean accepts(Kind kind, int bytes) {
    return passes(kind, meter.packet(kind, bytes, clock.nanos()));
  }

  /** Returns whether what was dropped before would be handled now; charges nothing. */
  public boolean hasRoom(Kind kind) {
    return !exceeded && meter.hasRoom(kind, clock.nanos());
  }

  /** Charges the decoding of Opus; false when it must not be decoded. */
  public boolean affords(OpusBatch batch) {
    return affords(Kind.SOUND, ProcessorCost.of(batch));
  }

  /** Charges the conversion of raw sound; false when it must not be converted. */
  public boolean affords(AudioBatch batch) {
    return affords(Kind.SOUND, ProcessorCost.of(batch));
  }

  /**
   * Charges another terminal; false when it must not be taken over.
   *
   * @param newSound whether sound in another form is asked for as well
   */
  public boolean affords(ClientCapabilities capabilities, boolean newSound) {
    ClientCapabilities.Terminal terminal = capabilities.terminal();
    return affords(
        Kind.TERMINAL, ProcessorCost.terminal(terminal.columns(), terminal.rows(), newSound));
  }

  /** Charges a piece of H.265; false when it must not be decoded. */
  public boolean affordsH265(int bytes) {
    return affords(Kind.H265, ProcessorCost.h265(bytes));
  }

  /** Charges a picture that came out of H.265: what follows pays for it. */
  public void decodedH265(int width, int height) {
    meter.done(Kind.H265, ProcessorCost.h265Picture(width, height), clock.nanos());
  }

  private boolean affords(Kind kind, long nanos) {
    return passes(kind, meter.work(kind, nanos, clock.nanos()));
  }

  private boolean passes(Kind kind, Verdict verdict) {
    if (exceeded) {
      return false;
    }
    if (verdict == Verdict.PASS) {
      return true;
    }
    if (told.add(kind)) {
      consequences.dropping(kind);
    }
    if (verdict == Verdict.END) {
      exceeded = true;
      consequences.exceeded(kind);
    }
    return false;
  }
}
