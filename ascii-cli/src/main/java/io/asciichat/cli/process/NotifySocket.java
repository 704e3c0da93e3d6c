package io.asciichat.cli.process;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;

/**
 * A datagram to a Unix socket, by way of libc: Java has none of that kind. The numbers are those of
 * Linux, the same on x86-64 and ARM.
 */
final class NotifySocket {
  private static final int AF_UNIX = 1;
  private static final int SOCK_DGRAM = 2;
  private static final int SOCK_CLOEXEC = 0x80000;
  private static final int MSG_NOSIGNAL = 0x4000;

  /** Of {@code sockaddr_un}: two bytes of family, and a path. */
  private static final int FAMILY_BYTES = 2;

  private static final int PATH_BYTES = 108;

  private static final Linker LINKER = Linker.nativeLinker();
  private static final MethodHandle OPEN =
      function("socket", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
  private static final MethodHandle SEND =
      function(
          "sendto",
          FunctionDescriptor.of(
              JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT));
  private static final MethodHandle CLOSE =
      function("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

  private NotifySocket() {}

  @SuppressWarnings("restricted") // the launcher allows it, as for the other native libraries
  private static MethodHandle function(String name, FunctionDescriptor type) {
    MemorySegment address = LINKER.defaultLookup().findOrThrow(name);
    return LINKER.downcallHandle(address, type);
  }

  /**
   * Sends one datagram.
   *
   * @param name a path, or a name in Linux's abstract space behind {@code @}
   * @throws IOException when it cannot be sent
   */
  static void send(String name, String message) throws IOException {
    byte[] path = name.getBytes(StandardCharsets.UTF_8);
    if (path.length >= PATH_BYTES) {
      throw new IOException("the socket's name is longer than " + (PATH_BYTES - 1) + " bytes");
    }
    if (path[0] == '@') {
      path[0] = 0;
    }
    byte[] text = message.getBytes(StandardCharsets.UTF_8);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment address =
          arena.allocate(MemoryLayout.sequenceLayout(FAMILY_BYTES + PATH_BYTES, JAVA_BYTE));
      address.set(JAVA_SHORT, 0, (short) AF_UNIX);
      MemorySegment.copy(path, 0, address, JAVA_BYTE, FAMILY_BYTES, path.length);
      send(address, FAMILY_BYTES + path.length, arena.allocateFrom(JAVA_BYTE, text), text.length);
    }
  }

  private static void send(MemorySegment address, int addressBytes, MemorySegment text, long bytes)
      throws IOException {
    try {
      int socket = (int) OPEN.invokeExact(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
      if (socket < 0) {
        throw new IOException("no socket can be opened");
      }
      try {
        long sent =
            (long) SEND.invokeExact(socket, text, bytes, MSG_NOSIGNAL, address, addressBytes);
        if (sent != bytes) {
          throw new IOException("nothing takes what is sent there");
        }
      } finally {
        int _ = (int) CLOSE.invokeExact(socket);
      }
    } catch (IOException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IOException(e);
    }
  }
}
