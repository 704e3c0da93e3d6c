package io.asciichat.transport.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.asciichat.core.packet.PacketHeader;
import io.asciichat.transport.tcp.PacketInput.StallLimit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StallLimitTest {
  @ParameterizedTest
  @CsvSource({
    "0, 5000",
    "102400, 5000",
    "102401, 5081",
    "1000000, 5800",
    PacketHeader.MAX_PAYLOAD + ", 9194"
  })
  void largePacketsGetMoreTime(int payload, long millis) {
    assertEquals(millis, StallLimit.DEFAULT.of(payload) / 1_000_000);
  }
}
