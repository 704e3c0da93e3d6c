package io.asciichat.crypto.keys;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.crypto.keys.KnownHosts.Standing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownHostsTest {
  private static final IdentityKey ONE = TestKeys.ofSeed(1);
  private static final IdentityKey TWO = TestKeys.ofSeed(2);
  private static final String ZEROS = "0".repeat(64);
  private static final int LINES = 100;

  @TempDir Path folder;

  private Path file;
  private KnownHosts hosts;
  private String server;

  @BeforeEach
  void open() {
    hosts = known(folder);
    file = folder.resolve("config/ascii-chat/known_hosts");
    server = address("192.0.2.7", 27224);
  }

  private static KnownHosts known(Path folder) {
    return KnownHosts.of(
        TestKeys.environment(
            folder,
            Map.of(
                "XDG_CONFIG_HOME", folder.resolve("config").toString(),
                "XDG_CONFIG_DIRS", folder.resolve("shared").toString())));
  }

  private static String address(String host, int port) {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }

  @Test
  void theFileIsThatOfTheCProgram() throws Exception {
    hosts.accept(server, null, ONE);
    hosts.accept(address("2001:db8::7", 1), null, null);
    assertEquals(
        "192.0.2.7:27224 x25519 "
            + ONE.hex()
            + " ascii-chat\n"
            + "[2001:db8::7]:1 no-identity "
            + ZEROS
            + " ascii-chat\n",
        Files.readString(file));
    assertEquals(PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(file));
    assertEquals(
        PosixFilePermissions.fromString("rwx------"),
        Files.getPosixFilePermissions(file.getParent()));
  }

  @Test
  void everyAnswerIsGiven() throws Exception {
    assertAnswer(Standing.UNKNOWN, 0, hosts.check(server, null, ONE));
    assertAnswer(Standing.UNKNOWN, 0, hosts.check(server, null, null));
    write("# comment\n192.0.2.7:27224 x25519 " + ONE.hex() + " ascii-chat\n");
    assertAnswer(Standing.SAME, 2, hosts.check(server, null, ONE));
    assertAnswer(Standing.CHANGED, 2, hosts.check(server, null, TWO));
    assertAnswer(Standing.CHANGED, 2, hosts.check(server, null, null));
    assertAnswer(Standing.UNKNOWN, 0, hosts.check(address("192.0.2.7", 27225), null, TWO));
    assertAnswer(Standing.UNKNOWN, 0, hosts.check(address("192.0.2.8", 27224), null, TWO));
  }

  @Test
  void aServerWithoutIdentityIsKnownAsSuch() throws Exception {
    write("192.0.2.7:27224 no-identity " + ZEROS + " ascii-chat\n");
    assertAnswer(Standing.NO_IDENTITY, 1, hosts.check(server, null, null));
    assertAnswer(Standing.UNKNOWN, 0, hosts.check(server, null, ONE));
    hosts.accept(server, null, ONE);
    assertAnswer(Standing.SAME, 2, hosts.check(server, null, ONE));
    assertAnswer(Standing.CHANGED, 2, hosts.check(server, null, null));
  }

  @Test
  void oneOfSeveralIdentitiesIsEnough() throws Exception {
    write(
        "192.0.2.7:27224 x25519 "
            + ONE.hex()
            + " ascii-chat\n"
            + "192.0.2.7:27224 x25519 "
            + TWO.hex().toUpperCase(Locale.ROOT)
            + "\n");
    assertAnswer(Standing.SAME, 1, hosts.check(server, null, ONE));
    assertAnswer(Standing.SAME, 2, hosts.check(server, null, TWO));
    assertAnswer(Standing.CHANGED, 1, hosts.check(server, null, TestKeys.ofSeed(3)));
  }

  @Test
  void aNameIsBoundInALineThatTheCProgramTakesForAComment() throws Exception {
    hosts.accept(server, "Chat.example.org", ONE);
    List<String> lines = Files.readAllLines(file);
    assertEquals("# name chat.example.org:27224 x25519 " + ONE.hex() + " ascii-chat", lines.get(1));
    assertEquals(2, lines.size());
    String moved = address("192.0.2.99", 27224);
    assertAnswer(Standing.SAME, 2, hosts.check(moved, "chat.example.org", ONE));
    assertAnswer(Standing.CHANGED, 2, hosts.check(moved, "chat.example.org", TWO));
    assertAnswer(Standing.CHANGED, 2, hosts.check(moved, "CHAT.example.org", null));
    assertAnswer(Standing.UNKNOWN, 0, hosts.check(moved, "other.example.org", TWO));
    assertAnswer(Standing.UNKNOWN, 0, hosts.check(moved, null, TWO));
    assertAnswer(Standing.SAME, 1, hosts.check(server, "other.example.org", ONE));
    assertAnswer(Standing.CHANGED, 1, hosts.check(server, "other.example.org", TWO));
  }

  @Test
  void aNameCannotBringALineOfItsOwn() throws Exception {
    hosts.accept(server, "a\n192.0.2.8:1", ONE);
    hosts.accept(server, "a b", ONE);
    assertEquals(1, Files.readAllLines(file).size());
  }

  @Test
  void whatIsThereStaysByteForByte() throws Exception {
    byte[] before =
        "# é\r\n\t odd line\n\u0000\n192.0.2.9:1 rsa AAAA\n\n"
            .getBytes(StandardCharsets.ISO_8859_1);
    Files.createDirectories(file.getParent());
    Files.write(file, before);
    hosts.accept(server, null, ONE);
    byte[] after = Files.readAllBytes(file);
    assertArrayEquals(before, Arrays.copyOf(after, before.length));
    assertAnswer(Standing.SAME, 6, hosts.check(server, null, ONE));
    hosts.accept(server, null, ONE);
    assertArrayEquals(after, Files.readAllBytes(file));
  }

  @Test
  void aLastLineWithoutItsEndIsEnded() throws Exception {
    write("192.0.2.7:27224 x255");
    hosts.accept(server, null, ONE);
    assertAnswer(Standing.SAME, 2, hosts.check(server, null, ONE));
  }

  @Test
  void theMachinesServersAreKnownAndItsFileIsNotWritten() throws Exception {
    Path shared = folder.resolve("shared/ascii-chat/known_hosts");
    Files.createDirectories(shared.getParent());
    Files.writeString(shared, "192.0.2.7:27224 x25519 " + ONE.hex() + " ascii-chat\n");
    KnownHosts.Answer answer = hosts.check(server, null, TWO);
    assertAnswer(Standing.CHANGED, 1, answer);
    assertEquals(shared, answer.file());
    hosts.accept(server, null, ONE);
    assertTrue(Files.notExists(file));
  }

  @Test
  void aFileThatCannotBeReadDoesNotMakeServersUnknown() throws Exception {
    Files.createDirectories(file);
    AsciiChatException refusal =
        assertThrows(AsciiChatException.class, () -> hosts.check(server, null, ONE));
    assertEquals(ErrorCode.FILE, refusal.code());
    assertThrows(AsciiChatException.class, () -> hosts.accept(server, null, ONE));
  }

  @Test
  void aFileWithoutEndIsRefused() throws Exception {
    write("#".repeat((4 << 20) + 1));
    assertThrows(AsciiChatException.class, () -> hosts.check(server, null, ONE));
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, 127.0.0.1:5",
    "::1, [::1]:5",
    "::, [::]:5",
    "2001:db8:0:0:1:0:0:1, [2001:db8::1:0:0:1]:5",
    "2001:db8:0:1:1:1:1:1, [2001:db8:0:1:1:1:1:1]:5",
    "1:0:0:2:0:0:0:3, [1:0:0:2::3]:5",
    "fe80::1:0, [fe80::1:0]:5",
    "1:2:3:4:5:6::, [1:2:3:4:5:6::]:5",
    "::ffff:192.0.2.1, 192.0.2.1:5",
    "fe80::1%eth0, [fe80::1]:5",
    "a room, a_room:5"
  })
  void addressesAreWrittenAsTheCProgramDoes(String literal, String expected) {
    assertEquals(expected, KnownHosts.hostOf(address(literal, 5)));
  }

  @Test
  void twoProgramsLoseNothing() throws Exception {
    List<Process> writers = new ArrayList<>();
    for (int port : new int[] {1000, 2000}) {
      writers.add(
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  Writer.class.getName(),
                  folder.toString(),
                  Integer.toString(port))
              .inheritIO()
              .start());
    }
    for (Process writer : writers) {
      assertTrue(writer.waitFor(60, TimeUnit.SECONDS));
      assertEquals(0, writer.exitValue());
    }
    for (int port : new int[] {1000, 2000}) {
      for (int i = 0; i < LINES; i++) {
        Standing standing = hosts.check(address("192.0.2.1", port + i), null, ONE).standing();
        assertEquals(Standing.SAME, standing, "port " + (port + i));
      }
    }
    assertEquals(2 * LINES, Files.readAllLines(file).stream().filter(l -> !l.isEmpty()).count());
  }

  /** A program that adds servers while another one does. */
  static final class Writer {
    private Writer() {}

    public static void main(String[] arguments) {
      KnownHosts hosts = known(Path.of(arguments[0]));
      int first = Integer.parseInt(arguments[1]);
      for (int i = 0; i < LINES; i++) {
        hosts.accept(address("192.0.2.1", first + i), null, ONE);
      }
    }
  }

  @Property(tries = 500)
  void anyTextIsReadAndNothingIsMadeUp(@ForAll String text) {
    for (KnownHosts.Entry entry : KnownHosts.parse(text)) {
      assertTrue(text.contains(entry.host()));
    }
  }

  @Property(tries = 200)
  void aLineIsFoundInAnyNoise(@ForAll @Size(max = 20) List<String> noise) {
    String line = "[::1]:7 x25519 " + ONE.hex() + " ascii-chat";
    String text = String.join("\n", noise) + "\n" + line + "\n" + String.join("\n", noise);
    int number = String.join("\n", noise).split("\n", -1).length + 1;
    KnownHosts.Entry wanted = new KnownHosts.Entry("[::1]:7", false, ONE.hex(), number);
    assertTrue(KnownHosts.parse(text).contains(wanted));
  }

  private void write(String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static void assertAnswer(Standing standing, int line, KnownHosts.Answer answer) {
    assertEquals(standing, answer.standing());
    assertEquals(line, answer.lines().isEmpty() ? 0 : answer.lines().getFirst());
  }
}
