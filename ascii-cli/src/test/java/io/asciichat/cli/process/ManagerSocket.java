package io.asciichat.cli.process;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;

/** The other end of a service manager's socket: Linux's datagrams between processes. */
public final class ManagerSocket implements AutoCloseable {
  private static final int MAX_BYTES = 4096;

  private final Arena arena = Arena.ofShared();
  private final String name;
  private final int socket;

  /**
   * @param name a path, or a name in the abstract space behind {@code @}
   */
  public ManagerSocket(String name) throws Throwable {
    this.name = name;
    byte[] path = name.getBytes(StandardCharsets.UTF_8);
    if (path[0] == '@') {
      path[0] = 0;
    }
    MemorySegment address = arena.allocate(MemoryLayout.sequenceLayout(110, JAVA_BYTE));
    address.set(JAVA_SHORT, 0, (short) 1);
    MemorySegment.copy(path, 0, address, JAVA_BYTE, 2, path.length);
    socket =
        (int)
            function("socket", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT))
                .invokeExact(1, 2, 0);
    int bound =
        (int)
            function("bind", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT))
                .invokeExact(socket, address, 2 + path.length);
    assertEquals(0, bound);
  }

  @SuppressWarnings("restricted") // tests may
  private static MethodHandle function(String name, FunctionDescriptor type) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), type);
  }

  /** The name, as it stands in {@code NOTIFY_SOCKET}. */
  public String name() {
    return name;
  }

  /** Waits for one message. */
  public String receive() throws Throwable {
    MemorySegment text = arena.allocate(MAX_BYTES);
    long bytes =
        (long)
            function(
                    "recv",
                    FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT))
                .invokeExact(socket, text, (long) MAX_BYTES, 0);
    assertTrue(bytes > 0);
    return new String(text.asSlice(0, bytes).toArray(JAVA_BYTE), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    try {
      int _ =
          (int) function("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT)).invokeExact(socket);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
    arena.close();
  }
}
