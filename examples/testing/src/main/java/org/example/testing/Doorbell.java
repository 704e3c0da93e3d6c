package org.example.testing;

import io.asciichat.core.server.ServerListener;
import io.asciichat.core.session.SessionEnd;
import io.asciichat.core.session.SessionInfo;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Knows how many are in a call. */
public final class Doorbell implements ServerListener {
  private final Set<Long> present = ConcurrentHashMap.newKeySet();

  @Override
  public void joined(SessionInfo session) {
    present.add(session.id());
  }

  @Override
  public void left(SessionInfo session, SessionEnd end) {
    present.remove(session.id());
  }

  /** How many are there now. */
  public int present() {
    return present.size();
  }
}
