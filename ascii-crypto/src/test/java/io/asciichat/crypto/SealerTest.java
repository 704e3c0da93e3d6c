package io.asciichat.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.asciichat.core.packet.PacketType;
import io.asciichat.crypto.ChannelKeys.DirectionKey;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SealerTest {
  @Test
  void nothingIsAllocatedPerPacketOnceWarm() throws IOException {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Sealer sealer = new Sealer(new DirectionKey(new byte[32], new byte[16]), true);
    byte[] payload = new byte[20_000];
    byte[] out = new byte[Sealer.OVERHEAD + payload.length];
    long thread = Thread.currentThread().threadId();
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 10; round++) {
      long before = threads.getThreadAllocatedBytes(thread);
      for (int i = 0; i < 300; i++) {
        sealer.seal(PacketType.ASCII_FRAME, payload, 0, payload.length, 1, out, 0);
        sealer.seal(PacketType.PING, payload, 0, 0, 0, out, 0);
      }
      least = Math.min(least, threads.getThreadAllocatedBytes(thread) - before);
    }
    // The measurement itself may cost a few bytes a round; 600 packets at one object each do not.
    assertTrue(least < 600, "600 packets allocated " + least + " bytes");
    sealer.close();
  }

  @Test
  void theKeyIsWipedWhenItWasTaken() {
    byte[] key = {
      1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 6, 7, 8
    };
    new Sealer(new DirectionKey(key, new byte[16]), true).close();
    assertArrayEquals(new byte[32], key);
  }

  @Test
  void aKeyThatWaitsIsWipedOnClose() {
    Sealer sealer = new Sealer(new DirectionKey(new byte[32], new byte[16]), true);
    byte[] next = new byte[32];
    Arrays.fill(next, (byte) 7);
    sealer.switchAfterAnswer(new DirectionKey(next, new byte[16]));
    sealer.close();
    assertArrayEquals(new byte[32], next);
    byte[] late = new byte[32];
    Arrays.fill(late, (byte) 7);
    sealer.switchAfterAnswer(new DirectionKey(late, new byte[16]));
    assertArrayEquals(new byte[32], late);
  }

  @Test
  void theKeySwitchesRightBehindTheAnswer() throws IOException {
    for (PacketType answer :
        new PacketType[] {PacketType.REKEY_RESPONSE, PacketType.REKEY_COMPLETE}) {
      Sealer sealer = new Sealer(new DirectionKey(new byte[32], new byte[16]), true);
      byte[] id = new byte[16];
      id[0] = 9;
      byte[] out = new byte[Sealer.OVERHEAD + 32];
      sealer.switchAfterAnswer(new DirectionKey(new byte[32], id));
      sealer.seal(PacketType.PING, out, 0, 0, 0, out, 0);
      assertEquals(0, out[22], "still the old key");
      sealer.seal(answer, new byte[32], 0, 32, 0, out, 0);
      assertEquals(0, out[22], "the answer goes under the old key");
      assertEquals(2, out[45]);
      sealer.seal(PacketType.PING, out, 0, 0, 0, out, 0);
      assertEquals(9, out[22], "the new key");
      assertEquals(1, out[45]);
      sealer.close();
    }
  }

  @Test
  void twoThreadsAtOnceAndUseAfterCloseAreRefused() throws IOException {
    int[] wiped = {0};
    UseGuard guard = new UseGuard(() -> wiped[0]++);
    guard.enter();
    assertThrows(IllegalStateException.class, guard::enter);
    guard.close();
    assertTrue(guard.closed());
    assertEquals(0, wiped[0], "not while in use");
    guard.exit();
    assertEquals(1, wiped[0]);
    guard.close();
    assertEquals(1, wiped[0]);
    assertThrows(IOException.class, guard::enter);
  }
}
