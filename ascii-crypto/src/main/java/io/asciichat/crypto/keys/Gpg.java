package io.asciichat.crypto.keys;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keys of GnuPG. Its programs are asked: {@code gpg} for public keys, {@code gpg-connect-agent} for
 * signatures, so that the private key stays in gpg-agent, which asks for its passphrase itself.
 * Thread-safe.
 */
final class Gpg {
  /** The text before a key's id, by which users name a key of GnuPG. */
  static final String PREFIX = "gpg:";

  private static final Duration LIST_TIMEOUT = Duration.ofSeconds(10);

  /** A person may have to type a passphrase. */
  private static final Duration SIGN_TIMEOUT = Duration.ofSeconds(60);

  private static final int MAX_OUTPUT_BYTES = 1 << 20;
  private static final Duration POLL_PAUSE = Duration.ofMillis(10);

  private static final Pattern ID =
      Pattern.compile("(?:0x)?([0-9a-fA-F]{8}|[0-9a-fA-F]{16}|[0-9a-fA-F]{40})");
  private static final Pattern GRIP = Pattern.compile("[0-9A-F]{40}");
  private static final int EDDSA = 22;

  /** Before the 32 bytes of a key: the mark of a point in native form. */
  private static final String NATIVE_POINT = "40";

  private static final int R_AND_S_SIZE = 32;

  private final KeyEnvironment environment;
  private final String gpg;
  private final String connectAgent;
  private final Duration listTimeout;
  private final Duration signTimeout;

  Gpg(KeyEnvironment environment) {
    this(environment, "gpg", "gpg-connect-agent", LIST_TIMEOUT, SIGN_TIMEOUT);
  }

  Gpg(
      KeyEnvironment environment,
      String gpg,
      String connectAgent,
      Duration listTimeout,
      Duration signTimeout) {
    this.environment = environment;
    this.gpg = gpg;
    this.connectAgent = connectAgent;
    this.listTimeout = listTimeout;
    this.signTimeout = signTimeout;
  }

  /**
   * Returns the public key of a key in GnuPG's keyring.
   *
   * @param id 8, 16 or 40 hex digits
   * @throws AsciiChatException with code USAGE when that is not an id; KEY when there is no such
   *     key, or it is not a valid Ed25519 key
   */
  IdentityKey publicKey(String id) {
    return find(id).key;
  }

  /**
   * Returns the identity of a key that gpg-agent holds.
   *
   * @param id 8, 16 or 40 hex digits
   * @throws AsciiChatException as {@link #publicKey} does
   */
  Identity identity(String id) {
    Found found = find(id);
    return new InGpgAgent(found.key, found.grip, this);
  }

  private Found find(String id) {
    var matcher = ID.matcher(id);
    if (!matcher.matches()) {
      throw new AsciiChatException(
          ErrorCode.USAGE,
          "'gpg:" + id + "' does not name a key; write 8, 16 or 40 hex digits behind gpg:");
    }
    String digits = matcher.group(1).toUpperCase(Locale.ROOT);
    byte[] listing =
        run(
            List.of(
                gpg,
                "--batch",
                "--no-tty",
                "--with-colons",
                "--with-key-data",
                "--with-keygrip",
                "--list-keys",
                "0x" + digits),
            new byte[0],
            listTimeout);
    List<Found> found =
        listed(new String(listing, StandardCharsets.UTF_8)).stream()
            .filter(candidate -> candidate.fingerprint.endsWith(digits))
            .distinct()
            .toList();
    if (found.size() != 1) {
      throw refused(
          found.isEmpty()
              ? "GnuPG has no Ed25519 key gpg:" + digits + " that is valid; see gpg --list-keys"
              : "gpg:" + digits + " names several keys; write all 40 digits of its fingerprint");
    }
    return found.getFirst();
  }

  /** Returns the usable Ed25519 keys of gpg's listing for programs; skips what it cannot read. */
  static List<Found> listed(String listing) {
    List<Found> found = new ArrayList<>();
    boolean usable = false;
    String fingerprint = "";
    String grip = "";
    for (String line : listing.split("\\R", -1)) {
      String[] fields = line.split(":", -1);
      switch (fields[0]) {
        case "pub", "sub" -> {
          usable = isUsable(fields);
          fingerprint = "";
          grip = "";
        }
        case "fpr" -> fingerprint = field(fields, 9);
        case "grp" -> grip = field(fields, 9);
        case "pkd" -> {
          IdentityKey key = usable && field(fields, 1).equals("1") ? point(field(fields, 3)) : null;
          if (key != null && GRIP.matcher(grip).matches()) {
            found.add(new Found(key.withComment(PREFIX + fingerprint), fingerprint, grip));
          }
        }
        default -> {} // names, signatures and what later versions may add
      }
    }
    return found;
  }

  /** Not revoked, expired, disabled or damaged, and of the right kind. */
  private static boolean isUsable(String[] fields) {
    return !field(fields, 1).matches(".*[iredn].*")
        && field(fields, 3).equals(Integer.toString(EDDSA))
        && field(fields, 16).equals("ed25519");
  }

  private static String field(String[] fields, int index) {
    return index < fields.length ? fields[index] : "";
  }

  private static @Nullable IdentityKey point(String hex) {
    try {
      byte[] bytes = HexFormat.of().parseHex(hex);
      return hex.startsWith(NATIVE_POINT) && bytes.length == 1 + IdentityKey.SIZE
          ? IdentityKey.of(Arrays.copyOfRange(bytes, 1, bytes.length), "")
          : null;
    } catch (IllegalArgumentException | AsciiChatException e) {
      return null;
    }
  }

  private byte[] sign(IdentityKey key, String grip, byte[] message) {
    // The agent signs what it is told to be a hash, so a message must be as long as one.
    int algorithm =
        switch (message.length) {
          case 32 -> 8;
          case 48 -> 9;
          case 64 -> 10;
          default -> throw new IllegalArgumentException("gpg-agent signs 32, 48 or 64 bytes alone");
        };
    String commands =
        "SIGKEY "
            + grip
            + "\nSETHASH "
            + algorithm
            + " "
            + HexFormat.of().formatHex(message)
            + "\nPKSIGN\n/bye\n";
    byte[] answer =
        run(List.of(connectAgent), commands.getBytes(StandardCharsets.US_ASCII), signTimeout);
    byte[] signature = signature(answer);
    if (signature == null || !key.verifies(signature, message)) {
      throw refused(
          "gpg-agent does not sign with the key gpg:"
              + key.comment().replaceFirst(PREFIX, "")
              + "; check that its secret is there: gpg --list-secret-keys");
    }
    return signature;
  }

  /** Returns the two halves of the signature in the agent's answer, or null. */
  static byte @Nullable [] signature(byte[] answer) {
    byte[] data = unescaped(answer);
    int r = valueAt(data, "(1:r32:");
    int s = valueAt(data, "(1:s32:");
    if (r < 0 || s < 0) {
      return null;
    }
    byte[] signature = Arrays.copyOfRange(data, r, r + 2 * R_AND_S_SIZE);
    System.arraycopy(data, s, signature, R_AND_S_SIZE, R_AND_S_SIZE);
    return signature;
  }

  private static int valueAt(byte[] data, String name) {
    int at = new String(data, StandardCharsets.ISO_8859_1).indexOf(name);
    int value = at + name.length();
    return at >= 0 && value + R_AND_S_SIZE < data.length ? value : -1;
  }

  /** Lines of data hold line ends and percent signs as a percent sign and two hex digits. */
  private static byte[] unescaped(byte[] answer) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(answer.length);
    for (int at = 0; at < answer.length; at++) {
      boolean escaped =
          answer[at] == '%'
              && at + 2 < answer.length
              && HexFormat.isHexDigit(answer[at + 1])
              && HexFormat.isHexDigit(answer[at + 2]);
      if (escaped) {
        int high = HexFormat.fromHexDigit(answer[at + 1]);
        out.write(high << 4 | HexFormat.fromHexDigit(answer[at + 2]));
        at += 2;
      } else {
        out.write(answer[at]);
      }
    }
    return out.toByteArray();
  }

  /** Runs a program and returns its output; bounded in time and size. */
  private byte[] run(List<String> command, byte[] input, Duration timeout) {
    String program = command.getFirst();
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("LC_ALL", "C");
    Path home = environment.gnupgHome();
    if (home != null) {
      builder.environment().put("GNUPGHOME", home.toString());
    }
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new AsciiChatException(
          ErrorCode.KEY, "keys with gpg: need the program " + program + "; install GnuPG", e);
    }
    try (InputStream from = process.getInputStream()) {
      feed(process, input);
      return output(process, from, System.nanoTime() + timeout.toNanos());
    } catch (IOException e) {
      throw refused(program + " cannot be used (" + e.getMessage() + "); see that GnuPG works", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw refused("the wait for " + program + " was ended", e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  /** What is written fits into a pipe, so this does not wait for a program that does not read. */
  private static void feed(Process process, byte[] input) {
    try (OutputStream to = process.getOutputStream()) {
      to.write(input);
    } catch (IOException e) {
      // It ended before it read: its output says why.
      return;
    }
  }

  private static byte[] output(Process process, InputStream from, long deadlineNanos)
      throws IOException, InterruptedException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    while (true) {
      // Asked first: what a program wrote before its end is there afterwards.
      boolean ended = process.waitFor(POLL_PAUSE.toMillis(), TimeUnit.MILLISECONDS);
      // Not a read until the end, which a program in the background could keep from coming.
      for (int ready = from.available(); ready > 0; ready = from.available()) {
        out.write(from.readNBytes(ready));
        if (out.size() > MAX_OUTPUT_BYTES) {
          throw new IOException("it writes without end");
        }
      }
      if (ended) {
        return out.toByteArray();
      }
      if (System.nanoTime() - deadlineNanos > 0) {
        throw new IOException("it does not answer in time");
      }
    }
  }

  private static AsciiChatException refused(String message) {
    return refused(message, null);
  }

  private static AsciiChatException refused(String message, @Nullable Throwable cause) {
    return new AsciiChatException(ErrorCode.KEY, message, cause);
  }

  /**
   * A key of the listing.
   *
   * @param key its public part
   * @param fingerprint 40 hex digits
   * @param grip what gpg-agent calls it, 40 hex digits
   */
  record Found(IdentityKey key, String fingerprint, String grip) {}

  /** A key in gpg-agent. */
  private record InGpgAgent(IdentityKey key, String grip, Gpg programs) implements Identity {
    @Override
    public byte[] sign(byte[] message) {
      return programs.sign(key, grip, message);
    }

    /** Does nothing: the agent keeps the key. */
    @Override
    public void close() {}
  }
}
