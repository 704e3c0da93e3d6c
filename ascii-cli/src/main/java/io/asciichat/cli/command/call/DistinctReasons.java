package io.asciichat.cli.command.call;

import io.asciichat.core.packet.PacketType;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Makes each reason for which packets are dropped a kind of its own for {@link Repeats}, so that
 * many packets with one mistake do not hide another mistake. Numbers in a reason do not make it
 * another one, nor does the number of an unknown type. Thread-safe.
 *
 * <p>Reasons are this program's own words, a few dozen; should there be more than {@value
 * #MAX_REASONS}, the others are one kind.
 */
final class DistinctReasons {
  static final int MAX_REASONS = 200;

  private static final Pattern NUMBER = Pattern.compile("-?\\d+");

  private final Set<String> kinds = ConcurrentHashMap.newKeySet();

  /** The kind of a dropped packet, for instance {@code "bad packets (3001: # bytes too many)"}. */
  String kindOf(int type, String reason) {
    String name = PacketType.of(type) == null ? "" : type + ": ";
    String kind = "bad packets (" + name + NUMBER.matcher(reason).replaceAll("#") + ")";
    if (kinds.contains(kind) || kinds.size() < MAX_REASONS && kinds.add(kind)) {
      return kind;
    }
    return "bad packets";
  }
}
