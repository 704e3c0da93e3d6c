package io.asciichat.transport.tcp;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.net.SocketOption;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Keeps IPv4 away from a socket bound to {@code ::}. The JDK always lets such a socket take both
 * families and has no option for it, so this sets IPV6_V6ONLY through the C library, on Linux.
 *
 * <p>The JDK does not tell a channel's descriptor either. So the channel is marked, through its
 * public options, with three random keepalive numbers, and the process's descriptors are asked for
 * theirs. Accepted connections set their own.
 */
final class Ipv6Only {
  private static final int IPPROTO_TCP = 6;
  private static final int IPPROTO_IPV6 = 41;
  private static final int IPV6_V6ONLY = 26;

  /** One number of the mark: the option's name in the JDK, its code in Linux, its largest value. */
  private record Part(String name, int code, int largest) {}

  private static final Part[] MARK = {
    new Part("TCP_KEEPIDLE", 4, 32767),
    new Part("TCP_KEEPINTERVAL", 5, 32767),
    new Part("TCP_KEEPCOUNT", 6, 127)
  };

  private final MethodHandle getsockopt;
  private final MethodHandle setsockopt;
  private final MemorySegment value;
  private final MemorySegment size;

  @SuppressWarnings("restricted")
  private Ipv6Only(Arena arena) {
    Linker linker = Linker.nativeLinker();
    getsockopt =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("getsockopt"),
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, ADDRESS));
    setsockopt =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("setsockopt"),
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));
    value = arena.allocate(JAVA_INT);
    size = arena.allocate(JAVA_INT);
  }

  /**
   * Restricts a channel to IPv6.
   *
   * @param channel of family INET6, not bound yet
   * @return false where that cannot be done: another system, or no access to native code
   */
  static boolean restrict(ServerSocketChannel channel) {
    if (!System.getProperty("os.name", "").equals("Linux")) {
      return false;
    }
    try (Arena arena = Arena.ofConfined()) {
      return new Ipv6Only(arena).restrictMarked(mark(channel));
    } catch (IOException | RuntimeException | LinkageError e) {
      return false;
    }
  }

  private static int[] mark(ServerSocketChannel channel) throws IOException {
    int[] mark = new int[MARK.length];
    for (SocketOption<?> option : channel.supportedOptions()) {
      for (int i = 0; i < MARK.length; i++) {
        if (option.name().equals(MARK[i].name)) {
          mark[i] = ThreadLocalRandom.current().nextInt(1, MARK[i].largest + 1);
          SocketSetup.set(channel, option, mark[i]);
        }
      }
    }
    return mark;
  }

  private boolean restrictMarked(int[] mark) throws IOException {
    try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
      for (Path path : descriptors) {
        int descriptor = Integer.parseInt(path.getFileName().toString());
        if (isMarked(descriptor, mark)) {
          value.set(JAVA_INT, 0, 1);
          return set(descriptor) == 0;
        }
      }
    }
    return false;
  }

  private boolean isMarked(int descriptor, int[] mark) {
    for (int i = 0; i < MARK.length; i++) {
      size.set(JAVA_INT, 0, (int) value.byteSize());
      if (get(descriptor, MARK[i].code) != 0 || value.get(JAVA_INT, 0) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private int get(int descriptor, int option) {
    try {
      return (int) getsockopt.invokeExact(descriptor, IPPROTO_TCP, option, value, size);
    } catch (Throwable e) {
      throw new IllegalStateException("getsockopt cannot be called", e);
    }
  }

  private int set(int descriptor) {
    try {
      return (int)
          setsockopt.invokeExact(
              descriptor, IPPROTO_IPV6, IPV6_V6ONLY, value, (int) value.byteSize());
    } catch (Throwable e) {
      throw new IllegalStateException("setsockopt cannot be called", e);
    }
  }
}
