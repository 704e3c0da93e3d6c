package io.asciichat.media.common;

import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Asks C libraries of the system for their versions. */
public final class LibraryVersion {
  /** More than a version takes. */
  private static final long MAX_BYTES = 64;

  private LibraryVersion() {}

  /**
   * Returns what a library says of itself, and keeps it loaded; empty when it is missing, lacks the
   * function, or may not be called.
   *
   * @param file as the system's loader finds it, such as {@code "libopus.so.0"}
   * @param function one without parameters that returns a {@code const char *}
   */
  @SuppressWarnings("restricted") // calling a C library is the point
  public static Optional<String> of(String file, String function) {
    try {
      MemorySegment address =
          SymbolLookup.libraryLookup(file, Arena.global()).findOrThrow(function);
      MethodHandle call =
          Linker.nativeLinker().downcallHandle(address, FunctionDescriptor.of(ADDRESS));
      MemorySegment text = (MemorySegment) call.invokeExact();
      return Optional.of(text.reinterpret(MAX_BYTES).getString(0));
    } catch (IllegalArgumentException // no such library
        | NoSuchElementException // a library without this function
        | IllegalCallerException // native access is denied
        | UnsupportedOperationException e) { // no linker for this platform
      return Optional.empty();
    } catch (Throwable e) {
      throw new IllegalStateException("a call to " + file + " failed", e);
    }
  }
}
