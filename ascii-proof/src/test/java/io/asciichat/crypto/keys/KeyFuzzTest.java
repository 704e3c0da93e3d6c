package io.asciichat.crypto.keys;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.proof.Mutations;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Keys, lists of keys and answers of agents are read or refused with a code and one line; what is
 * read is a key that can be written and read again. Classes are loaded late: decision 0132.
 */
class KeyFuzzTest {
  private static final String HEX =
      "c6822637c7d310ec57627be00ba259d253749f4aaf644470cffbe53a35f73242";
  private static final String LINE =
      "ssh-ed25519 "
          + Base64.getEncoder()
              .encodeToString(
                  HexFormat.of().parseHex("0000000b7373682d6564323535313900000020" + HEX));

  @TempDir private static Path folder;

  /** A file, or with an odd first byte what stands in base64 between its marks. */
  @MethodSource("privateKeys")
  @FuzzTest
  void privateKey(byte[] input) throws Exception {
    Targets.privateKey(input);
  }

  /** Made with OpenSSH for these tests, they protect nothing; one has a passphrase. */
  static Stream<byte[]> privateKeys() {
    return Stream.of("plain", "one-round")
        .flatMap(name -> Stream.of(joined(0, resource(name)), joined(1, blob(resource(name)))));
  }

  @Test
  void privateKeysInEveryBuild() throws Exception {
    Mutations.search(privateKeys(), 4_000, this::privateKey);
  }

  @MethodSource("publicKeys")
  @FuzzTest
  void publicKey(byte[] input) throws IOException {
    Targets.publicKey(Files.write(folder.resolve("keys"), input));
  }

  static Stream<byte[]> publicKeys() {
    return text(
        LINE + " ann@example.org\n",
        "# friends\n\n" + HEX + "\r\n" + LINE.substring(LINE.indexOf("AAAA")) + "\n",
        "\ufeff" + LINE + "\n" + LINE + " twice\n",
        "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAgQ== old\n",
        "sk-ssh-ed25519@openssh.com AAAAGnNrLXNzaC1lZDI1NTE5QG9wZW5zc2guY29t\n",
        "-----BEGIN PGP PUBLIC KEY BLOCK-----\n");
  }

  @Test
  void publicKeysInEveryBuild() throws Exception {
    Mutations.search(publicKeys(), 3_000, this::publicKey);
  }

  /** A file in which a server is looked up, then accepted. */
  @MethodSource("knownServers")
  @FuzzTest
  void knownServer(byte[] input) throws IOException {
    Targets.knownServer(folder, input);
  }

  static Stream<byte[]> knownServers() {
    String zeros = "0".repeat(64);
    return text(
        "192.0.2.7:27224 x25519 " + HEX + " ascii-chat\n",
        "# name chat.example.org:27224 x25519 " + HEX + " ascii-chat\n",
        "192.0.2.7:27224 no-identity " + zeros + " ascii-chat\n# a comment\n",
        "[2001:db8::1]:27224 x25519 " + HEX.replace('c', 'C') + " ascii-chat",
        "# name chat.example.org:27224 x25519 " + zeros + "\n192.0.2.7:27224 x25519 " + zeros);
  }

  @Test
  void knownServersInEveryBuild() throws Exception {
    Mutations.search(knownServers(), 2_000, this::knownServer);
  }

  /** What the address of a connection may look like. */
  @MethodSource("addresses")
  @FuzzTest
  void address(byte[] input) {
    Targets.address(new String(input, StandardCharsets.UTF_8));
  }

  static Stream<byte[]> addresses() {
    return text(
        "192.0.2.7:27224",
        "[2001:db8:0:0:0:0:0:1]:1",
        "[fe80::1%eth0]:2",
        "[::ffff:1.2.3.4]:3",
        "[1::2::3]:4",
        "memory: a # b");
  }

  @Test
  void addressesInEveryBuild() throws Exception {
    Mutations.search(addresses(), this::address);
  }

  /** What the agent says when it is asked for its keys and for a signature. */
  @MethodSource("agentAnswers")
  @FuzzTest
  void agent(byte[] input) throws Exception {
    Targets.agent(folder, input);
  }

  /** A list of two keys, a signature, a refusal, lengths without sense. */
  static Stream<byte[]> agentAnswers() {
    String key = "000000330000000b7373682d6564323535313900000020" + HEX;
    return Stream.of(
            "0000006f" + "0c00000002" + key + "00000000" + "0000000b0000000772736100000000" + key,
            "000000440c00000001" + key + "00000004686f6d65",
            "000000580e000000530000000b7373682d6564323535313900000040" + "00".repeat(64),
            "0000000105",
            "000000050c7f000000",
            "7fffffff0c",
            "00000000")
        .map(HexFormat.of()::parseHex);
  }

  @Test
  void agentAnswersInEveryBuild() throws Exception {
    Mutations.search(agentAnswers(), 1_500, this::agent);
  }

  /** What GnuPG lists, and what its agent answers. */
  @MethodSource("gpgOutputs")
  @FuzzTest
  void gpg(byte[] input) {
    Targets.gpg(input);
  }

  static Stream<byte[]> gpgOutputs() {
    String halves = "(1:r32:" + "r".repeat(32) + ")(1:s32:" + "%25".repeat(32) + ")";
    return Stream.concat(
        Stream.of(resource("gpg-listing.txt")),
        text("D (7:sig-val(5:eddsa" + halves + "))\nOK\n", "ERR 67108881 No secret key\n"));
  }

  @Test
  void gpgOutputsInEveryBuild() throws Exception {
    Mutations.search(gpgOutputs(), 5_000, this::gpg);
  }

  private static Stream<byte[]> text(String... seeds) {
    return Stream.of(seeds).map(seed -> seed.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] resource(String name) {
    try (InputStream in = KeyFuzzTest.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("no " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] blob(byte[] file) {
    String body = new String(file, StandardCharsets.US_ASCII).replaceAll("-----[A-Z ]+-----", "");
    return Base64.getMimeDecoder().decode(body);
  }

  private static byte[] joined(int first, byte[] rest) {
    byte[] joined = new byte[1 + rest.length];
    joined[0] = (byte) first;
    System.arraycopy(rest, 0, joined, 1, rest.length);
    return joined;
  }

  /** What is done with an input. */
  private static final class Targets {
    private static final String BEGIN = "-----BEGIN OPENSSH PRIVATE KEY-----\n";
    private static final String END = "\n-----END OPENSSH PRIVATE KEY-----\n";
    private static final String ADDRESS = "192.0.2.7:27224";
    private static final String NAME = "chat.example.org";

    /** More would take seconds each; that they are refused from 10,000 on is tested elsewhere. */
    private static final long MAX_ROUNDS = 2;

    private static final Set<ErrorCode> OF_KEYS = Set.of(ErrorCode.KEY, ErrorCode.USAGE);
    private static @Nullable Agent agent;

    static void privateKey(byte[] input) throws IOException {
      if (input.length == 0) {
        return;
      }
      byte[] rest = Arrays.copyOfRange(input, 1, input.length);
      byte[] file = input[0] % 2 == 0 ? rest : wrapped(rest);
      OpenSshPrivateKey key;
      try {
        key = OpenSshPrivateKey.of(file, "the key file 'k'");
      } catch (AsciiChatException refused) {
        checkRefusal(refused, Set.of(ErrorCode.KEY));
        return;
      }
      if (key.isEncrypted() && rounds(file) > MAX_ROUNDS) {
        return;
      }
      try {
        byte[] seed = key.seed(key.isEncrypted() ? "open sesame".toCharArray() : null);
        assertArrayEquals(key.key().bytes(), OpenSshPrivateKey.publicKey(seed));
      } catch (AsciiChatException refused) {
        checkRefusal(refused, Set.of(ErrorCode.KEY, ErrorCode.AUTH));
      }
    }

    private static byte[] wrapped(byte[] blob) {
      String body = Base64.getMimeEncoder().encodeToString(blob);
      return (BEGIN + body + END).getBytes(StandardCharsets.US_ASCII);
    }

    private static long rounds(byte[] file) throws IOException {
      String text = new String(file, StandardCharsets.ISO_8859_1);
      int begin = text.indexOf(BEGIN.strip()) + BEGIN.strip().length();
      String body = text.substring(begin, text.indexOf(END.strip(), begin));
      SshFields fields =
          new SshFields(Base64.getDecoder().decode(body.replaceAll("[\\x00- \\x80-\\xff]", "")));
      for (int i = 0; i < "openssh-key-v1\0".length(); i++) {
        fields.octet();
      }
      fields.string();
      fields.string();
      SshFields options = new SshFields(fields.string());
      options.string();
      return options.number();
    }

    static void publicKey(Path file) {
      PublicKeys.Found found;
      try {
        found = new PublicKeys(environment(file), 32).read(file.toString());
      } catch (AsciiChatException refused) {
        checkRefusal(refused, OF_KEYS);
        return;
      }
      assertFalse(found.keys().isEmpty() || found.keys().size() > 32);
      for (IdentityKey key : found.keys()) {
        IdentityKey again = KeyText.parse(key.openSshLine());
        assertNotNull(again);
        assertEquals(key, again);
        assertEquals(key.comment(), again.comment());
        assertTrue(key.openSshLine().codePoints().noneMatch(Character::isISOControl));
      }
    }

    private static KeyEnvironment environment(Path home) {
      return KeyEnvironment.of(
          Map.of("XDG_CONFIG_HOME", home.toString(), "XDG_CONFIG_DIRS", "/nowhere"), home);
    }

    static void knownServer(Path folder, byte[] input) throws IOException {
      Path file = Files.createDirectories(folder.resolve("ascii-chat")).resolve("known_hosts");
      Files.write(file, input);
      for (KnownHosts.Entry entry :
          KnownHosts.parse(new String(input, StandardCharsets.ISO_8859_1))) {
        String key = entry.key();
        assertTrue(key == null || key.matches("[0-9a-f]{64}"));
        assertTrue(entry.line() >= 1 && entry.host().chars().noneMatch(c -> c == ' ' || c == '\n'));
      }
      KnownHosts hosts = KnownHosts.of(environment(folder));
      IdentityKey shown = IdentityKey.of(HexFormat.of().parseHex(HEX), "");
      hosts.check(ADDRESS, NAME, null);
      hosts.accept(ADDRESS, NAME, shown);
      assertEquals(KnownHosts.Standing.SAME, hosts.check(ADDRESS, null, shown).standing());
      assertEquals(KnownHosts.Standing.SAME, hosts.check(ADDRESS, NAME, shown).standing());
      byte[] after = Files.readAllBytes(file);
      assertArrayEquals(input, Arrays.copyOf(after, input.length), "lines are only added");
      hosts.accept(ADDRESS, NAME, shown);
      assertEquals(after.length, Files.size(file), "nothing is added twice");
    }

    static void address(String address) {
      String host = KnownHosts.hostOf(address);
      assertTrue(host.codePoints().noneMatch(c -> c == '#' || c == ' ' || c == '\n'), host);
      if (!host.isEmpty() && host.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
        List<KnownHosts.Entry> read = KnownHosts.parse(host + " x25519 " + HEX + " ascii-chat\n");
        assertEquals(List.of(new KnownHosts.Entry(host, false, HEX, 1)), read);
      }
    }

    static void agent(Path folder, byte[] answer) throws Exception {
      Agent program = running(folder);
      program.answer = answer;
      IdentityKey key = IdentityKey.of(HexFormat.of().parseHex(HEX), "");
      SshAgent client =
          new SshAgent(program.socket, Duration.ofSeconds(10), Duration.ofSeconds(10));
      try {
        List<IdentityKey> keys = client.keys();
        assertTrue(keys.size() * 51 <= answer.length);
      } catch (AsciiChatException refused) {
        checkRefusal(refused, Set.of(ErrorCode.KEY));
      }
      try {
        byte[] signature = client.sign(key, new byte[32]);
        assertTrue(key.verifies(signature, new byte[32]));
      } catch (AsciiChatException refused) {
        checkRefusal(refused, Set.of(ErrorCode.KEY));
      }
    }

    private static synchronized Agent running(Path folder) throws IOException {
      Agent running = agent;
      if (running == null) {
        running = new Agent(folder.resolve("agent"));
        agent = running;
      }
      return running;
    }

    static void gpg(byte[] output) {
      for (Gpg.Found found : Gpg.listed(new String(output, StandardCharsets.UTF_8))) {
        assertTrue(found.grip().matches("[0-9A-Fa-f]{40}"));
        assertEquals(found.key(), KeyText.parse(found.key().hex()));
      }
      byte[] signature = Gpg.signature(output);
      assertTrue(signature == null || signature.length == IdentityKey.SIGNATURE_SIZE);
    }

    private static void checkRefusal(AsciiChatException refused, Set<ErrorCode> codes) {
      assertTrue(codes.contains(refused.code()), refused.code() + ": " + refused.getMessage());
      String message = String.valueOf(refused.getMessage());
      assertTrue(message.codePoints().noneMatch(Character::isISOControl), message);
    }
  }

  /** Answers every connection with the same bytes and hangs up. */
  private static final class Agent {
    private final Path socket;
    private final ServerSocketChannel listener;
    private volatile byte[] answer = {};

    Agent(Path socket) throws IOException {
      this.socket = socket;
      listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      listener.bind(UnixDomainSocketAddress.of(socket));
      Thread.ofVirtual().name("agent").start(this::serve);
    }

    private void serve() {
      while (true) {
        try (SocketChannel client = listener.accept()) {
          ByteBuffer length = ByteBuffer.allocate(Integer.BYTES);
          read(client, length);
          read(client, ByteBuffer.allocate(length.flip().getInt()));
          client.write(ByteBuffer.wrap(answer));
        } catch (IOException e) {
          if (!listener.isOpen()) {
            return;
          }
        }
      }
    }

    private static void read(SocketChannel client, ByteBuffer wanted) throws IOException {
      while (wanted.hasRemaining() && client.read(wanted) >= 0) {
        // until it is whole
      }
    }
  }
}
