package io.asciichat.core.server;

import java.lang.reflect.Method;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

class ProblemCounterPassesOnTest {
  static Method[] events() {
    return ServerListener.class.getMethods();
  }

  /** An event that is inherited would never reach the embedder's listener. */
  @ParameterizedTest
  @MethodSource("events")
  void everyEventReachesTheListener(Method event) {
    assertDoesNotThrow(
        () -> ProblemCounter.class.getDeclaredMethod(event.getName(), event.getParameterTypes()));
  }
}
