package io.asciichat.media.audio.opus;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import io.asciichat.media.common.LibraryVersion;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The functions of the system's libopus that are needed, from its {@code opus.h} (the ABI of {@code
 * libopus.so.0}, unchanged since version 1.0). A record, because its handles then are constants to
 * the compiler.
 *
 * @param encoder what encodes
 * @param decoder what decodes
 */
record LibOpus(Encoder encoder, Decoder decoder) {
  /**
   * Functions of an encoder.
   *
   * @param size {@code int opus_encoder_get_size(int channels)}
   * @param init {@code int opus_encoder_init(OpusEncoder *, int32 rate, int channels, int use)}
   * @param control {@code int opus_encoder_ctl(OpusEncoder *, int request, ...)} with an int32
   * @param encode {@code int32 opus_encode_float(OpusEncoder *, const float *, int count, unsigned
   *     char *, int32 most)}
   */
  record Encoder(MethodHandle size, MethodHandle init, MethodHandle control, MethodHandle encode) {}

  /**
   * Functions of a decoder.
   *
   * @param size {@code int opus_decoder_get_size(int channels)}
   * @param init {@code int opus_decoder_init(OpusDecoder *, int32 rate, int channels)}
   * @param decode {@code int opus_decode_float(OpusDecoder *, const unsigned char *, int32 length,
   *     float *, int most, int fec)}
   */
  record Decoder(MethodHandle size, MethodHandle init, MethodHandle decode) {}

  /** The library, or nothing when it is missing, too old, or may not be called. */
  static Optional<LibOpus> find() {
    return Found.LIBRARY;
  }

  private static final class Found {
    static final Optional<LibOpus> LIBRARY =
        names().stream().flatMap(name -> open(name).stream()).findFirst();

    private Found() {}
  }

  /** Where each system keeps it; Homebrew's folders are not on the loader's path. */
  private static List<String> names() {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (system.contains("mac")) {
      return List.of(
          "libopus.0.dylib",
          "/opt/homebrew/lib/libopus.0.dylib",
          "/usr/local/lib/libopus.0.dylib",
          "/opt/local/lib/libopus.0.dylib");
    }
    return system.contains("windows")
        ? List.of("opus.dll", "libopus-0.dll")
        : List.of("libopus.so.0");
  }

  @SuppressWarnings("restricted") // calling a C library is the point
  private static Optional<LibOpus> open(String name) {
    try {
      return Optional.of(bind(SymbolLookup.libraryLookup(name, Arena.global())));
    } catch (IllegalArgumentException // no such library
        | NoSuchElementException // a library without these functions
        | IllegalCallerException // native access is denied
        | UnsupportedOperationException e) { // no linker for this platform
      return Optional.empty();
    }
  }

  @SuppressWarnings("restricted")
  private static LibOpus bind(SymbolLookup library) {
    Linker linker = Linker.nativeLinker();
    Binder binder =
        (name, shape, options) -> linker.downcallHandle(library.findOrThrow(name), shape, options);
    return new LibOpus(
        new Encoder(
            binder.bind("opus_encoder_get_size", FunctionDescriptor.of(JAVA_INT, JAVA_INT)),
            binder.bind(
                "opus_encoder_init",
                FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT)),
            binder.bind(
                "opus_encoder_ctl",
                FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT),
                Linker.Option.firstVariadicArg(2)),
            binder.bind(
                "opus_encode_float",
                FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT))),
        new Decoder(
            binder.bind("opus_decoder_get_size", FunctionDescriptor.of(JAVA_INT, JAVA_INT)),
            binder.bind(
                "opus_decoder_init", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT)),
            binder.bind(
                "opus_decode_float",
                FunctionDescriptor.of(
                    JAVA_INT, ADDRESS, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT))));
  }

  @FunctionalInterface
  private interface Binder {
    MethodHandle bind(String name, FunctionDescriptor shape, Linker.Option... options);
  }

  /**
   * Returns what the library calls itself ({@code const char *opus_get_version_string(void)}), such
   * as {@code "libopus 1.3.1"}; empty when it is missing. Binds none of the other functions.
   */
  static Optional<String> name() {
    return names().stream()
        .flatMap(file -> LibraryVersion.of(file, "opus_get_version_string").stream())
        .findFirst();
  }

  /** For what a C function cannot throw; a method handle's signature says it might. */
  static IllegalStateException broken(Throwable e) {
    return new IllegalStateException("a call to libopus failed", e);
  }
}
