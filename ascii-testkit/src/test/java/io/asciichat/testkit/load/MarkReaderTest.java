package io.asciichat.testkit.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.buffer.PooledBuffer;
import io.asciichat.core.packet.ByteSlice;
import io.asciichat.core.packet.PacketHeader;
import io.asciichat.core.packet.session.ImageFramePacket;
import io.asciichat.core.render.Scene;
import io.asciichat.core.render.SceneRenderer;
import io.asciichat.core.render.ViewerProfile;
import io.asciichat.core.video.RgbFrame;
import io.asciichat.testkit.load.LoadReport.SentPictures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Time marks drawn by the server's renderer, read back from its text. */
class MarkReaderTest {
  private static final SentPictures FORM = new SentPictures(320, 240, 60);
  private static final Pictures PICTURES = new Pictures(FORM, 0);
  private static final int PIXELS = PacketHeader.SIZE + ImageFramePacket.HEADER_SIZE;

  private static RgbFrame picture(long slot) {
    byte[] packet = PICTURES.packet(slot * TimeMark.SLOT_NANOS).bytes();
    byte[] pixels = Arrays.copyOfRange(packet, PIXELS, packet.length);
    return RgbFrame.of(FORM.width(), FORM.height(), pixels);
  }

  private static ByteSlice render(ViewerProfile viewer, RgbFrame... pictures) {
    PooledBuffer text =
        new SceneRenderer(new BufferPool(), 0).render(viewer, Scene.of(pictures), 0);
    return new ByteSlice(text.array(), 0, text.length());
  }

  private static MarkReader reader(ViewerProfile viewer) {
    return new MarkReader(viewer, 4 / 3.0, PICTURES.slots(), 64);
  }

  @ParameterizedTest
  @CsvSource({"200, 60", "80, 24", "120, 40", "132, 43"})
  void theNewestOfManyPicturesIsFoundOnEveryKindOfTerminal(int columns, int rows) {
    List<String> unread = new ArrayList<>();
    int tried = 0;
    for (int client = 0; client < 8; client++) {
      ViewerProfile viewer = TerminalMix.ALL.of(ViewerProfile.ofSize(columns, rows), client);
      MarkReader reader = reader(viewer);
      for (int count : new int[] {1, 2, 3, 8, 9, 12}) {
        for (int slot = 20; slot < 1000; slot += 61) {
          RgbFrame[] pictures = new RgbFrame[count];
          for (int i = 0; i < count; i++) {
            pictures[i] = picture(slot - (i == count / 2 ? 0 : 1 + i));
          }
          int found = reader.newest(render(viewer, pictures), slot + 7);
          tried++;
          if (found != 7) {
            assertEquals(-1, found, "never a wrong age: " + viewer);
            unread.add(count + " pictures, " + viewer);
          }
        }
      }
    }
    // What cannot be read is told, and there is a next frame; but it must be the exception.
    assertTrue(unread.size() <= tried / 25, unread.size() + " of " + tried + ": " + unread);
  }

  @Test
  void aPictureThatStandsStillGrowsOld() {
    ViewerProfile viewer = ViewerProfile.ofSize(80, 24);
    MarkReader reader = reader(viewer);
    ByteSlice frame = render(viewer, picture(6));
    assertEquals(-1, reader.newest(frame, 6), "one picture alone may be found by chance");
    assertEquals(0, reader.newest(frame, 6));
    assertEquals(100, reader.newest(frame, 106));
    assertEquals(127, reader.newest(frame, 133));
    assertEquals(0, reader.newest(frame, 134));
  }

  @Test
  void picturesWithoutMarksAreNotRead() {
    ViewerProfile viewer = ViewerProfile.ofSize(80, 24);
    byte[] noise = new byte[320 * 240 * 3];
    new Random(1).nextBytes(noise);
    for (RgbFrame picture :
        List.of(RgbFrame.of(320, 240, noise), RgbFrame.of(320, 240, new byte[noise.length]))) {
      MarkReader reader = reader(viewer);
      assertEquals(-1, reader.newest(render(viewer, picture), 6));
      assertEquals(-1, reader.newest(render(viewer, picture), 6));
    }
    assertEquals(-1, reader(viewer).newest(ByteSlice.of(new byte[] {'?'}), 6));
  }

  @Test
  void aMarkWithOneWrongBarIsNoMark() {
    for (int slot = 0; slot < TimeMark.MAX_SLOTS; slot++) {
      int bars = TimeMark.bars(slot);
      assertEquals(slot, TimeMark.slot(bars));
      for (int bar = 0; bar < TimeMark.BARS; bar++) {
        assertEquals(-1, TimeMark.slot(bars ^ 1 << bar));
      }
    }
    assertEquals(-1, TimeMark.slot(0));
    assertEquals(-1, TimeMark.slot(0xfff));
  }

  @Test
  void largePicturesHaveFewerSlotsAndTinyOnesNone() {
    assertEquals(128, PICTURES.slots());
    assertEquals(640, PICTURES.scale().rangeMillis());
    assertEquals(64, new Pictures(new SentPictures(640, 480, 30), 0).slots());
    assertFalse(new Pictures(new SentPictures(16, 12, 30), 0).marked());
  }
}
