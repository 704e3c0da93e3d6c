package io.asciichat.core.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.error.ErrorContext;
import io.asciichat.core.error.ErrorContext.Operation;
import io.asciichat.core.session.SessionEnd;
import io.asciichat.core.session.SessionInfo;
import io.asciichat.core.statistics.Problem;
import io.asciichat.core.statistics.Problems;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProblemCounterTest {
  private static final SessionInfo SESSION = SessionInfo.arrived(7, "10.0.0.1:5000");

  private final List<String> heard = new ArrayList<>();
  private final ProblemCounter counter =
      new ProblemCounter(
          (ServerListener)
              Proxy.newProxyInstance(
                  ServerListener.class.getClassLoader(),
                  new Class<?>[] {ServerListener.class},
                  (_, method, _) -> {
                    heard.add(method.getName());
                    return null;
                  }));

  /** One that is forgotten would keep the embedder's listener from hearing of it. */
  @Test
  void everythingIsPassedOn() throws ReflectiveOperationException {
    List<String> told = new ArrayList<>();
    for (Method method : ServerListener.class.getMethods()) {
      if (Modifier.isStatic(method.getModifiers())) {
        continue;
      }
      Class<?>[] types = method.getParameterTypes();
      @Nullable Object[] values = new Object[types.length];
      for (int i = 0; i < types.length; i++) {
        values[i] = example(types[i]);
      }
      method.invoke(counter, values);
      told.add(method.getName());
    }
    assertEquals(told, heard);
    assertTrue(told.size() >= 22, () -> "listener has " + told);
  }

  private static @Nullable Object example(Class<?> type) {
    if (type == SessionEnd.class) {
      return end(ErrorCode.NETWORK, "gone");
    }
    if (type == SessionInfo.class) {
      return SESSION;
    }
    return type == int.class ? (Object) 1 : type == long.class ? (Object) 1L : null;
  }

  private static SessionEnd end(ErrorCode code, String reason) {
    ErrorContext context = new ErrorContext(Operation.TALKING, SESSION.address());
    return new SessionEnd(code, reason, Duration.ofSeconds(3), context, null);
  }

  @Test
  void countsTroubleByKind() {
    counter.left(SESSION, end(ErrorCode.OK, "closed"));
    assertTrue(counter.statistics().none());
    counter.left(SESSION, end(ErrorCode.TIMEOUT, "silent"));
    counter.left(SESSION, end(ErrorCode.TIMEOUT, "silent"));
    counter.rejected("10.0.0.1", "too many");
    counter.banned("10.0.0.1", Duration.ofMinutes(10));
    assertEquals(
        new Problems(
            Map.of(Problem.CONNECTION_REJECTED, 1L, Problem.NETWORK_BANNED, 1L),
            Map.of(ErrorCode.TIMEOUT, 2L)),
        counter.statistics());
  }
}
