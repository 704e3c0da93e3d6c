package io.asciichat.core.server.admission;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.lock.LockRank;
import io.asciichat.core.lock.RankedLock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides who is let in. A connection is half-open until its client has said what its terminal is;
 * only then does it take a place. Half-open connections are bounded, in all and for each network,
 * and a newcomer always finds room: when there is none, an older half-open connection gives way,
 * from the network that has most of them. So connections that say nothing cannot keep others out.
 *
 * <p>Thread-safe. Its lock has the rank {@link LockRank#LEAF} and is held for a look at some dozens
 * of entries at the most.
 */
public final class Admission {
  /** Half-open connections at one time on a server of up to 256 places. */
  public static final int MAX_HALF_OPEN = 64;

  /**
   * Time that a connection may say nothing at first. Every client speaks as soon as it connects.
   */
  public static final Duration FIRST_PACKET_TIMEOUT = Duration.ofSeconds(5);

  /**
   * From the handshake to the client's terminal. C clients need less than a second; no user is
   * asked anything in between.
   */
  public static final Duration TERMINAL_TIMEOUT = Duration.ofSeconds(10);

  /** A connection that has said nothing for so long gives way before others. */
  static final Duration SILENT_AFTER = Duration.ofSeconds(1);

  private static final long MINUTE = 60_000_000_000L;
  private static final long SECOND = 1_000_000_000L;

  /**
   * The reason for which a connection is not let in.
   *
   * @param code for the ERROR_MESSAGE
   * @param reason one sentence for the person who connects
   * @param known whether the log has it already, as with a ban
   */
  public record Refusal(ErrorCode code, String reason, boolean known) {}

  private final RankedLock lock = new RankedLock(LockRank.LEAF, "admission");
  private volatile AdmissionLimits limits;

  @GuardedBy("lock")
  private Pace pace;

  @GuardedBy("lock")
  private final WrongPasswords passwords;

  @GuardedBy("lock")
  private final List<Visit> halfOpen = new ArrayList<>();

  @GuardedBy("lock")
  private final Map<String, Integer> places = new HashMap<>();

  /** An admission without connections. */
  public Admission(AdmissionLimits limits) {
    this.limits = limits;
    pace = new Pace(limits);
    passwords = new WrongPasswords(limits.ban());
  }

  /**
   * Sets other bounds. They hold for what comes from now on: nobody has to go. When networks may
   * connect more or less often than before, what they have done so far does not count.
   */
  @SuppressWarnings("GuardedBy") // the body runs under the lock
  public void limits(AdmissionLimits newest) {
    Pace fresh = new Pace(newest);
    lock.run(
        () -> {
          if (!fresh.allowsAsMuchAs(pace)) {
            pace = fresh;
          }
          passwords.ban(newest.ban());
          limits = newest;
        });
  }

  /** The bounds that hold now. */
  public AdmissionLimits limits() {
    return limits;
  }

  /**
   * Decides about a connection that has just come in, and counts it when it is let in.
   *
   * @param address the peer's numeric address without the port
   * @param now the clock's reading in nanoseconds, not before that of the last call
   * @return why it is turned away; empty when it may {@link #enter}
   */
  @SuppressWarnings("GuardedBy") // the body runs under the lock
  public Optional<Refusal> refusal(String address, long now) {
    Origin origin = Origin.of(address);
    return lock.call(() -> Optional.ofNullable(refusalLocked(origin, now)));
  }

  @GuardedBy("lock")
  private @Nullable Refusal refusalLocked(Origin origin, long now) {
    assert lock.isHeldByCurrentThread();
    long wait = passwords.waits(origin, now);
    if (wait > 0 && passwords.isBanned(origin, now)) {
      return new Refusal(
          ErrorCode.RATE_LIMITED,
          "your address is banned because of wrong passwords; try again in " + minutes(wait),
          true);
    }
    if (wait > 0) {
      return new Refusal(
          ErrorCode.RATE_LIMITED,
          "too many wrong passwords from your address; try again in "
              + (wait + SECOND - 1) / SECOND
              + " s",
          false);
    }
    if (placesTaken(origin) >= limits.placesOf(origin)) {
      return new Refusal(ErrorCode.SESSION_FULL, noPlaceLeft(origin), false);
    }
    if (pace.isTooFast(origin, now)) {
      return new Refusal(
          ErrorCode.RATE_LIMITED,
          "too many connections at once from your address; wait a second",
          false);
    }
    if (!pace.tryAdmit(origin, now)) {
      return new Refusal(
          ErrorCode.RATE_LIMITED, "too many connections from your address; wait a minute", false);
    }
    return null;
  }

  private static String minutes(long nanos) {
    long minutes = (nanos + MINUTE - 1) / MINUTE;
    return minutes == 1 ? "a minute" : minutes + " minutes";
  }

  String noPlaceLeft(Origin origin) {
    int most = limits.placesOf(origin);
    return most >= limits.clients()
        ? "the server is full; try again when a client has left"
        : "your address has all the places it may have, "
            + most
            + " of "
            + limits.clients()
            + "; try again when a client there has left";
  }

  /**
   * Lets a connection in, and dismisses another one if there is no room.
   *
   * @param address the peer's numeric address without the port
   * @param guest ends the connection when it must give way or takes too long
   */
  @SuppressWarnings("GuardedBy") // the body runs under the lock
  public Visit enter(String address, long now, Visit.Guest guest) {
    Visit visit = new Visit(this, Origin.of(address), now, guest);
    Optional<Visit> displaced = lock.call(() -> enterLocked(visit, now));
    displaced.ifPresent(
        older ->
            older.guest.dismiss(
                ErrorCode.SESSION_FULL,
                "gave way to a newer connection, because it had not joined yet"));
    return visit;
  }

  /** Returns the connection that gives way. */
  @GuardedBy("lock")
  private Optional<Visit> enterLocked(Visit visit, long now) {
    assert lock.isHeldByCurrentThread();
    Visit oldest = whoGivesWay(visit.origin, now);
    if (oldest != null) {
      remove(oldest);
    }
    halfOpen.add(visit);
    return Optional.ofNullable(oldest);
  }

  /** Dismisses the connections that have taken too long. To be called a few times a second. */
  @SuppressWarnings("GuardedBy") // the body runs under the lock
  public void expire(long now) {
    List<Visit> silent = new ArrayList<>();
    List<Visit> homeless = new ArrayList<>();
    lock.run(() -> expireLocked(now, silent, homeless));
    for (Visit visit : silent) {
      visit.guest.dismiss(
          ErrorCode.TIMEOUT, "nothing said within " + FIRST_PACKET_TIMEOUT.toSeconds() + " s");
    }
    for (Visit visit : homeless) {
      visit.guest.dismiss(
          ErrorCode.TIMEOUT,
          "no terminal announced within "
              + TERMINAL_TIMEOUT.toSeconds()
              + " s after the handshake; send CLIENT_CAPABILITIES first");
    }
  }

  @GuardedBy("lock")
  private void expireLocked(long now, List<Visit> silent, List<Visit> homeless) {
    assert lock.isHeldByCurrentThread();
    for (Visit visit : halfOpen) {
      if (!visit.heard && now - visit.arrived >= FIRST_PACKET_TIMEOUT.toNanos()) {
        silent.add(visit);
      } else if (visit.established != Long.MAX_VALUE
          && now - visit.established >= TERMINAL_TIMEOUT.toNanos()) {
        homeless.add(visit);
      }
    }
    silent.forEach(this::remove);
    homeless.forEach(this::remove);
  }

  /** Half-open connections at the moment. */
  @SuppressWarnings("GuardedBy") // the body runs under the lock
  int halfOpen() {
    return lock.call(() -> halfOpen.size());
  }

  void established(Visit visit, long now) {
    lock.run(() -> visit.established = now);
  }

  @SuppressWarnings("GuardedBy") // the body runs under the lock
  boolean join(Visit visit) {
    return lock.call(() -> joinLocked(visit));
  }

  @GuardedBy("lock")
  private boolean joinLocked(Visit visit) {
    assert lock.isHeldByCurrentThread();
    if (visit.gone || placesTaken(visit.origin) >= limits.placesOf(visit.origin)) {
      return false;
    }
    // First what may fail for want of memory.
    places.merge(visit.origin.network(), 1, Integer::sum);
    halfOpen.remove(visit);
    visit.joined = true;
    return true;
  }

  @SuppressWarnings("GuardedBy") // the body runs under the lock
  Optional<Duration> wrongPassword(Visit visit, long now) {
    boolean banned = lock.call(() -> passwords.failed(visit.origin, now));
    return banned ? Optional.of(limits.ban()) : Optional.empty();
  }

  @SuppressWarnings("GuardedBy") // the body runs under the lock
  void leave(Visit visit) {
    lock.run(() -> leaveLocked(visit));
  }

  @GuardedBy("lock")
  private void leaveLocked(Visit visit) {
    assert lock.isHeldByCurrentThread();
    if (visit.joined && !visit.gone) {
      places.computeIfPresent(
          visit.origin.network(), (network, count) -> count == 1 ? null : count - 1);
    }
    remove(visit);
  }

  @GuardedBy("lock")
  private void remove(Visit visit) {
    assert lock.isHeldByCurrentThread();
    halfOpen.remove(visit);
    visit.gone = true;
  }

  @GuardedBy("lock")
  private int placesTaken(Origin origin) {
    assert lock.isHeldByCurrentThread();
    return places.getOrDefault(origin.network(), 0);
  }

  /** Which connection makes room for one more from this network, or null when there is room. */
  @GuardedBy("lock")
  private @Nullable Visit whoGivesWay(Origin newcomer, long now) {
    assert lock.isHeldByCurrentThread();
    Map<String, Integer> crowds = new HashMap<>();
    for (Visit visit : halfOpen) {
      crowds.merge(visit.origin.network(), 1, Integer::sum);
    }
    int own = crowds.getOrDefault(newcomer.network(), 0);
    if (own >= limits.halfOpenPerNetwork() && !newcomer.isThisMachine()) {
      return oldestOf(crowds, own, newcomer, now);
    }
    if (halfOpen.size() < limits.halfOpen()) {
      return null;
    }
    int largest = crowds.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    return oldestOf(crowds, largest, null, now);
  }

  /**
   * The oldest one that is silent, else the oldest, of the networks that have so many. Silence
   * counts only after a moment: a newcomer has said nothing either.
   */
  @GuardedBy("lock")
  private @Nullable Visit oldestOf(
      Map<String, Integer> crowds, int size, @Nullable Origin only, long now) {
    assert lock.isHeldByCurrentThread();
    Visit oldest = null;
    for (Visit visit : halfOpen) {
      if (only != null
          ? !visit.origin.equals(only)
          : crowds.getOrDefault(visit.origin.network(), 0) != size) {
        continue;
      }
      if (!visit.heard && now - visit.arrived >= SILENT_AFTER.toNanos()) {
        return visit;
      }
      if (oldest == null) {
        oldest = visit;
      }
    }
    return oldest;
  }
}
