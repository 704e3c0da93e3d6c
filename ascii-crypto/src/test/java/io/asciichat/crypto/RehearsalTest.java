package io.asciichat.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.testkit.security.HandshakePump;
import org.junit.jupiter.api.Test;

/** What a security does before its first connection. */
class RehearsalTest {
  @Test
  void packetsAreOpenedOnceAndGivenBack() throws Exception {
    try (AcipSecurity security = AcipSecurity.builder().build()) {
      BufferPool pool = security.rehearsed;
      security.prepare();
      assertTrue(pool.created() > 0, "a packet was opened");
      assertEquals(0, pool.outstanding());
      keepAllIdleBuffers(pool);
      long created = pool.created();
      security.prepare();
      assertEquals(created, pool.created());
    }
  }

  /** So that a packet opened from now on needs a new one. */
  private static void keepAllIdleBuffers(BufferPool pool) {
    for (int size : new int[] {1, 300}) {
      for (long before = pool.created(); pool.created() == before; ) {
        pool.take(size);
      }
    }
  }

  @Test
  void withAPasswordItLeavesTheKeyAsItWas() throws Exception {
    try (AcipSecurity security =
        AcipSecurity.builder().password("correct horse".toCharArray()).build()) {
      BufferPool pool = security.rehearsed;
      security.prepare();
      assertTrue(pool.created() > 0, "the proofs were right");
      HandshakePump.Outcome outcome =
          HandshakePump.run(security.connect(pool, "192.0.2.7:27224"), security.serve(pool));
      assertTrue(outcome.succeeded(), outcome::toString);
    }
  }

  @Test
  void withoutEncryptionThereIsNothingToPrepare() throws Exception {
    try (AcipSecurity security = AcipSecurity.builder().plaintext(true).build()) {
      BufferPool pool = security.rehearsed;
      security.prepare();
      assertEquals(0, pool.created());
    }
  }

  @Test
  void aClosedSecurityCannotBePrepared() {
    AcipSecurity security = AcipSecurity.builder().password("correct horse".toCharArray()).build();
    security.close();
    assertThrows(IllegalStateException.class, security::prepare);
  }
}
