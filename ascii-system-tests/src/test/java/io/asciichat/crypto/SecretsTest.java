package io.asciichat.crypto;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.cli.Main;
import io.asciichat.core.client.AsciiChatClient;
import io.asciichat.core.client.ClientEnd;
import io.asciichat.core.client.ClientListener;
import io.asciichat.core.port.Endpoint;
import io.asciichat.core.render.ViewerProfile;
import io.asciichat.core.server.AsciiChatServer;
import io.asciichat.core.server.ServerListener;
import io.asciichat.crypto.keys.Identities;
import io.asciichat.crypto.keys.Identity;
import io.asciichat.crypto.keys.KeyEnvironment;
import io.asciichat.crypto.keys.PublicKeys;
import io.asciichat.crypto.keys.Whitelist;
import io.asciichat.crypto.keys.WrittenKey;
import io.asciichat.testkit.display.MemoryDisplay;
import io.asciichat.testkit.needs.Need;
import io.asciichat.testkit.needs.Needs;
import io.asciichat.transport.tcp.TcpTransport;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Everything that whole runs write is searched for every secret that was used in them: output,
 * logs, recordings, dumps of threads, crash reports, and whatever else lies in the working folder.
 */
@Needs(Need.KILL)
class SecretsTest {
  private static final String PASSWORD = "zephyr-Quartz 93 ñandú";
  private static final String WRONG_PASSWORD = "walrus-Obsidian 17 ö";
  private static final String PASSPHRASE = "tangerine-Basalt 55 é";
  private static final String WRONG_PASSPHRASE = "marmalade-Granite 8";
  private static final byte[] HOST_SEED = seed("83c1f5a90b");
  private static final byte[] CLIENT_SEED = seed("5e07d2b8f4");
  private static final byte[] STRANGER_SEED = seed("c94a1de36f");
  private static final Duration START = Duration.ofSeconds(60);
  private static final Pattern PORT = Pattern.compile("listening on 127\\.0\\.0\\.1:(\\d+)");

  @TempDir private Path folder;
  private Path safe;
  private Path work;
  private final List<Process> processes = new ArrayList<>();

  private static byte[] seed(String text) {
    return Libsodium.instance().sha256(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** The files that secrets come from lie apart, and nothing else does. */
  @BeforeEach
  void hide() throws IOException {
    safe = Files.createDirectory(folder.resolve("safe"));
    work = Files.createDirectory(folder.resolve("work"));
    secret("password", (PASSWORD + "\n").getBytes(StandardCharsets.UTF_8));
    secret("client", CLIENT_SEED);
    secret("stranger", STRANGER_SEED);
    WrittenKey.write(safe.resolve("host"), HOST_SEED, PASSPHRASE);
    WrittenKey.write(safe.resolve("client-key"), CLIENT_SEED, null);
    WrittenKey.write(safe.resolve("stranger-key"), STRANGER_SEED, null);
  }

  private void secret(String name, byte[] content) throws IOException {
    Path file = Files.write(safe.resolve(name), content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  @AfterEach
  void end() {
    processes.forEach(Process::destroyForcibly);
  }

  /** Server and clients as users start them, talkative, with a recording; then a crash. */
  @Test
  void theCommandsWriteNoSecret() throws Exception {
    Path config = Files.createDirectories(work.resolve("config/ascii-chat")).resolve("config.toml");
    Files.writeString(
        config, "[server]\npassword-file = \"" + safe.resolve("password") + "\"\nverbose = true\n");
    Process server =
        start(
            "server",
            Map.of("ASCII_CHAT_KEY_PASSWORD", PASSPHRASE),
            command(
                "server",
                "127.0.0.1",
                "--port",
                "0",
                "--key",
                safe.resolve("host").toString(),
                "--client-keys",
                line(CLIENT_SEED)));
    String where = "127.0.0.1:" + port("server", server);
    String picture = "client " + where + " --test-pattern --no-audio -S --width 40 --height 12 -D";
    String[] own = {"--key", safe.resolve("client-key").toString()};
    String[] expected = {"--server-key", line(HOST_SEED)};
    String[] password = {"--password-file", safe.resolve("password").toString()};
    String[] recording = {"--render-file", work.resolve("call.cast").toString()};
    Process right =
        start(
            "right", Map.of(), command(words(picture + " 10"), own, expected, password, recording));
    await()
        .atMost(START)
        .until(() -> output("server").contains("total clients: 1") || !right.isAlive());
    dump(right); // before its ten seconds are over
    dump(server);
    Process wrong =
        start(
            "wrong",
            Map.of("ASCII_CHAT_PASSWORD", WRONG_PASSWORD),
            command(words(picture + " 1"), own, expected));
    String[] strange = {"--key", safe.resolve("stranger-key").toString()};
    Process refused =
        start("refused", Map.of(), command(words(picture + " 1"), strange, expected, password));
    String[] locked = {"--key", safe.resolve("host").toString()};
    Process unopened =
        start(
            "unopened",
            Map.of("ASCII_CHAT_KEY_PASSWORD", WRONG_PASSPHRASE),
            command(words(picture + " 1"), locked, expected, password));
    assertEquals(62, exit(wrong), () -> output("wrong"));
    assertEquals(62, exit(refused), () -> output("refused"));
    assertEquals(62, exit(unopened), () -> output("unopened"));
    assertEquals(0, exit(right), () -> output("right"));
    assertTrue(output("server").contains("does not know the password"), () -> output("server"));
    assertTrue(output("server").contains("not in whitelist"), () -> output("server"));
    assertTrue(Files.size(work.resolve("call.cast")) > 100);
    crash(server);
    assertNoSecret();
  }

  /** A program on the library that prints all there is to print, with keys on both sides. */
  @Test
  void aProgramOnTheLibraryWritesNoSecret() throws Exception {
    Process program =
        start("program", Map.of(), List.of(Call.class.getName(), safe.toString(), work.toString()));
    await()
        .atMost(START)
        .until(() -> output("program").contains("everything is said") || !program.isAlive());
    String said = output("program");
    for (String expected :
        List.of(
            "passphrase of",
            "joined",
            "does not know the password",
            "does not accept the password",
            "not in whitelist",
            "SeedIdentity")) {
      assertTrue(said.contains(expected), () -> expected + " in: " + said);
    }
    dump(program);
    crash(program);
    assertNoSecret();
  }

  /** The search itself: every form of a secret in a file is found. */
  @Test
  void everyFormIsFound() throws IOException {
    for (Map.Entry<String, byte[]> form : forms(Map.of("it", HOST_SEED)).entrySet()) {
      Path file = Files.write(work.resolve("leak"), form.getValue());
      assertFalse(found().isEmpty(), form.getKey());
      Files.delete(file);
    }
    byte[] enclosed = new byte[100];
    System.arraycopy(HOST_SEED, 0, enclosed, 31, HOST_SEED.length);
    Files.writeString(work.resolve("leak"), Base64.getEncoder().encodeToString(enclosed));
    assertFalse(found().isEmpty());
    Files.writeString(work.resolve("leak"), Arrays.toString(CLIENT_SEED));
    assertFalse(found().isEmpty());
    Files.writeString(work.resolve("leak"), "the password is '" + PASSWORD + "'");
    assertFalse(found().isEmpty());
  }

  private void assertNoSecret() throws IOException {
    assertEquals(List.of(), found());
  }

  /** Returns what is found where. */
  private List<String> found() throws IOException {
    Map<String, byte[]> secrets = new TreeMap<>();
    for (String text : List.of(PASSWORD, WRONG_PASSWORD, PASSPHRASE, WRONG_PASSPHRASE)) {
      secrets.put("'" + text + "'", text.getBytes(StandardCharsets.UTF_8));
      secrets.put("'" + text + "' in UTF-16", text.getBytes(StandardCharsets.UTF_16LE));
    }
    secrets.put("host's secret", HOST_SEED);
    secrets.put("client's secret", CLIENT_SEED);
    secrets.put("stranger's secret", STRANGER_SEED);
    for (String text : List.of(PASSWORD, WRONG_PASSWORD)) {
      secrets.put(
          "key of '" + text + "'", PasswordKey.derive(Libsodium.instance(), text.toCharArray()));
    }
    Map<String, byte[]> forms = forms(secrets);
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(work)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String content = Files.readString(file, StandardCharsets.ISO_8859_1);
        String lower = content.toLowerCase(Locale.ROOT);
        forms.forEach(
            (name, form) -> {
              String wanted = new String(form, StandardCharsets.ISO_8859_1);
              if (content.contains(wanted) || name.contains("hex") && lower.contains(wanted)) {
                found.add(name + " in " + file.getFileName());
              }
            });
      }
    }
    return found;
  }

  /** Returns each half of each secret as it is, in hex, in decimals, and in base64 at any place. */
  private static Map<String, byte[]> forms(Map<String, byte[]> secrets) {
    Map<String, byte[]> forms = new TreeMap<>();
    secrets.forEach(
        (name, whole) -> {
          int middle = whole.length / 2;
          byte[][] halves = {
            Arrays.copyOf(whole, middle), Arrays.copyOfRange(whole, middle, whole.length)
          };
          for (int i = 0; i < halves.length; i++) {
            byte[] half = halves[i];
            String part = name + ", half " + (i + 1);
            forms.put(part, half);
            forms.put(part + " in hex", ascii(HexFormat.of().formatHex(half)));
            String numbers = Arrays.toString(half);
            forms.put(part + " in decimals", ascii(numbers.substring(1, numbers.length() - 1)));
            for (int shift = 0; shift < 3; shift++) {
              byte[] shifted = new byte[shift + half.length];
              System.arraycopy(half, 0, shifted, shift, half.length);
              String base64 = Base64.getEncoder().encodeToString(shifted);
              int from = (8 * shift + 5) / 6;
              int to = 8 * shifted.length / 6;
              String inner = base64.substring(from, to);
              forms.put(part + " in base64, shifted by " + shift, ascii(inner));
              String url = inner.replace('+', '-').replace('/', '_');
              forms.put(part + " in base64 for URLs, shifted by " + shift, ascii(url));
            }
          }
        });
    return forms;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static String line(byte[] seed) {
    try (Identity identity = Identities.ofSeed(seed)) {
      return identity.key().openSshLine();
    }
  }

  private static String[] words(String text) {
    return text.split(" ", -1);
  }

  private static List<String> command(String... words) {
    return command(words, new String[0]);
  }

  private static List<String> command(String[]... words) {
    List<String> command = new ArrayList<>(List.of(Main.class.getName()));
    Stream.of(words).flatMap(Stream::of).forEach(command::add);
    return command;
  }

  private Process start(String name, Map<String, String> variables, List<String> words)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-XX:-CreateCoredumpOnCrash"));
    command.add("-XX:ErrorFile=" + work.resolve("crash-%p.log"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(words);
    if (words.getFirst().equals(Main.class.getName())) {
      command.addAll(List.of("--verbose", "--log-file", work.resolve(name + ".log").toString()));
      command.addAll(List.of("--log-format", name.equals("server") ? "json" : "text"));
    }
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(work.toFile())
            .redirectErrorStream(true)
            .redirectOutput(work.resolve(name + ".out").toFile());
    builder.environment().put("HOME", work.toString());
    builder.environment().put("XDG_CONFIG_HOME", work.resolve("config").toString());
    builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
    builder.environment().putAll(variables);
    Process process = builder.start();
    process.getOutputStream().close();
    processes.add(process);
    return process;
  }

  private int port(String name, Process server) {
    await().atMost(START).until(() -> PORT.matcher(output(name)).find() || !server.isAlive());
    Matcher matcher = PORT.matcher(output(name));
    assertTrue(matcher.find(), () -> output(name));
    return Integer.parseInt(matcher.group(1));
  }

  private String output(String name) {
    try {
      Path log = work.resolve(name + ".log");
      String written = Files.readString(work.resolve(name + ".out"));
      return Files.exists(log) ? written + Files.readString(log) : written;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int exit(Process process) throws InterruptedException {
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    return process.exitValue();
  }

  /** Writes what the JDK's tools tell of a process. */
  private void dump(Process process) throws Exception {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    for (String question : List.of("Thread.print", "VM.command_line", "VM.system_properties")) {
      Path dump = work.resolve(question + "-" + process.pid());
      Process asking =
          new ProcessBuilder(jcmd.toString(), Long.toString(process.pid()), question)
              .redirectErrorStream(true)
              .redirectOutput(dump.toFile())
              .start();
      assertEquals(0, exit(asking));
      assertTrue(Files.size(dump) > 100);
    }
  }

  private void crash(Process process) throws Exception {
    new ProcessBuilder("kill", "-SEGV", Long.toString(process.pid())).start().waitFor();
    exit(process);
    Path report = work.resolve("crash-" + process.pid() + ".log");
    assertTrue(Files.readString(report, StandardCharsets.ISO_8859_1).contains("SIGSEGV"));
  }

  /** A server and three clients in a process of their own, of which everything is printed. */
  static final class Call {
    private Call() {}

    /** Takes the folder of the secrets and the home folder. */
    public static void main(String[] folders) throws Exception {
      Path safe = Path.of(folders[0]);
      KeyEnvironment environment = KeyEnvironment.of(Map.of(), Path.of(folders[1]));
      String[] passphrases = {WRONG_PASSPHRASE, PASSPHRASE};
      Identity host =
          Identities.open(
              safe.resolve("host").toString(),
              environment,
              (file, attempt) -> passphrases[attempt - 1].toCharArray());
      try {
        Identities.open(
            safe.resolve("host").toString(),
            environment,
            (file, attempt) -> attempt == 1 ? WRONG_PASSPHRASE.toCharArray() : null);
      } catch (RuntimeException e) {
        print(e);
      }
      Identity client = Identities.ofSeed(Files.readAllBytes(safe.resolve("client")));
      Identity stranger = Identities.ofSeed(Files.readAllBytes(safe.resolve("stranger")));
      Whitelist list = Whitelist.of(new PublicKeys(environment, 32), client.key().openSshLine());
      AcipSecurity.Builder builder =
          AcipSecurity.builder().password(PASSWORD.toCharArray()).identity(host).clients(list);
      AcipSecurity security = builder.build();
      for (Object each : List.of(host, client, stranger, list, builder, security)) {
        print(each);
      }
      ServerListener events = printing(ServerListener.class);
      AsciiChatServer server =
          AsciiChatServer.builder(new TcpTransport(), security)
              .listenOn(List.of(new Endpoint("127.0.0.1", 0)))
              .listener(events)
              .start();
      print(server);
      Endpoint where = server.endpoints().getFirst();
      AsciiChatClient joined = join(where, PASSWORD, client, host);
      await().atMost(START).until(() -> server.sessions().size() == 1);
      for (ClientEnd end :
          List.of(
              join(where, WRONG_PASSWORD, client, host).end().get(60, TimeUnit.SECONDS),
              join(where, PASSWORD, stranger, host).end().get(60, TimeUnit.SECONDS))) {
        print(end);
      }
      print(joined);
      print("everything is said");
      Thread.sleep(Duration.ofMinutes(5));
    }

    private static AsciiChatClient join(
        Endpoint where, String password, Identity own, Identity expected) {
      AcipSecurity security =
          AcipSecurity.builder()
              .password(password.toCharArray())
              .identity(own)
              .servers(ServerCheck.expecting(List.of(expected.key())))
              .build();
      print(security);
      return AsciiChatClient.builder(
              new TcpTransport(), security, where, new MemoryDisplay(ViewerProfile.ofSize(40, 12)))
          .listener(printing(ClientListener.class))
          .start();
    }

    /** Returns a listener that prints all it is told. */
    private static <T> T printing(Class<T> listener) {
      return listener.cast(
          Proxy.newProxyInstance(
              listener.getClassLoader(),
              new Class<?>[] {listener},
              (proxy, method, told) -> {
                print(method.getName());
                for (Object each : told == null ? new Object[0] : told) {
                  print(each);
                }
                return null;
              }));
    }

    private static void print(Object each) {
      StringWriter text = new StringWriter();
      PrintWriter out = new PrintWriter(text, true);
      out.println(each);
      if (each instanceof Throwable failure) {
        failure.printStackTrace(out);
      } else if (each instanceof ClientEnd end && end.cause() != null) {
        end.cause().printStackTrace(out);
      }
      System.out.print(text);
    }
  }
}
