package io.asciichat.cli.command.call;

import io.asciichat.core.packet.PacketType;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Knows for which reasons each session's packets were dropped, so that many packets with one
 * mistake do not hide another mistake. Numbers in a reason do not make it another one, nor does the
 * number of an unknown type. Reasons are this program's own words, a few dozen; of one session
 * {@value #MAX_REASONS} are kept apart. Thread-safe.
 */
final class DistinctReasons {
  static final int MAX_REASONS = 50;

  private static final Pattern NUMBER = Pattern.compile("-?\\d+");

  private final Map<Long, Set<String>> sessions = new ConcurrentHashMap<>();

  /** Returns whether the session has not sent a packet with this mistake before. */
  boolean isNew(long session, int type, String reason) {
    String name = PacketType.of(type) == null ? "" : type + ": ";
    Set<String> known = sessions.computeIfAbsent(session, id -> ConcurrentHashMap.newKeySet());
    return known.size() < MAX_REASONS && known.add(name + NUMBER.matcher(reason).replaceAll("#"));
  }

  /** Forgets a session that is over. */
  void forget(long session) {
    sessions.remove(session);
  }
}
