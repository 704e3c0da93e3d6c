package io.asciichat.testkit.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.packet.ByteSlice;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.session.ClientJoin;
import io.asciichat.core.packet.session.OpusBatch;
import io.asciichat.core.packet.session.RemoteLog;
import io.asciichat.core.packet.session.StreamChange;
import io.asciichat.core.server.ServerListener;
import io.asciichat.core.session.SessionEnd;
import io.asciichat.core.session.SessionInfo;
import io.asciichat.testkit.call.SimulatedCall.Participant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A client that sends more of something than it may, beside two who must not notice. */
class FloodInCallTest {
  private final List<String> left = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private final SimulatedCall call =
      new SimulatedCall(
          9,
          new ServerListener() {
            @Override
            public void left(SessionInfo session, SessionEnd end) {
              left.add(session.address().substring(0, 4) + " " + end.code());
            }

            @Override
            public void badPacket(SessionInfo session, int type, String reason) {
              told.add("bad packet");
            }

            @Override
            public void remoteLog(SessionInfo session, String text) {
              told.add("remote log");
            }

            @Override
            public void overBudget(SessionInfo session, String kind) {
              told.add("over budget");
            }
          });

  private final Participant anna = call.join("ANNA");
  private final Participant ben = call.join("BEN");
  private final PlaintextAttacker hostile =
      PlaintextAttacker.silent(call.network(), "66.0.0.1", call.endpoint(), call.pool());

  /** What it floods with. */
  enum Flood {
    PINGS,
    PONGS,
    PICTURES_STARTED_AND_STOPPED,
    PICTURES_OF_OTHER_FORMS,
    PICTURES,
    TERMINALS,
    NAMES,
    STREAMS,
    LOG_LINES,
    SOUND,
    GARBAGE,
    H265;

    void send(PlaintextAttacker client, int i) {
      switch (this) {
        case PINGS -> client.send(PacketType.PING, new byte[0]);
        case PONGS -> client.send(PacketType.PONG, new byte[0]);
        case PICTURES_STARTED_AND_STOPPED -> {
          client.picture(2, 2);
          client.stopPictures();
        }
        case PICTURES_OF_OTHER_FORMS -> client.picture(4 + i % 2 * 40, 24);
        case PICTURES -> client.picture(4, 4);
        case TERMINALS -> client.terminal(40 + i % 100, 20);
        case NAMES -> client.send(ClientJoin.CODEC, ClientJoin.of("X" + i, ClientJoin.VIDEO));
        case STREAMS -> client.send(StreamChange.START, StreamChange.start(i % 2 == 0, true));
        case LOG_LINES ->
            client.send(RemoteLog.CODEC, RemoteLog.fromServer(RemoteLog.Level.ERROR, "flood " + i));
        // A hundred packets of 120 ms that announce a millisecond each.
        case SOUND ->
            client.send(
                OpusBatch.CODEC,
                new OpusBatch(
                    48_000, 1, Collections.nCopies(100, ByteSlice.of(new byte[] {-125, 48, 1}))));
        case GARBAGE -> client.send(PacketType.CLIENT_CAPABILITIES, new byte[] {1});
        case H265 -> client.send(PacketType.IMAGE_FRAME_H265, new byte[20]);
      }
    }
  }

  @AfterEach
  void nothingIsLeft() {
    assertEquals(List.of(), call.scheduler().failures());
    call.close();
    assertEquals(0, call.pool().outstanding());
  }

  @ParameterizedTest
  @EnumSource
  void whoFloodsIsEndedAndTheOthersNoticeNothing(Flood flood) {
    hostile.terminal(80, 24);
    call.runFor(Duration.ofSeconds(2));
    assertEquals(3, call.server().sessions().size());
    long annaBefore = anna.display().shownCount();
    long benBefore = ben.display().shownCount();
    for (int i = 0; i < 5000; i++) {
      flood.send(hostile, i);
      if (i % 5 == 0) {
        call.runFor(Duration.ofMillis(1));
        hostile.told();
      }
    }
    call.runFor(Duration.ofSeconds(3));
    assertEquals(List.of("66.0 " + ErrorCode.RATE_LIMITED), left);
    assertTrue(Math.abs(240 - (anna.display().shownCount() - annaBefore)) <= 3);
    assertTrue(Math.abs(240 - (ben.display().shownCount() - benBefore)) <= 3);
    assertEquals(2, call.server().sessions().size());
    assertTrue(told.contains("over budget"));
    assertTrue(told.size() < 1200, told.size() + " events reached the listener");
    assertTrue(
        hostile.told().stream().anyMatch(text -> text.startsWith("RATE_LIMITED")),
        hostile.told().toString());
  }

  private SessionInfo hostileSession() {
    return call.server().sessions().stream()
        .filter(session -> session.address().startsWith("66."))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void twoHundredStartsAndStopsChangeTheOthersScreensAFewTimesOnly() {
    hostile.terminal(80, 24);
    call.runFor(Duration.ofSeconds(2));
    long before = anna.display().clearedCount();
    for (int i = 0; i < 200; i++) {
      hostile.picture(2, 2);
      hostile.stopPictures();
      call.runFor(Duration.ofMillis(20));
    }
    call.runFor(Duration.ofSeconds(1));
    assertEquals(List.of("66.0 " + ErrorCode.RATE_LIMITED), left);
    assertTrue(anna.display().clearedCount() - before <= 80);
    assertTrue(anna.client().isConnected());
    assertTrue(ben.client().isConnected());
  }

  @Test
  void aPictureThatStaysWithItsSizeIsChargedForOneChange() {
    hostile.terminal(80, 24);
    call.runFor(Duration.ofSeconds(2));
    for (int i = 0; i < 25; i++) {
      hostile.picture(4 + i, 4);
      call.runFor(Duration.ofMillis(20));
    }
    for (int i = 0; i < 10 * 60; i++) {
      hostile.picture(64, 24);
      call.runFor(Duration.ofNanos(1_000_000_000 / 60));
    }
    assertEquals(List.of(), left);
    assertEquals(List.of("over budget"), told);
  }

  @Test
  void anEdgeThatIsDraggedForEightSecondsIsFollowed() {
    for (int i = 0; i < 8 * 60; i++) {
      hostile.terminal(60 + i % 200, 20 + i % 40);
      call.runFor(Duration.ofNanos(1_000_000_000 / 60));
    }
    hostile.terminal(123, 45);
    call.runFor(Duration.ofMillis(100));
    SessionInfo session = hostileSession();
    assertEquals(123, Objects.requireNonNull(session.profile()).columns());
    assertEquals(List.of(), left);
    assertEquals(List.of(), told);
  }

  @Test
  void aTakenAwayPictureIsTakenAwayWhateverTheBudget() {
    hostile.terminal(80, 24);
    for (int i = 0; i < 25; i++) {
      hostile.picture(2, 2);
      hostile.stopPictures();
    }
    call.runFor(Duration.ofMillis(100));
    assertEquals(3, call.server().sessions().size());
    assertEquals(false, hostileSession().video());
    call.runFor(Duration.ofSeconds(4));
    hostile.picture(2, 2);
    call.runFor(Duration.ofMillis(100));
    assertEquals(true, hostileSession().video(), "some seconds later it may again");
    assertEquals(List.of(), left);
  }
}
