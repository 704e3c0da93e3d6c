package io.asciichat.core.error;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.error.ErrorContext.Operation;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorCodeTest {
  @ParameterizedTest
  @EnumSource
  void aNumberIsThatOfOneCode(ErrorCode code) {
    assertEquals(code, ErrorCode.of(code.code()));
  }

  @Test
  void numbersAreExitCodesInRisingOrder() {
    int[] numbers = Arrays.stream(ErrorCode.values()).mapToInt(ErrorCode::code).toArray();
    int[] sorted = Arrays.stream(numbers).sorted().toArray();
    assertTrue(Arrays.equals(sorted, numbers));
    assertTrue(sorted[0] == 0 && sorted[sorted.length - 1] < 128, "above are signals");
  }

  @Test
  void aNumberOfNoCodeIsGeneral() {
    assertEquals(ErrorCode.VIDEO_SITE, ErrorCode.of(115));
    assertEquals(ErrorCode.GENERAL, ErrorCode.of(116));
    assertEquals(ErrorCode.GENERAL, ErrorCode.of(-1));
  }

  @ParameterizedTest
  @EnumSource
  void aSentenceFitsBehindAColon(ErrorCode code) {
    assertTrue(code.sentence().matches("[a-z].*[a-z]"), code.sentence());
  }

  @Test
  void whatWasNotedFirstStays() {
    AsciiChatException failure = new AsciiChatException(ErrorCode.CONNECT, "no answer");
    assertNull(failure.context());
    ErrorContext first = new ErrorContext(Operation.CONNECTING, "192.0.2.1:5");
    assertSame(failure, failure.during(first).during(new ErrorContext(Operation.TALKING, null)));
    assertEquals(first, failure.context());
    assertEquals("while connecting to 192.0.2.1:5", first.toString());
    assertEquals("while shaking hands", new ErrorContext(Operation.SHAKING_HANDS, null).toString());
  }
}
