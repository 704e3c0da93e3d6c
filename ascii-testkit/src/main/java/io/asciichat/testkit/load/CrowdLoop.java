package io.asciichat.testkit.load;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.loop.Loop;
import io.asciichat.core.loop.Schedule;
import io.asciichat.core.port.Connection;
import io.asciichat.testkit.load.CrowdLoad.ChurnLoad;
import io.asciichat.testkit.load.CrowdLoad.SlowLoad;
import io.asciichat.testkit.load.LoadClient.Appetite;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Lets clients join, and leave after a second, and brings slow ones back that were thrown out. */
final class CrowdLoop implements Loop {
  private static final long STAY = TimeUnit.SECONDS.toNanos(1);
  private static final long COMEBACK_PAUSE = TimeUnit.SECONDS.toNanos(1);
  private static final long LOOK_PAUSE = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long CONNECT_TIMEOUT = TimeUnit.SECONDS.toNanos(2);

  /** Joins that take longer than this count as long as this. */
  private static final long MAX_JOIN_MICROS = TimeUnit.MINUTES.toMicros(1);

  private final LoadPeers peers;
  private final LoadPlan plan;
  private final Schedule joins;
  private final Deque<Guest> guests = new ArrayDeque<>();
  private final List<LoadClient> gone = new ArrayList<>();
  private final List<SlowPlace> places = new ArrayList<>();
  private final Histogram joinMicros = new Histogram(MAX_JOIN_MICROS, 3);
  private final int churn;
  private int nextNumber;
  private long nextJoin;
  private long joined;
  private long failed;
  private long slowJoined;
  private long slowEnded;
  private String firstFailure = "";

  /** A client that stays for a second. */
  private record Guest(LoadClient client, long since) {}

  /** One of the slow clients, which is never gone for long. */
  private static final class SlowPlace {
    private final int number;
    private final Appetite appetite;
    private @Nullable LoadClient client;
    private long comesAt;

    SlowPlace(int number, Appetite appetite, long comesAt) {
      this.number = number;
      this.appetite = appetite;
      this.comesAt = comesAt;
    }
  }

  /**
   * @param now when it begins
   */
  CrowdLoop(LoadPeers peers, LoadPlan plan, long now) {
    this.peers = peers;
    this.plan = plan;
    churn = plan.settings().crowd().churn();
    joins = Schedule.perSecond(now, Math.max(1, churn));
    nextJoin = churn == 0 ? Long.MAX_VALUE : now;
    nextNumber = plan.settings().clients();
    for (int i = 0; i < plan.settings().crowd().slow(); i++) {
      Appetite appetite = i % 2 == 0 ? Appetite.NONE : Appetite.SMALL;
      places.add(new SlowPlace(nextNumber++, appetite, now));
    }
  }

  @Override
  public long step(long now) throws InterruptedException {
    gone.removeIf(client -> client.hasEnded());
    while (!guests.isEmpty() && now >= guests.getFirst().since() + STAY) {
      leave(guests.removeFirst());
    }
    if (now >= nextJoin) {
      nextJoin = joins.nextAfter(now);
      welcome(now);
    }
    for (SlowPlace place : places) {
      fill(place, now);
    }
    long next = Math.min(nextJoin, now + LOOK_PAUSE);
    return guests.isEmpty() ? next : Math.min(next, guests.getFirst().since() + STAY);
  }

  private LoadClient join(int number, Appetite appetite, long now) throws InterruptedException {
    Connection connection = peers.connect(CONNECT_TIMEOUT);
    LoadClient client =
        new LoadClient(number, connection, plan, appetite, peers.runtime().runner());
    client.start(peers.greet(connection), now);
    return client;
  }

  private void welcome(long now) throws InterruptedException {
    try {
      guests.add(new Guest(join(nextNumber++, Appetite.FULL, now), now));
    } catch (AsciiChatException e) {
      fail(LoadClient.describe(e));
    }
  }

  private void fail(String reason) {
    failed++;
    firstFailure = firstFailure.isEmpty() ? reason : firstFailure;
  }

  private void leave(Guest guest) {
    LoadClient client = guest.client();
    Throwable failure = client.failure();
    long joinNanos = client.joinNanos();
    if (failure != null) {
      fail(LoadClient.describe(failure));
    } else if (joinNanos < 0) {
      fail(client.ready() ? "no frame within a second" : "no end of the handshake in a second");
    } else {
      joined++;
      joinMicros.recordValue(
          Math.clamp(TimeUnit.NANOSECONDS.toMicros(joinNanos), 0, MAX_JOIN_MICROS));
    }
    client.stop();
    gone.add(client);
  }

  private void fill(SlowPlace place, long now) throws InterruptedException {
    LoadClient client = place.client;
    if (client != null && client.failure() != null) {
      client.stop();
      gone.add(client);
      empty(place, now);
    } else if (client == null && now >= place.comesAt) {
      try {
        place.client = join(place.number, place.appetite, now);
        slowJoined++;
      } catch (AsciiChatException e) {
        empty(place, now);
      }
    }
  }

  private void empty(SlowPlace place, long now) {
    slowEnded++;
    place.client = null;
    place.comesAt = now + COMEBACK_PAUSE;
  }

  @Override
  public void ended(@Nullable Throwable failure) {
    if (failure != null) {
      fail("stopped by " + LoadClient.describe(failure));
    }
    for (Guest guest : guests) {
      guest.client().stop();
      gone.add(guest.client());
    }
    for (SlowPlace place : places) {
      if (place.client != null) {
        place.client.stop();
        gone.add(place.client);
      }
    }
    gone.forEach(LoadClient::join);
  }

  ChurnLoad churn() {
    return new ChurnLoad(churn, joined, failed, firstFailure, FrameGaps.ofMicros(joinMicros));
  }

  SlowLoad slow() {
    return new SlowLoad(places.size(), slowJoined, slowEnded);
  }
}
