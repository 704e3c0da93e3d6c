package io.asciichat.core.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.buffer.PooledBuffer;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.runtime.LinkLimits;
import io.asciichat.core.statistics.QueueStatistics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PacketQueueTest {
  private static final LinkLimits LIMITS =
      LinkLimits.DEFAULT.withSending(
          new LinkLimits.Sending(2, 5, 1000, Duration.ofSeconds(1), 1000));

  /** What {@link #drain} gives for CLEAR_CONSOLE. */
  private static final int CLEAR = -1;

  private final BufferPool pool = new BufferPool();
  private final PacketQueue queue = new PacketQueue(LIMITS);

  @Test
  void keepsTheOrder() {
    offer(PacketType.REMOTE_LOG, 1);
    offer(PacketType.ASCII_FRAME, 2);
    offer(PacketType.SERVER_STATE, 3);
    assertEquals(List.of(1, 2, 3), drain());
  }

  @Test
  void dropsTheOldestVideoAndKeepsTheNewest() {
    offer(PacketType.ASCII_FRAME, 1);
    offer(PacketType.REMOTE_LOG, 2);
    offer(PacketType.ASCII_FRAME, 3);
    offer(PacketType.ASCII_FRAME, 4);
    assertEquals(List.of(2, 3, 4), drain());
  }

  @Test
  void countsWhatBecomesOfFramesAndSound() {
    offer(PacketType.ASCII_FRAME, 1);
    offer(PacketType.ASCII_FRAME, 2);
    offer(PacketType.ASCII_FRAME, 3);
    offer(PacketType.AUDIO_OPUS_BATCH, 4);
    offer(PacketType.SERVER_STATE, 5);
    assertEquals(new QueueStatistics(3, 0, 1, 2, 2, 5), queue.videoStatistics());
    drain();
    assertEquals(new QueueStatistics(3, 2, 1, 0, 2, 5), queue.videoStatistics());
    assertEquals(new QueueStatistics(1, 1, 0, 0, 1, 1), queue.soundStatistics());
    assertEquals(1, queue.droppedVideo());
  }

  @Test
  void whatWaitsAtTheEndIsNeitherSentNorDropped() {
    offer(PacketType.ASCII_FRAME, 1);
    queue.close();
    queue.close();
    assertEquals(new QueueStatistics(1, 0, 0, 0, 1, 1), queue.videoStatistics());
  }

  @Test
  void videoMakesRoomForOtherPackets() {
    offer(PacketType.ASCII_FRAME, 1);
    for (int i = 2; i <= 6; i++) {
      assertTrue(offer(PacketType.REMOTE_LOG, i));
    }
    assertEquals(List.of(2, 3, 4, 5, 6), drain());
  }

  @Test
  void aLostFrameIsKnownUntilAnotherOneComes() {
    offer(PacketType.ASCII_FRAME, 1);
    offer(PacketType.ASCII_FRAME, 2);
    offer(PacketType.ASCII_FRAME, 3);
    assertFalse(queue.hasLostVideo(), "a newer one took its place");
    for (int i = 4; i <= 8; i++) {
      offer(PacketType.REMOTE_LOG, i);
    }
    assertTrue(queue.hasLostVideo(), "it made room for others");
    offer(PacketType.ASCII_FRAME, 9);
    assertTrue(queue.hasLostVideo(), "there is no room for it");
    drain();
    offer(PacketType.ASCII_FRAME, 10);
    assertFalse(queue.hasLostVideo());
    assertEquals(List.of(10), drain());
    assertFalse(queue.hasLostVideo(), "it was sent");
  }

  @Test
  void refusesWhenFullOfPacketsThatMustNotBeDropped() {
    for (int i = 0; i < 5; i++) {
      assertTrue(offer(PacketType.REMOTE_LOG, i));
    }
    assertFalse(offer(PacketType.REMOTE_LOG, 9));
    assertTrue(offer(PacketType.ASCII_FRAME, 9), "video is dropped without a complaint");
    assertEquals(List.of(0, 1, 2, 3, 4), drain());
  }

  @Test
  void soundMakesRoomAfterVideo() {
    offer(PacketType.AUDIO_OPUS_BATCH, 1);
    offer(PacketType.ASCII_FRAME, 2);
    offer(PacketType.AUDIO_OPUS_BATCH, 3);
    for (int i = 4; i <= 7; i++) {
      assertTrue(offer(PacketType.REMOTE_LOG, i));
    }
    assertEquals(List.of(3, 4, 5, 6, 7), drain());
  }

  @Test
  void thePictureDoesNotDisplaceSound() {
    for (int i = 0; i < 5; i++) {
      offer(PacketType.AUDIO_OPUS_BATCH, i);
    }
    assertTrue(offer(PacketType.ASCII_FRAME, 9), "dropped without a complaint");
    assertEquals(List.of(0, 1, 2, 3, 4), drain());
  }

  @Test
  void oldSoundIsDroppedAndTheOwnerIsNotEnded() {
    PacketQueue large = new PacketQueue(LinkLimits.DEFAULT);
    PooledBuffer buffer = pool.take(10).length(10);
    for (int i = 0; i < 1000; i++) {
      assertTrue(large.offer(PacketType.AUDIO_OPUS_BATCH, buffer, 0, 10, i));
    }
    assertEquals(PacketQueue.MAX_SOUND, large.size());
    OutboundPacket oldest = new OutboundPacket();
    large.poll(oldest);
    assertEquals(1000 - PacketQueue.MAX_SOUND, oldest.crc());
    oldest.release();
    large.close();
    buffer.release();
    assertEquals(0, pool.outstanding());
  }

  @Test
  void newLevelsTakeThePlaceOfThoseThatWait() {
    offer(PacketType.REMOTE_LOG, 1);
    offer(PacketType.SOUND_LEVELS, 2);
    offer(PacketType.AUDIO_OPUS_BATCH, 3);
    offer(PacketType.SOUND_LEVELS, 4);
    assertEquals(List.of(1, 4, 3), drain());
    offer(PacketType.SOUND_LEVELS, 5);
    assertEquals(List.of(5), drain(), "what was sent cannot be replaced");
    assertEquals(0, pool.outstanding());
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "SERVER_STATE",
        "SOUND_LEVELS",
        "ROSTER",
        "CLIENT_CAPABILITIES",
        "CLIENT_JOIN",
        "PING",
        "PONG",
        "ERROR_MESSAGE"
      })
  void ofAStateTheNewestWaitsAloneAndAlwaysHasRoom(PacketType state) {
    for (int i = 0; i < 5; i++) {
      offer(PacketType.REMOTE_LOG, i);
    }
    for (int i = 10; i < 120; i++) {
      assertTrue(offer(state, i), "others have filled a queue that is not theirs");
    }
    assertEquals(List.of(0, 1, 2, 3, 4, 119), drain());
    assertEquals(0, pool.outstanding());
  }

  @Test
  void statesDoNotCountAgainstTheBoundOfOthers() {
    offer(PacketType.SERVER_STATE, 1);
    offer(PacketType.SOUND_LEVELS, 2);
    offer(PacketType.PING, 3);
    for (int i = 4; i < 9; i++) {
      assertTrue(offer(PacketType.REMOTE_LOG, i));
    }
    assertFalse(offer(PacketType.REMOTE_LOG, 9));
    assertEquals(List.of(1, 2, 3, 4, 5, 6, 7, 8), drain());
  }

  @Test
  void aLargeStateDisplacesNothing() {
    offer(PacketType.SOUND_LEVELS, 1);
    offer(PacketType.ASCII_FRAME, 2);
    offer(PacketType.REMOTE_LOG, 3);
    PooledBuffer large = pool.take(985).length(985);
    large.array()[0] = 4;
    assertTrue(queue.offer(PacketType.SOUND_LEVELS, large, 0, 985, 0));
    large.release();
    assertEquals(List.of(4, 2, 3), drain());
    assertEquals(0, pool.outstanding());
  }

  @Test
  void aClearGoesOutOnceRightBeforeTheFrameItBelongsTo() {
    offer(PacketType.ASCII_FRAME, 1);
    clear();
    clear();
    offer(PacketType.SERVER_STATE, 2);
    offer(PacketType.ASCII_FRAME, 3);
    offer(PacketType.REMOTE_LOG, 4);
    assertEquals(List.of(1, 2, CLEAR, 3, 4), drain());
    clear();
    assertEquals(List.of(), drain(), "without a frame there is nothing to clear for");
    offer(PacketType.ASCII_FRAME, 5);
    assertEquals(List.of(CLEAR, 5), drain());
  }

  @Test
  void theClearOfADroppedFrameIsLeftToTheNext() {
    for (int i = 1; i < 100; i++) {
      clear();
      offer(PacketType.ASCII_FRAME, i);
    }
    assertEquals(List.of(CLEAR, 98, CLEAR, 99), drain());
    clear();
    offer(PacketType.ASCII_FRAME, 1);
    offer(PacketType.ASCII_FRAME, 2);
    offer(PacketType.ASCII_FRAME, 3);
    assertEquals(List.of(CLEAR, 2, 3), drain());
  }

  @Test
  void aMicrophoneThatIsMutedAgainAndAgainFillsNothing() {
    offer(PacketType.STREAM_START, 1);
    offer(PacketType.AUDIO_OPUS_BATCH, 2);
    for (int i = 10; i < 100; i++) {
      assertTrue(offer(PacketType.STREAM_STOP, i));
      assertTrue(offer(PacketType.STREAM_START, i));
    }
    offer(PacketType.AUDIO_OPUS_BATCH, 3);
    assertEquals(List.of(1, 2, 3), drain());
    offer(PacketType.STREAM_STOP, 4);
    offer(PacketType.STREAM_START, 5);
    assertEquals(List.of(4, 5), drain(), "a start that has been sent already is not undone");
  }

  @Test
  void aFrameLargerThanTheByteBoundPassesWhenItIsAlone() {
    offer(PacketType.ASCII_FRAME, 1);
    PooledBuffer large = pool.take(5000).length(5000);
    large.array()[0] = 2;
    assertTrue(queue.offer(PacketType.ASCII_FRAME, large, 0, 5000, 0));
    large.release();
    assertEquals(List.of(2), drain());
  }

  @Test
  void closingGivesEverythingBackAndTakesNothingMore() {
    offer(PacketType.ASCII_FRAME, 1);
    offer(PacketType.REMOTE_LOG, 2);
    queue.close();
    assertTrue(offer(PacketType.REMOTE_LOG, 3));
    assertEquals(0, queue.size());
    assertEquals(0, pool.outstanding());
  }

  /** Whatever happens, the bound holds and no buffer is lost. */
  @Property(tries = 300)
  void boundsHold(@ForAll @Size(max = 60) List<@IntRange(max = 7) Integer> actions) {
    int number = 0;
    for (int action : actions) {
      number++;
      switch (action) {
        case 0 -> {
          OutboundPacket packet = new OutboundPacket();
          queue.poll(packet);
          packet.release();
        }
        case 1 -> offer(PacketType.REMOTE_LOG, number);
        case 2 -> offer(PacketType.AUDIO_OPUS_BATCH, number);
        case 3 -> assertTrue(offer(PacketType.SOUND_LEVELS, number));
        case 4 -> assertTrue(offer(PacketType.SERVER_STATE, number));
        case 5 -> clear();
        default -> offer(PacketType.ASCII_FRAME, number);
      }
      assertTrue(queue.size() <= LIMITS.sending().queuedPackets() + 2);
    }
    List<Integer> rest = drain();
    assertEquals(rest.lastIndexOf(CLEAR) + 1 < rest.size(), !rest.isEmpty(), "a clear comes last");
    assertEquals(0, pool.outstanding());
  }

  private void clear() {
    assertTrue(queue.offer(PacketType.CLEAR_CONSOLE, null, 0, 0, 0));
  }

  private boolean offer(PacketType type, int content) {
    PooledBuffer buffer = pool.take(10).length(10);
    buffer.array()[0] = (byte) content;
    boolean accepted = queue.offer(type, buffer, 0, 10, 0);
    buffer.release();
    return accepted;
  }

  private List<Integer> drain() {
    List<Integer> contents = new ArrayList<>();
    OutboundPacket packet = new OutboundPacket();
    while (queue.poll(packet)) {
      PooledBuffer buffer = packet.buffer();
      contents.add(buffer == null ? CLEAR : (int) buffer.array()[packet.offset()]);
      packet.release();
    }
    return contents;
  }
}
