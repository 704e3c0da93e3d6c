package io.asciichat.crypto;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.testkit.fault.FaultGenerator;
import io.asciichat.testkit.fault.SeedSearch;
import io.asciichat.testkit.fault.SeedSetup;
import org.junit.jupiter.api.Test;

/** The share of the simulated calls that is encrypted: one of twenty of all. */
class EncryptedSeedsTest {
  private static final long SEEDS = Math.max(1, Long.getLong("seeds", 2_000) / 20);

  @Test
  void everyEncryptedCallEndsWell() {
    SeedSetup encrypted = SeedSetup.standard().withSecurity(() -> AcipSecurity.builder().build());
    SeedSearch.Report report = SeedSearch.of(encrypted, FaultGenerator.standard()).run(1, SEEDS);
    assertTrue(report.isGood(), report::toString);
  }
}
