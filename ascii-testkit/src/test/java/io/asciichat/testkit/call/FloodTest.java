package io.asciichat.testkit.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.packet.PacketCodec;
import io.asciichat.core.packet.PacketHeader;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.PacketWriter;
import io.asciichat.core.packet.session.ClientCapabilities;
import io.asciichat.core.packet.session.ImageFramePacket;
import io.asciichat.core.packet.session.StreamChange;
import io.asciichat.core.packet.session.ViewerProfileMapper;
import io.asciichat.core.render.ViewerProfile;
import io.asciichat.core.server.ServerListener;
import io.asciichat.core.session.SessionEnd;
import io.asciichat.core.session.SessionInfo;
import io.asciichat.testkit.call.SimulatedCall.Participant;
import io.asciichat.testkit.transport.LinkProfile;
import io.asciichat.testkit.transport.MemoryConnection;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One client floods the others with news, while a viewer reads nothing for some seconds. */
class FloodTest {
  private final List<String> left = new ArrayList<>();
  private final SimulatedCall call =
      new SimulatedCall(
          4,
          new ServerListener() {
            @Override
            public void left(SessionInfo session, SessionEnd end) {
              left.add(session.id() + ": " + end.reason());
            }
          });

  private Participant anna;
  private Participant ben;
  private MemoryConnection culprit;
  private boolean culpritEnded;

  @BeforeEach
  void twoHonestViewersAndTheCulprit() throws IOException {
    anna = call.join("ANNA");
    ben = call.join("BEN");
    culprit =
        call.network()
            .from("10.0.0.66", LinkProfile.PERFECT)
            .connect(call.endpoint(), call.pool(), Duration.ofSeconds(1).toNanos());
    send(
        ClientCapabilities.CODEC,
        ViewerProfileMapper.capabilitiesOf(ViewerProfile.ofSize(80, 24), "", ""));
    call.runFor(Duration.ofSeconds(2));
    assertEquals(3, call.server().sessions().size());
  }

  @AfterEach
  void nothingIsLeft() {
    call.close();
    culprit.close();
    assertEquals(0, call.pool().outstanding());
  }

  @Test
  void picturesThatComeAndGoThrowNoSlowViewerOut() {
    MemoryConnection slow = ben.machine().latest().orElseThrow();
    slow.pause();
    for (int i = 0; i < 500; i++) {
      picture(16, 16);
      send(StreamChange.STOP, StreamChange.stop(true, false));
      call.runFor(Duration.ofMillis(5));
    }
    slow.resume();
    assertNobodyHasLeft();
  }

  @Test
  void picturesThatChangeTheirShapeThrowNoSlowViewerOut() {
    MemoryConnection slow = ben.machine().latest().orElseThrow();
    slow.pause();
    for (int i = 0; i < 300; i++) {
      picture(16, i % 2 == 0 ? 16 : 128);
      call.runFor(Duration.ofMillis(17));
    }
    slow.resume();
    assertNobodyHasLeft();
  }

  private void assertNobodyHasLeft() {
    long before = ben.display().shownCount();
    long others = anna.display().shownCount();
    call.runFor(Duration.ofSeconds(2));
    assertTrue(left.stream().allMatch(line -> line.contains("for one client")), left::toString);
    assertEquals(culpritEnded, !left.isEmpty());
    assertTrue(ben.display().shownCount() - before > 100, "the slow one sees pictures again");
    assertTrue(anna.display().shownCount() - others > 115, "the other has missed nothing");
  }

  private void picture(int width, int height) {
    byte[] payload = new byte[ImageFramePacket.HEADER_SIZE + 3 * width * height];
    ImageFramePacket.writeHeader(payload, 0, width, height);
    send(PacketType.IMAGE_FRAME, payload, payload.length);
  }

  private <T> void send(PacketCodec<T> codec, T content) {
    PacketWriter writer = new PacketWriter();
    codec.encode(content, writer);
    send(codec.type(), writer.array(), writer.length());
  }

  /** Does nothing any more once the server has ended the culprit, as it should at some time. */
  private void send(PacketType type, byte[] payload, int length) {
    byte[] wire = PacketHeader.packet(type, payload, 0, length);
    try {
      culprit.send(wire, 0, wire.length);
    } catch (IOException e) {
      culpritEnded = true;
    }
  }
}
