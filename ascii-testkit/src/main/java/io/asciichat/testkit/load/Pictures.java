package io.asciichat.testkit.load;

import io.asciichat.core.packet.PacketHeader;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.session.ImageFramePacket;
import io.asciichat.testkit.load.ContentAge.Scale;
import io.asciichat.testkit.load.Feed.PreparedPacket;
import io.asciichat.testkit.load.LoadReport.SentPictures;
import java.util.SplittableRandom;

/**
 * Pictures as whole IMAGE_FRAME packets in clear, made once and sent again and again by all
 * clients: a moving gradient with the grain of a camera, so that no two cells are alike, and the
 * time in the middle. There is a picture for each time slot; which one is sent follows from the
 * clock.
 */
final class Pictures {
  /** Steps of the moving gradient. */
  private static final int STEPS = 8;

  private static final int GRAIN = 12;

  /** Large pictures have fewer slots: 32 of the largest, which have 2 MiB. */
  private static final int MAX_BYTES = 100_000_000;

  private static final int PIXELS = PacketHeader.SIZE + ImageFramePacket.HEADER_SIZE;

  private final SentPictures form;
  private final long start;
  private final boolean marked;
  private final PreparedPacket[] packets;

  /**
   * @param start when the first time slot begins
   */
  Pictures(SentPictures form, long start) {
    this.form = form;
    this.start = start;
    marked = TimeMark.fits(form.width(), form.height());
    int size = PIXELS + form.width() * form.height() * 3;
    int slots = STEPS;
    while (marked && slots < TimeMark.MAX_SLOTS && 2L * slots * size <= MAX_BYTES) {
      slots *= 2;
    }
    packets = new PreparedPacket[slots];
    SplittableRandom random = new SplittableRandom(1);
    byte[][] steps = new byte[STEPS][];
    for (int step = 0; step < STEPS; step++) {
      steps[step] = draw(form.width(), form.height(), step, random);
    }
    for (int slot = 0; slot < slots; slot++) {
      byte[] picture = steps[slot % STEPS].clone();
      if (marked) {
        TimeMark.draw(picture, PIXELS, form.width(), form.height(), slot);
      }
      packets[slot] = PreparedPacket.of(PacketType.IMAGE_FRAME, picture);
    }
  }

  /** Returns whether the time can be read in them: not when they are tiny. */
  boolean marked() {
    return marked;
  }

  SentPictures form() {
    return form;
  }

  /** The number of different slots. */
  int slots() {
    return packets.length;
  }

  /** The picture to send at a time. */
  PreparedPacket packet(long now) {
    return packets[(int) Math.floorMod(slotAt(now), (long) packets.length)];
  }

  /** The number of the slot of a time, from 0 on; different slots come again. */
  long slotAt(long now) {
    return Math.floorDiv(now - start, TimeMark.SLOT_NANOS);
  }

  /**
   * The age of a picture, told as if it had been taken when its slot began.
   *
   * @param slots before the present one
   */
  long ageOf(int slots, long now) {
    return slots * TimeMark.SLOT_NANOS + Math.floorMod(now - start, TimeMark.SLOT_NANOS);
  }

  Scale scale() {
    double slot = TimeMark.SLOT_NANOS / 1e6;
    return new Scale(slot, packets.length * slot);
  }

  private static byte[] draw(int width, int height, int step, SplittableRandom random) {
    byte[] packet = new byte[PIXELS + width * height * 3];
    ImageFramePacket.writeHeader(packet, PacketHeader.SIZE, width, height);
    int at = PIXELS;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int grain = random.nextInt(GRAIN);
        int shifted = (x + step * width / STEPS) % width;
        packet[at++] = (byte) (shifted * (255 - GRAIN) / width + grain);
        packet[at++] = (byte) (y * (255 - GRAIN) / height + grain);
        packet[at++] = (byte) ((width - shifted) * (255 - GRAIN) / width + grain);
      }
    }
    return packet;
  }
}
