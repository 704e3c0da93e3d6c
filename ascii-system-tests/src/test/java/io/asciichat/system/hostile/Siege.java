package io.asciichat.system.hostile;

import io.asciichat.core.port.Endpoint;
import io.asciichat.core.port.HandshakeException;
import io.asciichat.core.port.Security;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One attack under way: where it goes, where it comes from, and what has become of it. */
final class Siege implements AutoCloseable {
  private final Endpoint server;
  private final String from;
  private final Security security;
  private final Fates fates = new Fates();
  private final CountDownLatch over = new CountDownLatch(1);
  private final List<Enemy> enemies = new CopyOnWriteArrayList<>();

  Siege(Endpoint server, String from, Security security) {
    this.server = server;
    this.from = from;
    this.security = security;
  }

  Endpoint server() {
    return server;
  }

  String from() {
    return from;
  }

  Security security() {
    return security;
  }

  Fates fates() {
    return fates;
  }

  boolean goesOn() {
    return over.getCount() > 0;
  }

  /** Waits; returns whether the attack goes on. */
  boolean pause(long millis) throws InterruptedException {
    return !over.await(millis, TimeUnit.MILLISECONDS);
  }

  /** A connection that has not sent a byte; null when it is refused. */
  @Nullable Enemy connect() {
    try {
      return keep(new Enemy(this));
    } catch (IOException e) {
      fates.note("not connected: " + e.getMessage());
      return null;
    }
  }

  /** A client after its handshake; null when it is refused. */
  @Nullable Enemy join() {
    Enemy enemy = connect();
    if (enemy == null) {
      return null;
    }
    try {
      enemy.shakeHands(security);
      fates.note("joined");
      return enemy;
    } catch (IOException | HandshakeException | RuntimeException e) {
      fates.note("refused: " + e.getMessage());
      enemy.close();
      return null;
    }
  }

  private Enemy keep(Enemy enemy) {
    enemies.add(enemy);
    return enemy;
  }

  void forget(Enemy enemy) {
    enemies.remove(enemy);
  }

  /** Connections that are still open, as far as that has been noticed. */
  long open() {
    return enemies.stream().filter(Enemy::isOpen).count();
  }

  void end() {
    over.countDown();
  }

  @Override
  public void close() {
    end();
    enemies.forEach(Enemy::close);
  }
}
