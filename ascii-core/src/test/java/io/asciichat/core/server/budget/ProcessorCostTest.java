package io.asciichat.core.server.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.packet.ByteSlice;
import io.asciichat.core.packet.session.AudioBatch;
import io.asciichat.core.packet.session.OpusBatch;
import java.util.Collections;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessorCostTest {
  /** Durations of RFC 6716, table 2 and section 3.2. */
  @ParameterizedTest
  @CsvSource({
    "00, 10000",
    "08, 20000",
    "10, 40000",
    "18, 60000",
    "60, 10000",
    "68, 20000",
    "80, 2500",
    "88, 5000",
    "90, 10000",
    "98, 20000",
    "99, 40000",
    "9A, 40000",
    "F8, 20000"
  })
  void anOpusPacketSaysHowLongItLasts(String toc, int micros) {
    byte[] packet = {(byte) Integer.parseInt(toc, 16), 0};
    assertEquals(micros, ProcessorCost.opusMicros(ByteSlice.of(packet)));
  }

  @Test
  void aPacketOfManyFramesSaysSoInItsSecondByte() {
    assertEquals(120_000, ProcessorCost.opusMicros(ByteSlice.of(new byte[] {(byte) 0x83, 48, 0})));
    assertEquals(0, ProcessorCost.opusMicros(ByteSlice.of(new byte[0])));
  }

  @Property
  void noPacketIsFreeOrLongerThanItCanBe(@ForAll byte[] packet) {
    long micros = ProcessorCost.opusMicros(ByteSlice.of(packet));
    assertTrue(micros >= 0 && micros <= 48 * 60_000, micros + " µs");
  }

  /** Announced are a thousand frames of a millisecond; they hold two minutes of sound. */
  @Test
  void garbageCostsWhatItTakesNotWhatItAnnounces() {
    byte[] garbage = {(byte) 0x83, 48, 1, 2, 3};
    OpusBatch batch = new OpusBatch(48_000, 1, Collections.nCopies(1000, ByteSlice.of(garbage)));
    assertTrue(ProcessorCost.of(batch) > 400_000_000L);
    byte[] voice = {(byte) 0xF8, 1, 2, 3};
    long usual = ProcessorCost.of(OpusBatch.of(Collections.nCopies(1, ByteSlice.of(voice))));
    assertTrue(usual < 120_000, usual + " ns");
  }

  @Test
  void rawSoundCostsByItsSamplesAtTheRateTheyComeIn() {
    ByteSlice second = ByteSlice.of(new byte[4 * 192_000]);
    long fast = ProcessorCost.of(new AudioBatch(1, 192_000, 1, second));
    long slow = ProcessorCost.of(new AudioBatch(1, 8_000, 1, second));
    assertTrue(slow > 5 * fast, "24 seconds of sound against one");
  }
}
