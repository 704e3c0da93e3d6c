package io.asciichat.crypto;

import static java.lang.foreign.ValueLayout.ADDRESS;

import com.goterl.lazysodium.Sodium;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The functions of libsodium that handshakes need, through LazySodium's binding and the library
 * that LazySodium bundles. Loaded once, by the first call of {@link #instance()}; thread-safe
 * afterwards.
 *
 * <p>LazySodium's own loader is not used: it unpacks its whole jar into the temporary directory and
 * starts SLF4J.
 */
final class Libsodium {
  /** Version of the bundled library: names the cache folder. */
  private static final String VERSION = "libsodium-1.0.20";

  /** {@code const char *sodium_version_string(void)} of {@code sodium/version.h}. */
  private static final String VERSION_FUNCTION = "sodium_version_string";

  /** More than a version takes. */
  private static final long MAX_VERSION_BYTES = 64;

  /** Argon2id limits of the C program: 2 passes, 64 MiB, version 1.3. */
  private static final long ARGON2_PASSES = 2;

  private static final long ARGON2_BYTES = 64L << 20;
  private static final int ARGON2ID13 = 2;

  private static final int HASH_BYTES = 32;

  private final Binding binding;

  private Libsodium(Binding binding) {
    this.binding = binding;
  }

  /**
   * The one instance.
   *
   * @throws AsciiChatException with code NOT_SUPPORTED or CRYPTO when the library cannot be loaded
   */
  static Libsodium instance() {
    AsciiChatException failure = Holder.LOADED.failure;
    if (failure != null) {
      throw new AsciiChatException(failure.code(), failure.getMessage(), failure);
    }
    return Holder.LOADED.library();
  }

  /**
   * Returns what the library calls itself, such as {@code "1.0.20"}. Asks it through Java's foreign
   * functions, because JNA would take a tenth of a second to start.
   *
   * @throws AsciiChatException as {@link #instance()}
   */
  @SuppressWarnings("restricted") // calling a C library is the point
  static String version() {
    try {
      MemorySegment function =
          SymbolLookup.libraryLookup(file(), Arena.global()).findOrThrow(VERSION_FUNCTION);
      MethodHandle call =
          Linker.nativeLinker().downcallHandle(function, FunctionDescriptor.of(ADDRESS));
      return ((MemorySegment) call.invokeExact()).reinterpret(MAX_VERSION_BYTES).getString(0);
    } catch (AsciiChatException e) {
      throw e;
    } catch (Throwable e) {
      throw failure(e);
    }
  }

  /** Random bytes. */
  byte[] random(int count) {
    byte[] bytes = new byte[count];
    binding.randombytes_buf(bytes, count);
    return bytes;
  }

  /** X25519 public key of a secret. */
  byte[] publicKey(byte[] secret) {
    byte[] key = new byte[32];
    check(binding.crypto_scalarmult_base(key, secret));
    return key;
  }

  /**
   * X25519.
   *
   * @return the shared secret, or null when it would be all zero because the peer's key is of low
   *     order
   */
  byte @Nullable [] sharedSecret(byte[] secret, byte[] peerKey) {
    byte[] shared = new byte[32];
    return binding.crypto_scalarmult(shared, secret, peerKey) == 0 && !isZero(shared)
        ? shared
        : null;
  }

  /** HMAC-SHA-256 with a key of 32 bytes. */
  byte[] hmac(byte[] key, byte[] message) {
    byte[] mac = new byte[32];
    check(binding.crypto_auth_hmacsha256(mac, message, message.length, key));
    return mac;
  }

  /** SHA-256. */
  byte[] sha256(byte[] message) {
    byte[] hash = new byte[32];
    check(binding.crypto_hash_sha256(hash, message, message.length));
    return hash;
  }

  /**
   * HKDF with HMAC-SHA-256 (RFC 5869): extract and expand.
   *
   * @param secret input key material
   * @param info what the result is for
   * @param length bytes wanted, at most 255 · 32
   * @return the output, to be wiped by the caller
   */
  byte[] hkdf(byte[] salt, byte[] secret, byte[] info, int length) {
    byte[] root = new byte[HASH_BYTES];
    byte[] output = new byte[length];
    try {
      check(
          Calls.crypto_kdf_hkdf_sha256_extract(
              root, salt, size(salt.length), secret, size(secret.length)));
      check(
          Calls.crypto_kdf_hkdf_sha256_expand(output, size(length), info, size(info.length), root));
      return output;
    } finally {
      wipe(root);
    }
  }

  /** A {@code size_t}, which is as wide as a pointer on every platform of the library. */
  private static Pointer size(int bytes) {
    return Pointer.createConstant(bytes);
  }

  /** Argon2id with the limits of the C program; about a tenth of a second and 64 MiB. */
  byte[] argon2id(byte[] password, byte[] salt) {
    byte[] key = new byte[32];
    int result =
        binding.crypto_pwhash(
            key,
            key.length,
            password,
            password.length,
            salt,
            ARGON2_PASSES,
            new NativeLong(ARGON2_BYTES),
            ARGON2ID13);
    if (result != 0) {
      throw new AsciiChatException(
          ErrorCode.CRYPTO, "deriving a key from the password needs 64 MB of memory; free some");
    }
    return key;
  }

  /** Returns whether an Ed25519 signature is right. */
  boolean verify(byte[] signature, byte[] message, byte[] publicKey) {
    return binding.crypto_sign_verify_detached(signature, message, message.length, publicKey) == 0;
  }

  /** Compares without telling by its duration where the first difference is. */
  boolean same(byte[] a, byte[] b) {
    return a.length == b.length && binding.sodium_memcmp(a, b, a.length) == 0;
  }

  private static boolean isZero(byte[] bytes) {
    int any = 0;
    for (byte b : bytes) {
      any |= b;
    }
    return any == 0;
  }

  private static void check(int result) {
    if (result != 0) {
      throw new IllegalStateException("libsodium refused its arguments");
    }
  }

  /**
   * Functions that LazySodium does not bind, or binds to whole byte arrays only, which are copied
   * in and out on every call.
   */
  static final class Calls {
    private Calls() {}

    /** Writes MAC and ciphertext; the text may lie where its ciphertext goes. Returns 0. */
    static native int crypto_secretbox_easy(
        Pointer box, Pointer text, long textLength, Pointer nonce, Pointer key);

    /** Writes the text, which may lie where its ciphertext is. Returns 0, or -1 for a forgery. */
    static native int crypto_secretbox_open_easy(
        Pointer text, Pointer box, long boxLength, Pointer nonce, Pointer key);

    /** Writes the 32 bytes of a pseudorandom key. Returns 0. */
    static native int crypto_kdf_hkdf_sha256_extract(
        byte[] key, byte[] salt, Pointer saltLength, byte[] secret, Pointer secretLength);

    /** Fills the output. Returns 0, or -1 when it is too long. */
    static native int crypto_kdf_hkdf_sha256_expand(
        byte[] output, Pointer length, byte[] info, Pointer infoLength, byte[] key);
  }

  /** LazySodium's native methods without its loader. */
  private static final class Binding extends Sodium {
    Binding(NativeLibrary library) {
      Native.register(Sodium.class, library);
      Native.register(Calls.class, library);
      onRegistered();
    }
  }

  /** The outcome of loading: one of the two is there. */
  private record Loaded(@Nullable Libsodium loaded, @Nullable AsciiChatException failure) {
    Libsodium library() {
      if (loaded == null) {
        throw new IllegalStateException("not loaded");
      }
      return loaded;
    }
  }

  private static final class Holder {
    static final Loaded LOADED = load();

    private static Loaded load() {
      try {
        return new Loaded(
            new Libsodium(new Binding(NativeLibrary.getInstance(file().toString()))), null);
      } catch (AsciiChatException e) {
        return new Loaded(null, e);
      } catch (IOException | LinkageError | IllegalStateException e) {
        return new Loaded(null, failure(e));
      }
    }
  }

  /** The library as a file, from the cache. */
  private static Path file() throws IOException {
    String resource =
        LibraryCache.libraryFor(
            System.getProperty("os.name", "?"), System.getProperty("os.arch", "?"));
    Path root =
        LibraryCache.defaultRoot(
            String.valueOf(System.getenv().getOrDefault("XDG_CACHE_HOME", "")),
            System.getProperty("user.home", "."));
    return LibraryCache.provide(
        root, VERSION, resource.replace('/', '-'), contentOf("/" + resource));
  }

  private static AsciiChatException failure(Throwable e) {
    return new AsciiChatException(
        ErrorCode.CRYPTO,
        "libsodium could not be loaded ("
            + e.getMessage()
            + "); check that the cache folder allows programs to run",
        e);
  }

  private static byte[] contentOf(String resource) throws IOException {
    try (InputStream in = Sodium.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException("the program lacks " + resource);
      }
      return in.readAllBytes();
    }
  }

  /** Returns a label as bytes. */
  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Several parts as one array, to be wiped by the caller when one of them is a secret. */
  static byte[] concat(byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    byte[] whole = new byte[length];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, whole, at, part.length);
      at += part.length;
    }
    return whole;
  }

  /** Overwrites a secret. */
  static void wipe(byte @Nullable [] secret) {
    if (secret != null) {
      Arrays.fill(secret, (byte) 0);
    }
  }
}
