package io.asciichat.core.server;

import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.session.Ban;
import io.asciichat.core.session.SessionEnd;
import io.asciichat.core.session.SessionInfo;
import io.asciichat.core.session.SessionPhase;
import io.asciichat.core.statistics.Problem;
import io.asciichat.core.statistics.Problems;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;

/** Counts the trouble that a server's listener hears of, and passes everything on to it. */
final class ProblemCounter implements ServerListener {
  private final ServerListener listener;
  private final AtomicLongArray events = new AtomicLongArray(Problem.values().length);
  private final AtomicLongArray ends = new AtomicLongArray(ErrorCode.values().length);

  ProblemCounter(ServerListener listener) {
    this.listener = listener;
  }

  /** What was counted so far. */
  Problems statistics() {
    return new Problems(
        counted(events, Problem.values(), Problem.class),
        counted(ends, ErrorCode.values(), ErrorCode.class));
  }

  private static <E extends Enum<E>> Map<E, Long> counted(
      AtomicLongArray counts, E[] kinds, Class<E> type) {
    Map<E, Long> counted = new EnumMap<>(type);
    for (E kind : kinds) {
      long count = counts.get(kind.ordinal());
      if (count > 0) {
        counted.put(kind, count);
      }
    }
    return counted;
  }

  private void count(Problem problem) {
    events.getAndIncrement(problem.ordinal());
  }

  @Override
  public void moved(SessionInfo session, SessionPhase before) {
    listener.moved(session, before);
  }

  @Override
  public void bansChanged(List<Ban> bans) {
    listener.bansChanged(bans);
  }

  @Override
  public void connected(SessionInfo session) {
    listener.connected(session);
  }

  @Override
  public void established(SessionInfo session) {
    listener.established(session);
  }

  @Override
  public void terminalChanged(SessionInfo session) {
    listener.terminalChanged(session);
  }

  @Override
  public void joined(SessionInfo session) {
    listener.joined(session);
  }

  @Override
  public void left(SessionInfo session, SessionEnd end) {
    if (end.code() != ErrorCode.OK) {
      ends.getAndIncrement(end.code().ordinal());
    }
    listener.left(session, end);
  }

  @Override
  public void rejected(String address, String reason) {
    count(Problem.CONNECTION_REJECTED);
    listener.rejected(address, reason);
  }

  @Override
  public void banned(String address, Duration time) {
    count(Problem.NETWORK_BANNED);
    listener.banned(address, time);
  }

  @Override
  public void badPacket(SessionInfo session, int type, String reason) {
    listener.badPacket(session, type, reason);
  }

  @Override
  public void slowStep(SessionInfo session, String type, Duration took) {
    count(Problem.SLOW_PACKET);
    listener.slowStep(session, type, took);
  }

  @Override
  public void loopStuck(String trace) {
    count(Problem.LOOP_STUCK);
    listener.loopStuck(trace);
  }

  @Override
  public void overBudget(SessionInfo session, String kind) {
    count(Problem.OVER_BUDGET);
    listener.overBudget(session, kind);
  }

  @Override
  public void decoderClosed(SessionInfo session, String reason) {
    count(Problem.DECODER_CLOSED);
    listener.decoderClosed(session, reason);
  }

  @Override
  public void remoteLog(SessionInfo session, String text) {
    listener.remoteLog(session, text);
  }

  @Override
  public void rehearsalFailed(Throwable failure) {
    listener.rehearsalFailed(failure);
  }

  @Override
  public void decodersFailed(Throwable failure) {
    listener.decodersFailed(failure);
  }

  @Override
  public void acceptFailed(Throwable failure) {
    count(Problem.ACCEPT_FAILED);
    listener.acceptFailed(failure);
  }

  @Override
  public void acceptRecovered(long failures, Duration lasted) {
    listener.acceptRecovered(failures, lasted);
  }

  @Override
  public void loopDied(String loop, Throwable failure) {
    count(Problem.LOOP_DIED);
    listener.loopDied(loop, failure);
  }

  @Override
  public void loopStumbled(String loop, Throwable failure) {
    count(Problem.LOOP_STUMBLED);
    listener.loopStumbled(loop, failure);
  }

  @Override
  public void drawingLimited(int profiles) {
    listener.drawingLimited(profiles);
  }

  @Override
  public void memoryFreed(long bytes) {
    listener.memoryFreed(bytes);
  }

  @Override
  public void recovered(Duration lasted) {
    listener.recovered(lasted);
  }

  @Override
  public void exhausted(Throwable failure) {
    listener.exhausted(failure);
  }
}
