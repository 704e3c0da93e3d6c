package io.asciichat.testkit.load;

import io.asciichat.core.packet.PacketHeader;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.session.ImageFramePacket;
import io.asciichat.testkit.load.Feed.PreparedPacket;
import java.util.SplittableRandom;

/**
 * A few pictures as whole IMAGE_FRAME packets in clear, made once and sent again and again by all
 * clients: a moving gradient with the grain of a camera, so that no two cells are alike.
 */
final class Pictures {
  private static final int COUNT = 8;
  private static final int GRAIN = 12;

  private final PreparedPacket[] packets = new PreparedPacket[COUNT];

  Pictures(int width, int height) {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < COUNT; i++) {
      packets[i] = PreparedPacket.of(PacketType.IMAGE_FRAME, draw(width, height, i, random));
    }
  }

  /** One packet. */
  PreparedPacket packet(long index) {
    return packets[(int) (index % COUNT)];
  }

  private static byte[] draw(int width, int height, int step, SplittableRandom random) {
    int pixels = PacketHeader.SIZE + ImageFramePacket.HEADER_SIZE;
    byte[] packet = new byte[pixels + width * height * 3];
    ImageFramePacket.writeHeader(packet, PacketHeader.SIZE, width, height);
    int at = pixels;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int grain = random.nextInt(GRAIN);
        int shifted = (x + step * width / COUNT) % width;
        packet[at++] = (byte) (shifted * (255 - GRAIN) / width + grain);
        packet[at++] = (byte) (y * (255 - GRAIN) / height + grain);
        packet[at++] = (byte) ((width - shifted) * (255 - GRAIN) / width + grain);
      }
    }
    return packet;
  }
}
