package io.asciichat.core.server.admission;

import io.asciichat.core.lock.LockRank;
import io.asciichat.core.lock.RankedLock;
import io.asciichat.core.session.Ban;
import io.asciichat.core.session.BanSubject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The bans that operators have spoken. Thread-safe; looking somebody up takes no lock, and a few
 * microseconds for each hundred bans.
 */
public final class BanList {
  /** More would make every connection wait; whole networks are banned with one prefix. */
  public static final int MAX_BANS = 10_000;

  private final InstantSource time;
  private final RankedLock lock = new RankedLock(LockRank.LEAF, "bans");
  private volatile List<Ban> bans = List.of();

  /** A list without bans, which end by this clock. */
  public BanList(InstantSource time) {
    this.time = time;
  }

  /**
   * Adds bans; one of the same subject takes the place of the one before.
   *
   * @throws IllegalArgumentException when there would be more than {@link #MAX_BANS}
   */
  public void add(List<Ban> more) {
    lock.run(
        () -> {
          List<Ban> all = new ArrayList<>(lasting());
          all.addAll(more);
          bans = distinct(all);
        });
  }

  /** Replaces all bans; see {@link #add}. */
  public void replace(List<Ban> all) {
    lock.run(() -> bans = distinct(all));
  }

  private static List<Ban> distinct(List<Ban> all) {
    Map<BanSubject, Ban> newest = new LinkedHashMap<>();
    for (Ban ban : all) {
      newest.remove(ban.subject());
      newest.put(ban.subject(), ban);
    }
    if (newest.size() > MAX_BANS) {
      throw new IllegalArgumentException(
          "there are " + MAX_BANS + " bans at the most; ban prefixes in place of addresses");
    }
    return List.copyOf(newest.values());
  }

  /** Lifts a ban; tells whether there was one. */
  public boolean remove(BanSubject subject) {
    return lock.call(
        () -> {
          List<Ban> left = lasting();
          List<Ban> fewer = left.stream().filter(ban -> !ban.subject().equals(subject)).toList();
          bans = fewer;
          return fewer.size() < left.size();
        });
  }

  /** The bans that have not ended, in the order in which they were spoken. */
  public List<Ban> lasting() {
    Instant now = time.instant();
    return bans.stream().filter(ban -> !ban.isOver(now)).toList();
  }

  /**
   * Looks somebody up.
   *
   * @param address the numeric address without the port
   * @param identity the proven key as 64 hexadecimal digits, or null
   * @return the first ban that means this client
   */
  public Optional<Ban> find(String address, @Nullable String identity) {
    List<Ban> all = bans;
    if (all.isEmpty()) {
      return Optional.empty();
    }
    Instant now = time.instant();
    return all.stream()
        .filter(ban -> !ban.isOver(now) && ban.subject().matches(address, identity))
        .findFirst();
  }

  /** What a banned client is told; the operator's note stays with operators. */
  public static String told(Ban ban) {
    return ban.until() == null
        ? "you are banned from this server"
        : "you are banned from this server until " + ban.until();
  }
}
