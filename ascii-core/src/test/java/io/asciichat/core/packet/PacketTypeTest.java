package io.asciichat.core.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PacketTypeTest {
  @ParameterizedTest
  @EnumSource
  void isFoundByItsNumber(PacketType type) {
    assertSame(type, PacketType.of(type.code()));
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 2, 1110, 5009, 6000, 65535, Integer.MAX_VALUE})
  void otherNumbersAreUnknown(int code) {
    assertNull(PacketType.of(code));
  }

  @Test
  void onlyHandshakeAndRekeyingStayPlain() {
    for (PacketType type : PacketType.values()) {
      int code = type.code();
      boolean plain = code >= 1000 && code < 2000 && type != PacketType.ENCRYPTED;
      assertEquals(plain, type.alwaysPlain(), type.name());
    }
  }
}
