package io.asciichat.core.session;

import io.asciichat.core.packet.PacketType;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * The traffic that each client may send, by kind. Immutable. {@link #DEFAULT} is well above what
 * this project's clients and C clients send; decision 0091 has the figures.
 *
 * <pre>{@code
 * ClientBudget budget = ClientBudget.DEFAULT.times(2);
 * }</pre>
 */
public final class ClientBudget {
  private static final double MIB = 1 << 20;
  private static final double KIB = 1 << 10;

  /** The budget of a server that is not told otherwise. */
  public static final ClientBudget DEFAULT =
      new ClientBudget(
          Map.of(
              // 480×270 at 60 pictures a second are 23 MB/s, at the protocol's most, 144, 56 MB/s.
              Kind.PICTURES, Allowance.of(200, 96 * MIB, 3),
              // C clients send 60 packets of some KB; 720p at 30 takes a quarter of a core.
              Kind.H265, Allowance.of(200, 8 * MIB, 300, 5),
              // 172 packets a second at the most; more than ten times real time in Opus.
              Kind.SOUND, Allowance.of(400, 2 * MIB, 80, 5),
              // A PING every 300 ms, or every second from C clients, and as many answers.
              Kind.KEEPALIVE, Allowance.of(20, 20 * KIB, 10),
              // An edge that is dragged changes the size with every picture.
              Kind.TERMINAL, Allowance.of(60, 60 * KIB, 100, 10),
              Kind.NAME, Allowance.of(2, KIB, 10),
              // A key that is held down mutes and unmutes 30 times a second.
              Kind.CONTROL, Allowance.of(30, 30 * KIB, 10),
              Kind.TEXT, Allowance.of(5, 5 * KIB, 20),
              // A telephone that is turned, a camera that is covered and uncovered.
              Kind.LAYOUT, Allowance.of(2, KIB, 10),
              // Sound that is refused packet by packet is a nuisance, not an attack.
              Kind.BROKEN, Allowance.of(200, 200 * KIB, 5)));

  private final Map<Kind, Allowance> byKind;

  private ClientBudget(Map<Kind, Allowance> byKind) {
    this.byKind = new EnumMap<>(byKind);
  }

  /** The allowance for this kind. */
  public Allowance of(Kind kind) {
    Allowance allowance = byKind.get(kind);
    if (allowance == null) {
      throw new IllegalStateException("no allowance for " + kind);
    }
    return allowance;
  }

  /** The same with another allowance for one kind. */
  public ClientBudget with(Kind kind, Allowance allowance) {
    ClientBudget other = new ClientBudget(byKind);
    other.byKind.put(kind, allowance);
    return other;
  }

  /**
   * So many times as much of everything.
   *
   * @param factor above 0
   */
  public ClientBudget times(double factor) {
    if (!(factor > 0)) {
      throw new IllegalArgumentException("factor must be above 0, not " + factor);
    }
    ClientBudget other = new ClientBudget(byKind);
    other.byKind.replaceAll((kind, allowance) -> allowance.times(factor));
    return other;
  }

  /** The kinds of a client's packets; each kind has an {@link Allowance} of its own. */
  public enum Kind {
    /** IMAGE_FRAME. */
    PICTURES("uncompressed pictures"),
    /** IMAGE_FRAME_H265. */
    H265("H.265 video"),
    /** AUDIO_BATCH and AUDIO_OPUS_BATCH. */
    SOUND("sound"),
    /** PING and PONG. */
    KEEPALIVE("PINGs and PONGs"),
    /** CLIENT_CAPABILITIES. */
    TERMINAL("changes of the terminal"),
    /** CLIENT_JOIN. */
    NAME("changes of the name"),
    /** STREAM_START, STREAM_STOP, new keys, and what no client sends. */
    CONTROL("control packets"),
    /** REMOTE_LOG and ERROR_MESSAGE. */
    TEXT("lines for the log"),
    /** No packets of their own: pictures that appear, or change their size, for every viewer. */
    LAYOUT("changes of the picture's size"),
    /** Packets that break their type's rules, besides their own kind. */
    BROKEN("bad packets");

    private final String shown;

    Kind(String shown) {
      this.shown = shown;
    }

    /** For messages, in the plural or as a mass: "sound". */
    public String shown() {
      return shown;
    }

    /** The kind of a packet. */
    public static Kind of(PacketType type) {
      return switch (type) {
        case IMAGE_FRAME -> PICTURES;
        case IMAGE_FRAME_H265 -> H265;
        case AUDIO_BATCH, AUDIO_OPUS_BATCH -> SOUND;
        case PING, PONG -> KEEPALIVE;
        case CLIENT_CAPABILITIES -> TERMINAL;
        case CLIENT_JOIN -> NAME;
        case REMOTE_LOG, ERROR_MESSAGE -> TEXT;
        default -> CONTROL;
      };
    }
  }

  /**
   * The amount of one kind of traffic that a client may send in the long run, and the time that it
   * may run ahead.
   *
   * @param packets a second, above 0
   * @param bytes of payload a second, above 0
   * @param work processor time on one core a second, an estimate, above zero
   * @param burst so many seconds' worth may come at once, above zero: what piled up during a stall
   *     of the line, or a terminal's edge that is dragged
   */
  public record Allowance(double packets, double bytes, Duration work, Duration burst) {
    /** Checks the ranges above. */
    public Allowance {
      if (!(packets > 0) || !(bytes > 0) || !work.isPositive() || !burst.isPositive()) {
        throw new IllegalArgumentException("an allowance must be above zero in all parts");
      }
    }

    /** So many packets and bytes a second; work is not bounded apart. */
    private static Allowance of(double packets, double bytes, int burstSeconds) {
      return of(packets, bytes, 1000, burstSeconds);
    }

    private static Allowance of(double packets, double bytes, int workMillis, int burstSeconds) {
      return new Allowance(
          packets, bytes, Duration.ofMillis(workMillis), Duration.ofSeconds(burstSeconds));
    }

    /** So many times as much a second; the burst lasts as long. */
    private Allowance times(double factor) {
      Duration more = Duration.ofNanos(Math.max(1, Math.round(work.toNanos() * factor)));
      return new Allowance(packets * factor, bytes * factor, more, burst);
    }
  }
}
