package io.asciichat.crypto;

import io.asciichat.core.packet.PacketHeader;
import io.asciichat.core.packet.PacketType;
import io.asciichat.crypto.keys.Identities;
import io.asciichat.crypto.keys.Identity;
import io.asciichat.crypto.keys.IdentityKey;
import io.asciichat.crypto.keys.KeyEnvironment;
import io.asciichat.crypto.keys.PublicKeys;
import io.asciichat.crypto.keys.Whitelist;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Both sides of the C program, version 0.11.8, as its source has them, with its faults: written on
 * sockets, byte by byte, without the handshakes and the codecs of this program. Each step may take
 * a second.
 */
final class CPeers {
  static final String PASSWORD = "correct horse";
  static final Identity HOST = identity(1);
  static final Identity OTHER_HOST = identity(2);
  static final Identity ALICE = identity(3);
  static final Identity MALLORY = identity(4);

  private static final int STEP_MILLIS = 1000;
  private static final int KEY = 32;
  private static final int SIGNATURE = 64;
  private static final int NONCE = 32;
  private static final Libsodium SODIUM = Libsodium.instance();

  private CPeers() {}

  private static Identity identity(int value) {
    byte[] seed = new byte[KEY];
    Arrays.fill(seed, (byte) value);
    return Identities.ofSeed(seed);
  }

  private static Identity named(String name) {
    return switch (name) {
      case "HOST" -> HOST;
      case "OTHER_HOST" -> OTHER_HOST;
      case "ALICE" -> ALICE;
      case "MALLORY" -> MALLORY;
      default -> throw new IllegalArgumentException(name);
    };
  }

  static Whitelist onlyAlice() {
    KeyEnvironment environment = KeyEnvironment.of(Map.of(), Path.of("/nowhere"));
    return Whitelist.of(new PublicKeys(environment, 32), ALICE.key().openSshLine());
  }

  /** Returns this program's client with the credentials that words describe. */
  static AcipSecurity security(String words) {
    Client described = Client.of(words);
    AcipSecurity.Builder builder = AcipSecurity.builder();
    if (described.password != null) {
      builder.password(described.password.toCharArray());
    }
    if (described.own != null) {
      builder.identity(described.own);
    }
    if (described.expected != null) {
      builder.servers(ServerCheck.expecting(List.of(described.expected.key())));
    }
    return builder.build();
  }

  private static byte @Nullable [] passwordKey(@Nullable String password) {
    return password == null ? null : PasswordKey.derive(SODIUM, password.toCharArray());
  }

  private static byte[] proof(byte @Nullable [] passwordKey, byte[] nonce, byte[] shared) {
    return PasswordKey.proof(SODIUM, passwordKey == null ? shared : passwordKey, nonce, shared);
  }

  /**
   * The C program's client.
   *
   * @param own its key; null for none
   * @param expected the server's key, of {@code --server-key}; null for any
   * @param password null for none
   * @param signsOnce whether it leaves out its signature of the challenge, as where the server
   *     announces no signatures
   */
  record Client(
      @Nullable Identity own,
      @Nullable Identity expected,
      @Nullable String password,
      boolean signsOnce) {
    static Client of(String words) {
      String[] word = words.strip().split(" ", -1);
      return switch (word[0]) {
        case "nothing" -> new Client(null, null, null, false);
        case "key" -> new Client(named(word[1]), null, null, false);
        case "unsigned" -> new Client(named(word[1]), null, null, true);
        case "expects" -> new Client(null, named(word[1]), null, false);
        case "password" ->
            new Client(null, null, word[1].equals("right") ? PASSWORD : "battery staple", false);
        case "everything" -> new Client(ALICE, null, PASSWORD, false);
        default -> throw new IllegalArgumentException(words);
      };
    }

    /** Connects, joins and leaves; returns how that ended. */
    String connect(int port) throws IOException {
      byte[] secret = passwordKey(password);
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
          KeyPair ephemeral = new KeyPair(SODIUM)) {
        return talk(new Wire(socket), ephemeral, secret);
      }
    }

    private String talk(Wire wire, KeyPair ephemeral, byte @Nullable [] secret) throws IOException {
      byte mode = (byte) (own == null && password == null ? 1 : 3);
      byte[] version = new byte[16];
      version[1] = 1;
      version[4] = mode;
      wire.send(PacketType.PROTOCOL_VERSION, version);
      byte[] echoed = wire.receive(PacketType.PROTOCOL_VERSION, 16);
      require(echoed[4] == mode, "the mode is not echoed");
      byte sign = (byte) (mode == 3 ? 1 : 0);
      wire.send(PacketType.CRYPTO_CAPABILITIES, new byte[] {0, 1, 0, 1, 0, 1, 0, 1, sign, 1});
      byte[] parameters = wire.receive(PacketType.CRYPTO_PARAMETERS, 18);
      int identitySize = parameters[6] << 8 | parameters[7];
      int signatureSize = parameters[8] << 8 | parameters[9];
      boolean verification = parameters[3] != 0;
      if (expected != null) {
        wire.send(PacketType.CRYPTO_CLIENT_HELLO, expected.key().bytes());
      }
      byte[] init = wire.receive(PacketType.CRYPTO_KEY_EXCHANGE_INIT, -1);
      require(
          init.length == KEY + (identitySize == 0 ? 0 : identitySize + signatureSize),
          "KEY_EXCHANGE_INIT is not as long as announced");
      byte[] serverKey = Arrays.copyOf(init, KEY);
      if (init.length > KEY && expected != null) {
        byte[] shown = Arrays.copyOfRange(init, KEY, 2 * KEY);
        byte[] signature = Arrays.copyOfRange(init, 2 * KEY, init.length);
        require(Arrays.equals(expected.key().bytes(), shown), "another server");
        require(expected.key().verifies(signature, serverKey), "a wrong signature");
      }
      boolean longForm = own != null || identitySize > 0 || signatureSize > 0 || verification;
      wire.send(
          PacketType.CRYPTO_KEY_EXCHANGE_RESP,
          longForm ? response(ephemeral.publicKey()) : ephemeral.publicKey());
      byte[] shared = Objects.requireNonNull(ephemeral.shared(serverKey));
      Received next = wire.receive();
      if (next.type == PacketType.CRYPTO_AUTH_CHALLENGE) {
        require(next.payload.length == 1 + NONCE, "a challenge of another size");
        boolean wantsPassword = (next.payload[0] & 1) != 0;
        if (wantsPassword && secret == null) {
          return "asked for a password";
        }
        byte[] nonce = Arrays.copyOfRange(next.payload, 1, 1 + NONCE);
        byte[] ownNonce = SODIUM.random(NONCE);
        boolean wantsKey = (next.payload[0] & 2) != 0;
        boolean byPassword = wantsPassword || secret != null && !wantsKey;
        wire.send(
            PacketType.CRYPTO_AUTH_RESPONSE,
            byPassword
                ? Libsodium.concat(proof(secret, nonce, shared), ownNonce)
                : signed(nonce, ownNonce, signatureSize));
        next = wire.receive();
        if (next.type == PacketType.CRYPTO_SERVER_AUTH_RESP) {
          require(
              Arrays.equals(proof(secret, ownNonce, shared), next.payload),
              "the server's proof is wrong");
          return join(wire, shared);
        }
      }
      return switch (next.type) {
        case CRYPTO_HANDSHAKE_COMPLETE -> join(wire, shared);
        case CRYPTO_AUTH_FAILED -> String.format("refused %02x", next.payload[0]);
        default -> "got " + next.type;
      };
    }

    private byte[] response(byte[] ephemeral) {
      byte[] identityAndSignature =
          own == null
              ? new byte[KEY + SIGNATURE]
              : Libsodium.concat(own.key().bytes(), own.sign(ephemeral));
      return Libsodium.concat(ephemeral, identityAndSignature, new byte[1]);
    }

    private byte[] signed(byte[] nonce, byte[] ownNonce, int announced) {
      Identity signs = Objects.requireNonNull(own, "a key is asked for");
      return announced == 0 || signsOnce
          ? Libsodium.concat(ownNonce, new byte[1])
          : Libsodium.concat(signs.sign(nonce), ownNonce, new byte[1]);
    }

    /** Says what its terminal is and waits for what comes. */
    private static String join(Wire wire, byte[] shared) throws IOException {
      byte[] terminal =
          RecordedSession.load("default").clientSession().stream()
              .filter(packet -> packet.type() == PacketType.CLIENT_CAPABILITIES)
              .findFirst()
              .orElseThrow()
              .payload()
              .toByteArray();
      wire.sendSealed(shared, PacketType.CLIENT_CAPABILITIES, terminal);
      wire.openSealed(shared);
      return "joined";
    }
  }

  /** The C program's server, for one client after the other. */
  static final class Server implements AutoCloseable {
    private final ServerSocket listener;
    private final String words;
    private final CompletableFuture<String> outcome = new CompletableFuture<>();

    private Server(String words) throws IOException {
      this.words = words;
      listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
      Thread.ofVirtual().name("C server").start(this::serve);
    }

    static Server of(String words) throws IOException {
      return new Server(words);
    }

    int port() {
      return listener.getLocalPort();
    }

    /** Returns how the first connection went. */
    String outcome() throws Exception {
      return outcome.get(20, TimeUnit.SECONDS);
    }

    private void serve() {
      byte[] secret = passwordKey(words.contains("secret") ? PASSWORD : null);
      while (!listener.isClosed()) {
        try (Socket socket = listener.accept();
            KeyPair ephemeral = new KeyPair(SODIUM)) {
          outcome.complete(talk(new Wire(socket), ephemeral, secret));
          socket.setSoTimeout(0);
          socket.getInputStream().readAllBytes(); // until the client goes
        } catch (IOException | RuntimeException e) {
          outcome.complete(String.valueOf(e));
        }
      }
    }

    private String talk(Wire wire, KeyPair ephemeral, byte @Nullable [] secret) throws IOException {
      boolean named = words.contains("named");
      boolean listed = words.contains("listed");
      byte[] version = wire.receive(PacketType.PROTOCOL_VERSION, 16);
      byte[] echo = new byte[16];
      echo[1] = 1;
      echo[4] = version[4];
      wire.send(PacketType.PROTOCOL_VERSION, echo);
      wire.receive(PacketType.CRYPTO_CAPABILITIES, 10);
      int announced = named ? SIGNATURE : 0;
      byte signs = (byte) (named ? 1 : 0);
      byte verifies = (byte) (listed ? 1 : 0);
      byte identity = (byte) (named ? KEY : 0);
      wire.send(
          PacketType.CRYPTO_PARAMETERS,
          new byte[] {
            1,
            signs,
            1,
            verifies,
            0,
            32,
            0,
            identity,
            0,
            (byte) announced,
            0,
            32,
            24,
            16,
            32,
            0,
            0,
            0
          });
      if (named) {
        Received first = wire.receive(); // CLIENT_HELLO is not in the table of its receiver
        require(first.type != PacketType.CRYPTO_CLIENT_HELLO, "unknown type 1000");
        require(!words.contains("twice"), "several keys and no CLIENT_HELLO");
      }
      byte[] own = ephemeral.publicKey();
      wire.send(
          PacketType.CRYPTO_KEY_EXCHANGE_INIT,
          named ? Libsodium.concat(own, HOST.key().bytes(), HOST.sign(own)) : own);
      byte[] response = wire.receive(PacketType.CRYPTO_KEY_EXCHANGE_RESP, -1);
      require(
          response.length == KEY || response.length == KEY + KEY + SIGNATURE + 1,
          "a response of " + response.length + " bytes");
      byte[] clientKey = Arrays.copyOf(response, KEY);
      byte[] shown = response.length == KEY ? new byte[KEY] : Arrays.copyOfRange(response, 32, 64);
      boolean hasIdentity = !Arrays.equals(shown, new byte[KEY]);
      if (listed
          && hasIdentity
          && !verifies(shown, Arrays.copyOfRange(response, 64, 128), clientKey)) {
        return refuse(wire, 0x10);
      }
      boolean known = Arrays.equals(shown, ALICE.key().bytes());
      byte[] shared = Objects.requireNonNull(ephemeral.shared(clientKey));
      if (secret == null && !hasIdentity && !listed) {
        wire.send(PacketType.CRYPTO_HANDSHAKE_COMPLETE, new byte[0]);
        return session(wire, shared);
      }
      byte[] nonce = SODIUM.random(NONCE);
      byte flags = (byte) ((secret == null ? 0 : 1) | (listed ? 2 : 0));
      wire.send(PacketType.CRYPTO_AUTH_CHALLENGE, Libsodium.concat(new byte[] {flags}, nonce));
      byte[] answer = wire.receive(PacketType.CRYPTO_AUTH_RESPONSE, -1);
      byte[] clientNonce;
      if (secret != null) {
        require(answer.length >= 64 && answer.length <= 105, "an answer of " + answer.length);
        if (!Arrays.equals(proof(secret, nonce, shared), Arrays.copyOf(answer, 32))) {
          return refuse(wire, listed ? 0x06 : 0x02);
        }
        clientNonce = Arrays.copyOfRange(answer, 32, 64);
      } else if (answer.length >= announced + 33) {
        // Without an identity of its own it takes the signature's beginning for the nonce.
        clientNonce = Arrays.copyOfRange(answer, announced, announced + NONCE);
        if (known && !verifies(shown, Arrays.copyOf(answer, SIGNATURE), nonce)) {
          return refuse(wire, 0x08);
        }
      } else {
        require(answer.length == 64, "an answer of " + answer.length);
        clientNonce = Arrays.copyOfRange(answer, 32, 64);
      }
      if (listed && !known) {
        return refuse(wire, hasIdentity ? 0x08 : 0x04);
      }
      wire.send(PacketType.CRYPTO_SERVER_AUTH_RESP, proof(secret, clientNonce, shared));
      return session(wire, shared);
    }

    private static boolean verifies(byte[] key, byte[] signature, byte[] message) {
      return IdentityKey.of(key, "").verifies(signature, message);
    }

    private static String refuse(Wire wire, int reason) throws IOException {
      byte[] payload = new byte[8];
      payload[0] = (byte) reason;
      wire.send(PacketType.CRYPTO_AUTH_FAILED, payload);
      return String.format("refused %02x", reason);
    }

    private static String session(Wire wire, byte[] shared) throws IOException {
      byte[] inner = wire.openSealed(shared);
      int type = PacketHeader.decode(inner, 0).type();
      require(type == PacketType.CLIENT_CAPABILITIES.code(), "first comes type " + type);
      wire.sendSealed(shared, PacketType.PING, new byte[0]);
      return "joined";
    }

    @Override
    public void close() throws IOException {
      listener.close();
    }
  }

  private static void require(boolean holds, String message) throws IOException {
    if (!holds) {
      throw new IOException(message);
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Received(PacketType type, byte[] payload) {}

  /** Whole packets on a socket. */
  private static final class Wire {
    private final Socket socket;
    private final DataInputStream in;
    private final byte[] sessionId = SODIUM.random(16);
    private byte counter;

    Wire(Socket socket) throws IOException {
      this.socket = socket;
      socket.setSoTimeout(STEP_MILLIS);
      in = new DataInputStream(socket.getInputStream());
    }

    void send(PacketType type, byte[] payload) throws IOException {
      socket.getOutputStream().write(PacketHeader.packet(type, payload, 0, payload.length));
    }

    Received receive() throws IOException {
      byte[] bytes = new byte[PacketHeader.SIZE];
      in.readFully(bytes);
      PacketHeader header = PacketHeader.decode(bytes, 0);
      byte[] payload = new byte[header.length()];
      in.readFully(payload);
      return new Received(
          Objects.requireNonNull(PacketType.of(header.type()), "unknown type"), payload);
    }

    byte[] receive(PacketType type, int length) throws IOException {
      Received received = receive();
      require(
          received.type == type && (length < 0 || received.payload.length == length),
          received.type
              + " of "
              + received.payload.length
              + " bytes, not "
              + type
              + ": "
              + HexFormat.of()
                  .formatHex(received.payload, 0, Math.min(80, received.payload.length)));
      return received.payload;
    }

    void sendSealed(byte[] shared, PacketType type, byte[] payload) throws IOException {
      byte[] nonce = Arrays.copyOf(sessionId, SecretBox.NONCE_SIZE);
      nonce[SecretBox.NONCE_SIZE - 1] = ++counter;
      byte[] inner = PacketHeader.packet(type, payload, 0, payload.length);
      byte[] sealed = new byte[SecretBox.NONCE_SIZE + SecretBox.MAC_SIZE + inner.length];
      SecretBox box = new SecretBox();
      box.key(shared);
      box.seal(nonce, inner, new byte[0], 0, 0, sealed, 0);
      box.close();
      send(PacketType.ENCRYPTED, sealed);
    }

    /** Returns the inner packet. */
    byte[] openSealed(byte[] shared) throws IOException {
      byte[] sealed = receive(PacketType.ENCRYPTED, -1);
      SecretBox box = new SecretBox();
      box.key(shared);
      require(box.open(sealed, 0, sealed.length), "it does not open");
      byte[] inner = new byte[sealed.length - SecretBox.NONCE_SIZE - SecretBox.MAC_SIZE];
      box.text(0, inner, inner.length);
      box.close();
      return inner;
    }
  }
}
