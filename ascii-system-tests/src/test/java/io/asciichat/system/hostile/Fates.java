package io.asciichat.system.hostile;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** What happened to an attacker's connections: how often, and when first. Thread-safe. */
final class Fates {
  /** The server closed the connection without a word that was read. */
  static final String HUNG_UP = "hung up on";

  /** The server said why it ends the session; the reason follows. */
  static final String ENDED = "ended: ";

  private static final int MAX_SHOWN = 4;

  private record Fate(long firstNanos, AtomicLong count) {}

  private final long start = System.nanoTime();
  private final ConcurrentMap<String, Fate> all = new ConcurrentHashMap<>();

  void note(String what) {
    Fate fate =
        all.computeIfAbsent(what, w -> new Fate(System.nanoTime() - start, new AtomicLong()));
    fate.count.incrementAndGet();
  }

  /** Whether the server has ended a connection. */
  boolean anyEnded() {
    return all.keySet().stream().anyMatch(f -> f.equals(HUNG_UP) || f.startsWith(ENDED));
  }

  /** The most frequent ones, in one line. */
  String summary() {
    return all.entrySet().stream()
        .sorted((a, b) -> Long.compare(b.getValue().count().get(), a.getValue().count().get()))
        .limit(MAX_SHOWN)
        .map(Fates::show)
        .collect(Collectors.joining("; "));
  }

  private static String show(Map.Entry<String, Fate> entry) {
    Fate fate = entry.getValue();
    return String.format(
        Locale.ROOT,
        "%d %s (first at %.1f s)",
        fate.count().get(),
        entry.getKey(),
        fate.firstNanos() / 1e9);
  }
}
