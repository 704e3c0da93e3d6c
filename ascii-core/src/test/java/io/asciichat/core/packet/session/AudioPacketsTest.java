package io.asciichat.core.packet.session;

import static io.asciichat.core.packet.session.Payloads.accepted;
import static io.asciichat.core.packet.session.Payloads.decode;
import static io.asciichat.core.packet.session.Payloads.encode;
import static io.asciichat.core.packet.session.Payloads.hex;
import static io.asciichat.core.packet.session.Payloads.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.asciichat.core.packet.ByteSlice;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AudioPacketsTest {
  /** One frame as a C server of version 0.11 sends silence. */
  private static final String SILENCE = "0000bb80 00000014 00000001 00000000 0003 f8fffe";

  private static final ByteSlice SILENT_FRAME = ByteSlice.of(hex("f8fffe"));

  @Test
  void opusBatchAsRecorded() throws Exception {
    OpusBatch batch = accepted(OpusBatch.CODEC, SILENCE);
    assertEquals(OpusBatch.of(List.of(SILENT_FRAME)), batch);
    assertEquals(960, batch.samplesPerFrame());
    assertEquals(List.of(SILENT_FRAME), batch.opusPackets());
  }

  @Test
  void aBatchOfOneCanBeWrittenAroundItsPacket() throws Exception {
    byte[] out = new byte[OpusBatch.SINGLE_HEADER_SIZE + 300];
    OpusBatch.writeSingleHeader(out, 0, 10, 300);
    ByteSlice packet = ByteSlice.of(out).from(OpusBatch.SINGLE_HEADER_SIZE);
    assertEquals(new OpusBatch(48_000, 10, List.of(packet)), decode(OpusBatch.CODEC, out));
  }

  @Test
  void framesFollowEachOther() throws Exception {
    OpusBatch batch =
        accepted(OpusBatch.CODEC, "0000bb80 00000014 00000003 00000000 0002 0000 0001 aabb cc");
    assertEquals(
        List.of(ByteSlice.of(hex("aabb")), ByteSlice.of(hex("")), ByteSlice.of(hex("cc"))),
        batch.opusPackets());
  }

  @Test
  void batchesWrappedAsFramesAreUnwrapped() throws Exception {
    byte[] nested = hex(SILENCE);
    OpusBatch batch =
        decode(
            OpusBatch.CODEC,
            encode(
                OpusBatch.CODEC,
                OpusBatch.of(List.of(ByteSlice.of(nested), SILENT_FRAME, ByteSlice.of(nested)))));
    assertEquals(nested.length, batch.frames().getFirst().length());
    assertEquals(Collections.nCopies(3, SILENT_FRAME), batch.opusPackets());
  }

  @Test
  void aFrameThatOnlyResemblesABatchStaysAsItIs() {
    ByteSlice wrongSize = ByteSlice.of(hex("0000bb80 00000014 00000001 00000000 0004 f8fffe"));
    ByteSlice tooShort = ByteSlice.of(hex("0000bb80 00000014 00000001 00000000 00"));
    ByteSlice otherRate = ByteSlice.of(hex("0000bb81 00000014 00000001 00000000 0003 f8fffe"));
    List<ByteSlice> frames = List.of(wrongSize, tooShort, otherRate);
    assertEquals(frames, OpusBatch.of(frames).opusPackets());
  }

  @Test
  void reservedFieldOfOpusBatchIsIgnored() throws Exception {
    assertEquals(
        OpusBatch.of(List.of(SILENT_FRAME)),
        decode(OpusBatch.CODEC, hex(SILENCE.replace("00000001 00000000", "00000001 12345678"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000bb80 00000014 00000000 00000000 0003 f8fffe", // no frames
        "0000bb80 00000014 00000001 00000000 0000 ", // too short for a frame
        "0000bb80 00000014 00000002 00000000 0000 0000", // all frames empty
        "0000bb80 00000014 00000001 00000000 0002 f8fffe", // byte left over
        "0000bb80 00000014 00000001 00000000 0004 f8fffe", // byte missing
        "0000bb80 00000014 00000003 00000000 0003 f8fffe", // sizes missing
        "0000bb80 00000014 ffffffff 00000000 0003 f8fffe",
        "00000000 00000014 00000001 00000000 0003 f8fffe", // no samples
        "0000bb80 00000000 00000001 00000000 0003 f8fffe",
        "00000031 00000014 00000001 00000000 0003 f8fffe", // 49 Hz: less than one sample
        "0000bb80 00000056 00000001 00000000 0003 f8fffe", // 86 ms: 4128 samples
        "ffffffff 00000014 00000001 00000000 0003 f8fffe",
        "0000bb80 ffffffff 00000001 00000000 0003 f8fffe"
      })
  void opusBatchesOutOfRangeAreRefused(String payload) {
    refused(OpusBatch.CODEC, payload);
  }

  @Test
  void aThousandFramesAreTheLimit() throws Exception {
    String header = "0000bb80 00000014 %08x 00000000";
    accepted(OpusBatch.CODEC, header.formatted(1000) + "0001".repeat(1000) + "aa".repeat(1000));
    refused(OpusBatch.CODEC, header.formatted(1001) + "0001".repeat(1001) + "aa".repeat(1001));
  }

  @Test
  void rawSamples() throws Exception {
    AudioBatch batch =
        accepted(
            AudioBatch.CODEC,
            "00000001 00000004 0000bb80 00000001 7fffffff 80000000 00000000 c0000000");
    assertEquals(4, batch.sampleCount());
    assertEquals(1f, batch.sample(0));
    assertEquals(-1f, batch.sample(1));
    assertEquals(0f, batch.sample(2));
    assertEquals(-0.5f, batch.sample(3), 1e-6f);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00000001 00000000 0000bb80 00000001", // no samples
        "00000001 00000002 0000bb80 00000001 00000000",
        "00000001 00000001 0000bb80 00000001 0000000000",
        "00000001 40000001 0000bb80 00000001 00000000", // 4 times this is 4, modulo 2^32
        "00000001 00000001 0000bb81 00000001 00000000",
        "00000001 00000001 ffffffff 00000001 00000000",
        "00000001 00000001 0000bb80 00000000 00000000",
        "00000001 00000001 0000bb80 00000009 00000000"
      })
  void rawBatchesOutOfRangeAreRefused(String payload) {
    refused(AudioBatch.CODEC, payload);
  }
}
