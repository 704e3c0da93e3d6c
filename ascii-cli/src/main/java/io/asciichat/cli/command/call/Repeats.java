package io.asciichat.cli.command.call;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.asciichat.core.lock.LockRank;
import io.asciichat.core.lock.RankedLock;
import io.asciichat.core.loop.Loop;
import io.asciichat.core.port.Clock;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Keeps what a peer can make happen at will from filling the log. Of each peer's lines of one kind
 * {@value #MAX_LINES_AT_ONCE} are written as they come, then one a minute, which tells how many
 * were left out; of all peers together {@value #MAX_LINES_OF_ALL} and then one a second. The first
 * line of a kind is always written. Addresses of IPv6 count by their first 64 bits, of which one
 * customer has all addresses.
 *
 * <p>Of bad packets the first of each mistake of a session has an allowance of its own, of {@value
 * #MAX_MISTAKES_AT_ONCE} lines at once, so that no mistake hides behind another; and all of them
 * are written at level DEBUG.
 *
 * <p>Memory is bounded by {@value #MAX_PEERS} peers; of the peers above them the one that was quiet
 * for the longest time is forgotten. As a loop it writes what was counted while nothing new
 * happens.
 *
 * <p>Thread-safe; lines are written outside the lock.
 */
final class Repeats implements Loop {
  static final int MAX_LINES_AT_ONCE = 20;
  static final int MAX_LINES_OF_ALL = 200;
  static final int MAX_MISTAKES_AT_ONCE = 60;
  static final int MAX_PEERS = 1000;

  private static final long PEER_PAUSE_NANOS = TimeUnit.MINUTES.toNanos(1);
  private static final long KIND_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long LOOK_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final int IPV6_PREFIX_BYTES = 8;

  /** An address with its port: {@code 192.0.2.1:5000} or {@code [2001:db8::1]:5000}. */
  private static final Pattern PORT = Pattern.compile("^(?:\\[(.*)]|([^:]*)):\\d+$");

  private record Key(String kind, String peer) {}

  private record Line(Level level, Supplier<String> text, long leftOut) {}

  private final Clock clock;
  private final Supplier<Logger> logger;
  private final RankedLock lock = new RankedLock(LockRank.LEAF, "repeated log lines");

  /** The peer that was heard of last comes last. */
  @GuardedBy("lock")
  private final LinkedHashMap<Key, Tally> peers = new LinkedHashMap<>(16, 0.75f, true);

  @GuardedBy("lock")
  private final Map<String, Tally> kinds = new LinkedHashMap<>();

  /**
   * @param logger where lines go; asked for with the first one
   */
  Repeats(Clock clock, Supplier<Logger> logger) {
    this.clock = clock;
    this.logger = logger;
  }

  /**
   * Writes a line or counts it.
   *
   * @param kind what happened, in one or two words; from a fixed set
   * @param peer address of the peer who caused it
   * @param text made when the line is written
   * @return whether it was written, or would have been at this level
   */
  boolean log(String kind, String peer, Level level, Supplier<String> text) {
    return log(new Key(kind, prefix(peer)), MAX_LINES_AT_ONCE, level, text);
  }

  /**
   * Writes or counts that a packet was dropped.
   *
   * @param first whether it is the session's first one with this mistake
   * @param peer address of the peer who sent it
   * @param text made when the line is written
   */
  void badPacket(boolean first, String peer, Supplier<String> text) {
    boolean written =
        first
            ? log(new Key("mistakes", prefix(peer)), MAX_MISTAKES_AT_ONCE, Level.WARNING, text)
            : log("bad packets", peer, Level.WARNING, text);
    Logger target = logger.get();
    if (!written && target.isLoggable(Level.DEBUG)) {
      target.log(Level.DEBUG, text.get());
    }
  }

  @SuppressWarnings("GuardedBy") // the body runs under the lock
  private boolean log(Key key, int atOnce, Level level, Supplier<String> text) {
    long now = clock.nanos();
    long[] before = {-1};
    lock.run(() -> before[0] = admit(key, atOnce, now, level, text));
    if (before[0] < 0) {
      return false;
    }
    write(new Line(level, text, before[0]));
    return true;
  }

  /** How many were left out before this line, or -1 when this one is left out, too. */
  @GuardedBy("lock")
  private long admit(Key key, int atOnce, long now, Level level, Supplier<String> text) {
    assert lock.isHeldByCurrentThread();
    Tally peer = peers.computeIfAbsent(key, k -> new Tally(atOnce, PEER_PAUSE_NANOS, now));
    Tally kind =
        kinds.computeIfAbsent(key.kind, k -> new Tally(MAX_LINES_OF_ALL, KIND_PAUSE_NANOS, now));
    if (peers.size() > MAX_PEERS) {
      forget(peers.pollFirstEntry());
    }
    if (peer.mayWrite(now) && kind.mayWrite(now)) {
      peer.written(now);
      kind.written(now);
      return peer.take() + kind.take();
    }
    peer.leaveOut(level, text);
    return -1;
  }

  /** Counts what was left out of a peer's lines as left out of its kind. */
  @GuardedBy("lock")
  private void forget(Map.Entry<Key, Tally> peer) {
    assert lock.isHeldByCurrentThread();
    Tally kind = kinds.get(peer.getKey().kind);
    if (kind != null) {
      kind.leftOut += peer.getValue().leftOut;
    }
  }

  /** Writes what was counted, as far as it is time for that. */
  @Override
  @SuppressWarnings("GuardedBy") // the body runs under the lock
  public long step(long now) {
    List<Line> lines = new ArrayList<>();
    lock.run(() -> collectDue(now, lines));
    lines.forEach(this::write);
    return now + LOOK_PAUSE_NANOS;
  }

  @GuardedBy("lock")
  private void collectDue(long now, List<Line> lines) {
    assert lock.isHeldByCurrentThread();
    for (Map.Entry<Key, Tally> entry : peers.entrySet()) {
      Tally peer = entry.getValue();
      Tally kind = kinds.get(entry.getKey().kind);
      if (peer.leftOut > 0 && kind != null && peer.mayWrite(now) && kind.mayWrite(now)) {
        peer.written(now);
        kind.written(now);
        lines.add(new Line(peer.level, peer.text, peer.take() - 1));
      }
    }
  }

  /** Writes one line for each kind of which lines are still left out: all is over. */
  @SuppressWarnings("GuardedBy") // the body runs under the lock
  void end() {
    List<Line> lines = new ArrayList<>();
    lock.run(() -> collectAll(lines));
    lines.forEach(this::write);
  }

  @GuardedBy("lock")
  private void collectAll(List<Line> lines) {
    assert lock.isHeldByCurrentThread();
    for (Map.Entry<String, Tally> kind : kinds.entrySet()) {
      String name = kind.getKey();
      long count = kind.getValue().take();
      for (Map.Entry<Key, Tally> peer : peers.entrySet()) {
        if (peer.getKey().kind.equals(name)) {
          count += peer.getValue().take();
        }
      }
      if (count > 0) {
        String text = name + ": " + count + " lines left out";
        lines.add(new Line(Level.WARNING, () -> text, 0));
      }
    }
  }

  private void write(Line line) {
    Logger target = logger.get();
    if (target.isLoggable(line.level)) {
      String more = line.leftOut == 0 ? "" : " (and " + line.leftOut + " more like it)";
      target.log(line.level, line.text.get() + more);
    }
  }

  /** What counts as one peer: an address without its port, of IPv6 the first half. */
  private static String prefix(String peer) {
    String host = PORT.matcher(peer).replaceFirst("$1$2");
    if (host.indexOf(':') < 0) {
      return host;
    }
    try {
      byte[] address = InetAddress.ofLiteral(host).getAddress();
      return HexFormat.of().formatHex(address, 0, Math.min(IPV6_PREFIX_BYTES, address.length));
    } catch (IllegalArgumentException e) {
      return host;
    }
  }

  /** Lines of one kind: some at once, then one in each pause. */
  private static final class Tally {
    private final long pause;
    private final long ahead;

    /** When as many lines as were written would have been due, one in each pause. */
    private long due;

    private long leftOut;
    private Level level = Level.INFO;
    private Supplier<String> text = () -> "";

    Tally(int atOnce, long pause, long now) {
      this.pause = pause;
      this.ahead = (atOnce - 1) * pause;
      this.due = now;
    }

    boolean mayWrite(long now) {
      return due - now <= ahead;
    }

    void written(long now) {
      due = Math.max(due, now) + pause;
    }

    void leaveOut(Level newLevel, Supplier<String> newText) {
      leftOut++;
      level = newLevel;
      text = newText;
    }

    long take() {
      long count = leftOut;
      leftOut = 0;
      return count;
    }
  }
}
