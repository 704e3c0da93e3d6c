package io.asciichat.testkit.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.audio.dsp.Decibels;
import io.asciichat.core.client.OwnSound;
import io.asciichat.core.client.ParticipantLevel;
import io.asciichat.core.client.SoundSettings;
import io.asciichat.core.packet.Dialect;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.WireText;
import io.asciichat.core.packet.session.ClientCapabilities;
import io.asciichat.core.packet.session.ServerState;
import io.asciichat.core.packet.session.SoundLevels;
import io.asciichat.core.packet.session.SoundLevels.Participant;
import io.asciichat.core.port.Security;
import io.asciichat.core.security.PlainSecurity;
import io.asciichat.testkit.audio.PcmCodec;
import io.asciichat.testkit.security.PretendingSecurity;
import io.asciichat.testkit.transport.LinkProfile;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a client does with what it is told about the others' levels. */
class ClientLevelsTest {
  private SoundCall call = call(new PretendingSecurity(true, Dialect.EXTENDED));

  private static SoundCall call(Security security) {
    OwnSound silent = new OwnSound(new PcmCodec(), null, null, null, SoundSettings.STANDARD);
    return new SoundCall(silent, null, security, LinkProfile.PERFECT);
  }

  private static Participant participant(long id, int level, String name) {
    return new Participant(id, level, WireText.of(name, SoundLevels.NAME_SIZE));
  }

  @AfterEach
  void close() {
    call.close();
    assertEquals(0, call.runtime.pool().outstanding());
  }

  @Test
  void theNewestIsThereForAnybodyToRead() throws IOException {
    assertNull(call.client.levels());
    call.run(1);
    assertNull(call.client.levels(), "the server has not told");
    call.server.send(new SoundLevels(List.of()));
    call.run(0.1);
    assertEquals(List.of(), call.client.levels());
    call.server.send(
        new SoundLevels(
            List.of(
                participant(3, 0, "Ada"),
                participant(5, 126, " \u001b]0;x\u0007Eve\u202e "),
                participant(6, 127, ""),
                participant(7, 128, "Ada"),
                participant(8, 200, "later"))));
    call.run(0.1);
    assertEquals(
        List.of(
            new ParticipantLevel(3, "Ada", 0, false),
            new ParticipantLevel(5, "]0;xEve", Decibels.SILENCE, false),
            new ParticipantLevel(6, "", Decibels.SILENCE, false),
            new ParticipantLevel(7, "Ada", Decibels.SILENCE, true),
            new ParticipantLevel(8, "later", Decibels.SILENCE, false)),
        call.client.levels());
    List<ParticipantLevel> levels = call.client.levels();
    assertNotNull(levels);
    assertFalse(levels.getFirst().isSilent());
    assertTrue(levels.getLast().isSilent());
  }

  @Test
  void aBrokenPacketIsCountedAndChangesNothing() throws IOException {
    call.run(1);
    call.server.send(new SoundLevels(List.of(participant(3, 20, "Ada"))));
    call.server.send(PacketType.SOUND_LEVELS, new byte[] {2, 0, 0});
    call.run(0.1);
    assertEquals(List.of(new ParticipantLevel(3, "Ada", -20, false)), call.client.levels());
    assertEquals(1, call.told.size(), call.told.toString());
    assertTrue(call.told.getFirst().startsWith("bad packet 4100: "), call.told.toString());
    assertTrue(call.client.isConnected());
  }

  @Test
  void anotherConnectionBeginsWithoutLevels() throws IOException {
    call.run(1);
    call.server.send(new SoundLevels(List.of(participant(3, 20, "Ada"))));
    call.run(0.1);
    call.server.drop();
    call.run(0.5);
    assertNull(call.client.levels());
    call.run(2);
    assertTrue(call.client.isConnected());
    assertNull(call.client.levels());
    call.server.send(new SoundLevels(List.of()));
    call.run(0.1);
    assertEquals(List.of(), call.client.levels());
  }

  @Test
  void serversOfOursAreAskedAndOthersAreNot() throws IOException {
    call.run(1);
    assertEquals(List.of(true), asked());
    call.close();
    call = call(new PlainSecurity());
    call.run(1);
    assertEquals(List.of(false), asked());
    call.server.send(new ServerState(1, 0, Dialect.EXTENDED));
    call.run(0.1);
    assertEquals(List.of(false, true), asked(), "it has said that it speaks the extension");
  }

  private List<Boolean> asked() {
    return call.server.seen(ClientCapabilities.class).stream()
        .map(ClientCapabilities::wishes)
        .map(wishes -> wishes != null && wishes.soundLevels())
        .toList();
  }
}
