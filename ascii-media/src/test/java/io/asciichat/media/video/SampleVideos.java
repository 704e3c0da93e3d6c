package io.asciichat.media.video;

import io.asciichat.core.video.RgbFrame;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The videos among the test resources, and what can be measured in their pictures. */
final class SampleVideos {
  private SampleVideos() {}

  /** Copies a sample into a folder. */
  static Path copy(String name, Path folder) throws IOException {
    Path file = folder.resolve(name);
    Files.write(file, bytes(name));
    return file;
  }

  static byte[] bytes(String name) throws IOException {
    try (InputStream in = SampleVideos.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("no resource " + name);
      }
      return in.readAllBytes();
    }
  }

  /** The payloads of a C client's H.265 packets, in the order they were sent. */
  static List<byte[]> packetsOfTheCClient() throws IOException {
    byte[] all = bytes("c-client-h265.bin");
    List<byte[]> packets = new ArrayList<>();
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(all));
    while (in.available() > 0) {
      packets.add(in.readNBytes(in.readInt()));
    }
    return packets;
  }

  /** The mean of one channel (0 red, 1 green, 2 blue), 0 to 255. */
  static double mean(RgbFrame frame, int channel) {
    long sum = 0;
    for (int i = channel; i < frame.size(); i += 3) {
      sum += frame.array()[frame.offset() + i] & 0xff;
    }
    return sum * 3.0 / frame.size();
  }

  /** Which picture of the "steps" samples this is: their luma is 30 + 10 N, of 16 to 235. */
  static long step(RgbFrame frame) {
    return Math.round((mean(frame, 1) * 219 / 255 + 16 - 30) / 10);
  }
}
