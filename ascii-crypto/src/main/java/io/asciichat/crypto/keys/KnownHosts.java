package io.asciichat.crypto.keys;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The servers that a user has accepted, in the file that the C program keeps, so that both know the
 * same ones. A line names a server by its numeric address. Beside it, for a server that was asked
 * for by name, stands a line that the C program takes for a comment:
 *
 * <pre>
 * 192.0.2.7:27224 x25519 1f2e… ascii-chat
 * # name chat.example.org:27224 x25519 1f2e… ascii-chat
 * </pre>
 *
 * <p>Lines are only ever added, each in one write to the end of the file, so two programs that add
 * at the same time lose nothing, and what this program does not understand stays. Thread-safe.
 */
public final class KnownHosts {
  private static final String FILE = "known_hosts";
  private static final String IDENTITY = "x25519"; // the C program's word; it is an Ed25519 key
  private static final String NO_IDENTITY = "no-identity";
  private static final String NAME_MARK = "# name ";
  private static final String LAST_WORD = "ascii-chat";
  private static final Pattern KEY = Pattern.compile("[0-9a-fA-F]{64}");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,253}");
  private static final Pattern SIX =
      Pattern.compile("\\[(?<six>[0-9a-fA-F:.]{2,45}(?:%\\S+)?)\\]:(?<port>\\d{1,5})");
  private static final int MAX_BYTES = 4 << 20;

  private final Path file;
  private final List<Path> shared;

  private KnownHosts(Path file, List<Path> shared) {
    this.file = file;
    this.shared = List.copyOf(shared);
  }

  /** Returns the user's servers, and those that the machine's settings know. */
  public static KnownHosts of(KeyEnvironment environment) {
    return new KnownHosts(
        environment.configFolder().resolve(FILE),
        environment.sharedConfigFolders().stream().map(folder -> folder.resolve(FILE)).toList());
  }

  /** The knowledge of a server, compared with what it shows. */
  public enum Standing {
    /** The server has not been met: a person has to decide. */
    UNKNOWN,
    /** It shows the identity that was accepted. */
    SAME,
    /** It shows another identity than the accepted one, or none any more: it must be refused. */
    CHANGED,
    /** It shows no identity, and was accepted without one. */
    NO_IDENTITY
  }

  /**
   * An answer.
   *
   * @param standing what is known
   * @param file where it stands; the user's file when it stands nowhere
   * @param lines where in the file, from 1; empty when it stands nowhere. Of a server that shows
   *     another identity, all lines of the file that say so
   */
  public record Answer(Standing standing, Path file, List<Integer> lines) {
    /** Freezes the lines. */
    public Answer {
      lines = List.copyOf(lines);
    }

    /** The same, with the lines of another refusal that stand in this file. */
    private Answer with(Answer other) {
      if (other.standing != Standing.CHANGED || !other.file.equals(file)) {
        return this;
      }
      return new Answer(
          standing, file, Stream.concat(lines.stream(), other.lines.stream()).sorted().toList());
    }
  }

  /**
   * Looks a server up.
   *
   * @param address of the connection, numeric, with the port
   * @param name what the user wrote in place of the address; null when it was the address
   * @param shown the identity that the server has proven; null when it has none
   * @throws AsciiChatException with code FILE when the user's file cannot be read: a server must
   *     not pass for unknown then
   */
  public Answer check(String address, @Nullable String name, @Nullable IdentityKey shown) {
    String host = hostOf(address);
    Answer byAddress = check(host, false, shown);
    String named = name == null ? null : nameOf(name, host);
    if (named == null) {
      return byAddress;
    }
    Answer byName = check(named, true, shown);
    // Both may refuse. The name alone is enough to accept, for addresses change.
    if (byName.standing == Standing.CHANGED) {
      return byName.with(byAddress);
    }
    return byAddress.standing == Standing.UNKNOWN ? byName : byAddress;
  }

  private Answer check(String host, boolean isName, @Nullable IdentityKey shown) {
    Answer other = null;
    Answer none = null;
    Answer same = null;
    for (Path source : sources()) {
      for (Entry entry : read(source)) {
        if (entry.isName != isName || !entry.host.equals(host)) {
          continue;
        }
        String key = entry.key;
        if (key == null) {
          none = none != null ? none : at(Standing.NO_IDENTITY, source, entry);
        } else if (shown != null && key.equals(shown.hex())) {
          same = same != null ? same : at(Standing.SAME, source, entry);
        } else {
          Answer here = at(Standing.CHANGED, source, entry);
          other = other != null ? other.with(here) : here;
        }
      }
    }
    if (same != null) {
      return same;
    }
    if (other != null) {
      return other;
    }
    // A server that was met without an identity and now has one has yet to be accepted with it.
    return none != null && shown == null ? none : new Answer(Standing.UNKNOWN, file, List.of());
  }

  private static Answer at(Standing standing, Path source, Entry entry) {
    return new Answer(standing, source, List.of(entry.line));
  }

  /**
   * Adds a server that a person has accepted. Keeps what is there; does nothing when it says so
   * already.
   *
   * @param address of the connection, numeric, with the port
   * @param name what the user wrote in place of the address; null when it was the address
   * @param shown the identity that was accepted; null for a server without one
   * @throws AsciiChatException with code FILE when the file cannot be written
   */
  public void accept(String address, @Nullable String name, @Nullable IdentityKey shown) {
    StringBuilder lines = new StringBuilder();
    String host = hostOf(address);
    if (isNews(host, false, shown)) {
      lines.append(line(host, shown));
    }
    String named = name == null ? null : nameOf(name, host);
    if (named != null && isNews(named, true, shown)) {
      lines.append(NAME_MARK).append(line(named, shown));
    }
    if (!lines.isEmpty()) {
      append(lines.toString());
    }
  }

  private boolean isNews(String host, boolean isName, @Nullable IdentityKey shown) {
    Standing standing = check(host, isName, shown).standing;
    return standing == Standing.UNKNOWN || standing == Standing.CHANGED;
  }

  private static String line(String host, @Nullable IdentityKey key) {
    return key == null
        ? host + " " + NO_IDENTITY + " " + "0".repeat(2 * IdentityKey.SIZE) + " " + LAST_WORD + "\n"
        : host + " " + IDENTITY + " " + key.hex() + " " + LAST_WORD + "\n";
  }

  private void append(String lines) {
    try {
      Path folder = file.getParent();
      if (folder != null) {
        OwnedFiles.makeFolder(folder);
      }
      try (FileChannel channel = open()) {
        String text = endsWithinLine() ? "\n" + lines : lines;
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        channel.write(bytes);
        if (bytes.hasRemaining()) {
          throw new IOException("the disk is full");
        }
      }
    } catch (IOException e) {
      throw new AsciiChatException(
          ErrorCode.FILE,
          "cannot write '" + file + "'; check the folder, its permissions and the disk",
          e);
    }
  }

  private FileChannel open() throws IOException {
    return FileChannel.open(
        file,
        Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND),
        OwnedFiles.attributes(file, "rw-------"));
  }

  /** An editor may have left the last line without its end, a full disk the half of one. */
  private boolean endsWithinLine() throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      long size = channel.size();
      if (size == 0) {
        return false;
      }
      ByteBuffer last = ByteBuffer.allocate(1);
      channel.position(size - 1).read(last);
      return last.get(0) != '\n';
    }
  }

  private List<Path> sources() {
    List<Path> sources = new ArrayList<>(List.of(file));
    sources.addAll(shared);
    return sources;
  }

  private static List<Entry> read(Path source) {
    try (InputStream in = Files.newInputStream(source)) {
      byte[] content = in.readNBytes(MAX_BYTES + 1);
      if (content.length > MAX_BYTES) {
        throw new IOException("it is too large");
      }
      return parse(new String(content, StandardCharsets.ISO_8859_1));
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw new AsciiChatException(
          ErrorCode.FILE, "cannot read '" + source + "'; check that it is a file of yours", e);
    }
  }

  /** Returns the lines that say something about a server; skips all others. */
  static List<Entry> parse(String text) {
    List<Entry> entries = new ArrayList<>();
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      boolean isName = line.startsWith(NAME_MARK);
      String[] words =
          (isName ? line.substring(NAME_MARK.length()) : line).strip().split("\\s+", 5);
      if (words.length < 3 || words[0].startsWith("#")) {
        continue;
      }
      if (words[1].equals(NO_IDENTITY)) {
        entries.add(new Entry(words[0], isName, null, number));
      } else if (words[1].equals(IDENTITY) && KEY.matcher(words[2]).matches()) {
        entries.add(new Entry(words[0], isName, words[2].toLowerCase(Locale.ROOT), number));
      }
    }
    return entries;
  }

  /**
   * Returns the address as the C program writes it: numeric, IPv6 in brackets, without a scope.
   * What other transports call an address stands as it is, in one word.
   */
  static String hostOf(String address) {
    Matcher parts = SIX.matcher(address);
    if (!parts.matches()) {
      return inOneWord(address);
    }
    String six = parts.group("six");
    InetAddress numeric;
    try {
      numeric = InetAddress.ofLiteral(six.replaceFirst("%.*", ""));
    } catch (IllegalArgumentException e) {
      return inOneWord(address);
    }
    String shown =
        numeric instanceof Inet6Address
            ? "[" + Ipv6Text.of(numeric.getAddress()) + "]"
            : numeric.getHostAddress(); // IPv4 mapped into IPv6
    return shown + ":" + parts.group("port");
  }

  private static String inOneWord(String address) {
    return address.replaceAll("[\\s#]+", "_");
  }

  /** Returns null for what cannot stand in a line. */
  private static @Nullable String nameOf(String name, String host) {
    String port = host.substring(Math.max(0, host.lastIndexOf(':')));
    return NAME.matcher(name).matches() ? name.toLowerCase(Locale.ROOT) + port : null;
  }

  /**
   * A line of the file.
   *
   * @param host address or name, with the port
   * @param isName whether it is a name
   * @param key 64 hex digits; null for a server without identity
   * @param line from 1
   */
  record Entry(String host, boolean isName, @Nullable String key, int line) {}

  /** IPv6 addresses as inet_ntop(3) writes them, RFC 5952; Java writes all eight groups. */
  private static final class Ipv6Text {
    static String of(byte[] bytes) {
      int[] groups = new int[8];
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      for (int i = 0; i < groups.length; i++) {
        groups[i] = buffer.getShort() & 0xffff;
      }
      int bestAt = -1;
      int bestLength = 1; // one group of zeros is not shortened
      for (int at = 0; at < groups.length; at++) {
        int length = 0;
        while (at + length < groups.length && groups[at + length] == 0) {
          length++;
        }
        if (length > bestLength) {
          bestAt = at;
          bestLength = length;
        }
      }
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < groups.length; i++) {
        if (i == bestAt) {
          text.append("::");
          i += bestLength - 1;
        } else {
          boolean follows = !text.isEmpty() && text.charAt(text.length() - 1) != ':';
          text.append(follows ? ":" : "").append(Integer.toHexString(groups[i]));
        }
      }
      return text.toString();
    }
  }
}
