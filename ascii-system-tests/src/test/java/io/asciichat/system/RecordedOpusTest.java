package io.asciichat.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.asciichat.core.packet.ByteSlice;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.session.OpusBatch;
import io.asciichat.core.packet.session.SessionCodecs;
import io.asciichat.core.port.AudioCodec;
import io.asciichat.core.port.AudioCodec.Decoder;
import io.asciichat.crypto.RecordedSession;
import io.asciichat.media.audio.opus.OpusCodecs;
import io.asciichat.testkit.needs.Need;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What a C server encoded, decoded by both of our codecs. */
class RecordedOpusTest {
  private static List<ByteSlice> packets(String session, List<Integer> samples) throws Exception {
    List<ByteSlice> packets = new ArrayList<>();
    for (RecordedSession.Packet packet : RecordedSession.load(session).serverSession()) {
      if (packet.type() == PacketType.AUDIO_OPUS_BATCH) {
        ByteSlice payload = packet.payload();
        OpusBatch batch =
            (OpusBatch)
                SessionCodecs.decode(
                    packet.header().type(), payload.array(), payload.offset(), payload.length());
        for (ByteSlice opus : batch.opusPackets()) {
          packets.add(opus);
          samples.add(batch.samplesPerFrame());
        }
      }
    }
    return packets;
  }

  @ParameterizedTest
  @EnumSource(value = OpusCodecs.Choice.class, mode = Mode.EXCLUDE, names = "AUTO")
  void everyRecordedPacketDecodesToItsDuration(OpusCodecs.Choice choice) throws Exception {
    if (choice == OpusCodecs.Choice.NATIVE) {
      Need.LIBOPUS.assume();
    }
    AudioCodec codec = OpusCodecs.open(choice);
    int decoded = 0;
    for (String session : List.of("default", "hevc-audio")) {
      List<Integer> samples = new ArrayList<>();
      List<ByteSlice> packets = packets(session, samples);
      float[] out = new float[Decoder.MAX_SAMPLES];
      try (Decoder decoder = codec.openDecoder()) {
        for (int i = 0; i < packets.size(); i++) {
          ByteSlice packet = packets.get(i);
          int count = decoder.decode(packet.array(), packet.offset(), packet.length(), out);
          assertEquals(samples.get(i), count, session + ", packet " + i);
          decoded++;
        }
      }
    }
    assertEquals(16, decoded, "all that were recorded");
  }
}
