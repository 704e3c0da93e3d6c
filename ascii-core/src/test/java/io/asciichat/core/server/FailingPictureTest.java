package io.asciichat.core.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.audio.MixerSettings;
import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.buffer.PooledBuffer;
import io.asciichat.core.link.PeerLink;
import io.asciichat.core.lock.LockRank;
import io.asciichat.core.lock.RankedLock;
import io.asciichat.core.loop.KeptLoops;
import io.asciichat.core.loop.Schedule;
import io.asciichat.core.packet.ReceivedPacket;
import io.asciichat.core.port.Connection;
import io.asciichat.core.port.ServerProbe;
import io.asciichat.core.render.ViewerProfile;
import io.asciichat.core.runtime.ChatRuntime;
import io.asciichat.core.security.PlainSecurity;
import io.asciichat.core.server.admission.BanList;
import io.asciichat.core.session.SessionInfo;
import io.asciichat.core.video.RgbFrame;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What fails while a group's frame is made: the frame is skipped, and nothing of it leaks. */
class FailingPictureTest {
  private static final Schedule TICKS = Schedule.perSecond(0, 60);

  private final KeptLoops loops = new KeptLoops();
  private final List<Long> closed = new ArrayList<>();
  private final List<String> events = new ArrayList<>();
  private final ChatRuntime runtime = ChatRuntime.standard().on(loops, loops);
  private final BufferPool pool = runtime.pool();
  private final ServerContext server =
      new ServerContext(
          runtime,
          new ServerContext.Settings(
              new PlainSecurity(),
              new ServerContext.Observers(
                  new ServerListener() {
                    @Override
                    public void loopStumbled(String loop, Throwable failure) {
                      events.add(loop + ": " + failure.getClass().getSimpleName());
                    }
                  },
                  ServerProbe.NONE),
              new ServerContext.Media(null, null, MixerSettings.DEFAULT),
              ServerLimits.DEFAULT,
              new DrawingBudget(1 << 30, 1 << 30, ServerListener.NONE),
              new BanList(InstantSource.system())));

  @Test
  void aFrameThatCannotBeMadeIsSkippedForAllAndEndsNobody() throws Exception {
    ClientSession anna = join(1);
    join(2);
    show(anna);
    step("video 1", 1);
    assertEquals(List.of(), events);
    anna.update(FailingPictureTest::broken);
    for (int tick = 2; tick < 6; tick++) {
      assertEquals(TICKS.timeOf(tick + 1), step("video " + (1 + tick % 2), tick));
    }
    assertEquals(4, events.size(), events.toString());
    assertTrue(events.getFirst().startsWith("video 1: "), events.toString());
    anna.update(before -> before.withName("ANNA"));
    step("video 1", 7);
    assertEquals(4, events.size(), events.toString());
  }

  @Test
  void framesThatFailForMoreThanASecondEndTheLoops() throws Exception {
    ClientSession anna = join(1);
    show(anna);
    anna.update(FailingPictureTest::broken);
    for (int tick = 1; tick <= 60; tick++) {
      step("video 1", tick);
    }
    assertThrows(NullPointerException.class, () -> step("video 1", 63));
  }

  @Test
  void aFailedFrameGivesItsPicturesBack() throws Exception {
    ClientSession anna = join(1);
    PooledBuffer pixels = show(anna);
    anna.update(FailingPictureTest::broken);
    step("video 1", 1);
    assertEquals(1, pixels.references());
  }

  @Test
  void aViewerThatCannotBeServedCostsTheOthersInItsGroupNothing() throws Exception {
    ClientSession anna = join(1);
    ClientSession ben = join(2);
    show(anna);
    // Under a lock of this rank no packet can be queued: stands for whatever fails there.
    new RankedLock(LockRank.LEAF, "test").run(() -> step("video 1", 1));
    assertEquals(List.of(), events);
    for (ClientSession session : List.of(anna, ben)) {
      String receiving = "receive " + session.info().id();
      step(receiving, 2);
      step(receiving, 60);
      assertTrue(closed.contains(session.info().id()), "it is told, and then closed");
    }
  }

  /** A session whose name cannot be drawn: stands for any mistake in what is drawn. */
  @SuppressWarnings({"NullAway", "DataFlowIssue"})
  private static SessionInfo broken(SessionInfo info) {
    return info.withName(null);
  }

  private ClientSession join(long id) {
    ClientSession session = new ClientSession(id, "10.0.0." + id, server);
    Connection connection = new Silent(id, closed);
    PeerLink link =
        new PeerLink(
            Long.toString(id),
            server.runtime(),
            connection,
            new PlainSecurity().serve(pool),
            session);
    session.attach(link, server.admission().enter("10.0.0." + id, 0, link::finish));
    link.start();
    session.heard();
    session.show(ViewerProfile.ofSize(80, 24));
    return session;
  }

  private PooledBuffer show(ClientSession session) {
    PooledBuffer pixels = pool.take(64 * 48 * 3);
    session.picture().show(new RgbFrame(pixels, 0, 64, 48));
    return pixels;
  }

  private long step(String loop, long tick) throws Exception {
    return loops.step(loop, TICKS.timeOf(tick));
  }

  private record Silent(long id, List<Long> closed) implements Connection {
    @Override
    public @Nullable ReceivedPacket receive(long timeoutNanos) {
      return null;
    }

    @Override
    public void limitPayload(int maxBytes) {}

    @Override
    public boolean discard(long timeoutNanos) {
      return false;
    }

    @Override
    public void send(byte[] packet, int offset, int length) {}

    @Override
    public long sentBytes() {
      return 0;
    }

    @Override
    public String peerAddress() {
      return "10.0.0." + id;
    }

    @Override
    public String peerName() {
      return peerAddress() + ":1";
    }

    @Override
    public void close() {
      closed.add(id);
    }
  }
}
