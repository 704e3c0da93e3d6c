package io.asciichat.core.server.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.buffer.PooledBuffer;
import io.asciichat.core.loop.Loop;
import io.asciichat.core.packet.MalformedPacketException;
import io.asciichat.core.packet.PacketReader;
import io.asciichat.core.packet.session.SoundLevels;
import io.asciichat.core.packet.session.SoundLevels.Participant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LevelTellerTest {
  private static final long FIFTH = 200_000_000L;

  private final BufferPool pool = new BufferPool();
  private final LevelBoard board = new LevelBoard();
  private final VoiceLevel own = new VoiceLevel(2);
  private final List<SoundLevels> told = new ArrayList<>();
  private boolean wanted = true;
  private final LevelTeller teller =
      new LevelTeller(board, own, () -> wanted, payload -> told.add(decode(payload)), pool);

  private static SoundLevels decode(PooledBuffer payload) {
    try {
      return SoundLevels.CODEC.decode(new PacketReader(payload.array(), 0, payload.length()));
    } catch (MalformedPacketException e) {
      throw new AssertionError(e);
    }
  }

  private VoiceLevel voice(long id, String name, double power) {
    VoiceLevel voice = new VoiceLevel(id);
    voice.name(name);
    sound(voice, power);
    board.add(voice);
    return voice;
  }

  private void sound(VoiceLevel voice, double power) {
    voice.hear((float) power);
    if (voice.publish()) {
      board.changed();
    }
  }

  @AfterEach
  void everythingIsGivenBack() {
    teller.close();
    assertEquals(0, pool.outstanding());
  }

  @Test
  void atFirstEverythingIsToldAndThenNothingUntilItChanges() {
    assertEquals(Loop.WHEN_WOKEN, teller.tell(0));
    assertEquals(List.of(new SoundLevels(List.of())), told, "nobody else is there");
    teller.tell(FIFTH);
    assertEquals(1, told.size());
    voice(7, "Zoé", 0.01);
    voice(3, "Ada", 0);
    board.add(own);
    teller.tell(2 * FIFTH);
    List<Participant> others = told.getLast().participants();
    assertEquals(List.of(3L, 7L), others.stream().map(Participant::id).toList());
    assertEquals(List.of(127, 20), others.stream().map(Participant::level).toList());
    assertEquals("Zoé", others.getLast().name().shown());
    assertEquals(2, told.size());
  }

  @Test
  void whatComesTooSoonIsToldLaterAndOnlyTheNewest() {
    VoiceLevel ada = voice(1, "Ada", 0.1);
    teller.tell(0);
    sound(ada, 0.01);
    assertEquals(FIFTH, teller.tell(1000));
    sound(ada, 0.001);
    assertEquals(FIFTH, teller.tell(FIFTH - 1));
    assertEquals(Loop.WHEN_WOKEN, teller.tell(FIFTH));
    assertEquals(2, told.size());
    assertEquals(30, told.getLast().participants().getFirst().level());
  }

  @Test
  void onesOwnVoiceIsNoNews() {
    board.add(own);
    teller.tell(0);
    sound(own, 0.5);
    teller.tell(FIFTH);
    assertEquals(1, told.size());
  }

  @Test
  void whoAsksLaterOrAgainIsToldEverythingAsSoonAsItIsTime() {
    voice(1, "Ada", 0.1);
    wanted = false;
    teller.tell(0);
    assertEquals(0, told.size());
    wanted = true;
    teller.tell(1);
    wanted = false;
    teller.tell(2);
    wanted = true;
    assertEquals(1 + FIFTH, teller.tell(3));
    assertEquals(1, told.size());
    teller.tell(1 + FIFTH);
    assertEquals(2, told.size());
    assertEquals(told.getFirst(), told.getLast());
  }

  @Test
  void levelsAreWithinTheirRange() {
    VoiceLevel ada = voice(1, "", 4);
    assertEquals(0, ada.level(), "louder than the scale");
    sound(ada, 1e-30);
    assertEquals(120, ada.level());
    sound(ada, 0);
    assertEquals(SoundLevels.SILENT, ada.level());
    ada.muted(true);
    sound(ada, 0.1);
    assertEquals(SoundLevels.MUTED, ada.level());
  }

  @Test
  void theFirst255AreTold() {
    for (int i = 0; i < 300; i++) {
      voice(300 - i, "x".repeat(40), 0);
    }
    teller.tell(0);
    List<Participant> others = told.getFirst().participants();
    assertEquals(255, others.size());
    assertEquals(1, others.getFirst().id());
    assertEquals("x".repeat(32), others.getFirst().name().shown());
  }

  @Test
  void buffersAreUsedAgain() {
    VoiceLevel ada = voice(1, "Ada", 0);
    for (int i = 0; i < 1000; i++) {
      sound(ada, i % 2 == 0 ? 0.1 : 0.001);
      teller.tell(i * FIFTH);
    }
    assertEquals(1000, told.size());
    assertTrue(pool.created() <= 2, pool.created() + " buffers");
  }
}
