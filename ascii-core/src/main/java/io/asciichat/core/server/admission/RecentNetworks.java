package io.asciichat.core.server.admission;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something remembered of each network, in bounded memory: beyond a number of networks the one not
 * seen for longest is forgotten. For one thread at a time.
 *
 * @param <V> what is remembered
 */
final class RecentNetworks<V> {
  private final Map<String, V> byNetwork;

  /**
   * @param most how many networks are remembered, at least 1
   */
  RecentNetworks(int most) {
    byNetwork =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > most;
          }
        };
  }

  /** Returns what is remembered of a network, which counts as seen; null for nothing. */
  @Nullable V get(String network) {
    return byNetwork.get(network);
  }

  /** Remembers something of a network, in place of what was. */
  void put(String network, V value) {
    byNetwork.put(network, value);
  }

  /** Returns how many networks are remembered at the moment. */
  int size() {
    return byNetwork.size();
  }
}
