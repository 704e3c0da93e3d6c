package io.asciichat.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExitCodesTest {
  @TempDir private Path home;
  private TestShell shell;

  @BeforeEach
  void open() {
    shell = new TestShell(home);
  }

  @Test
  void capabilitiesAreToldInWords() {
    shell.with("TERM", "xterm-kitty").with("COLORFGBG", "0;15").run("--show-capabilities");
    assertEquals(
        """
        terminal: kitty
        background: light
        colours: truecolor
        utf-8: yes
        block characters: octants
        render mode: quadrant
        repeated characters: all
        synchronized output: yes
        alternate screen: yes
        cursor addressing: yes
        """,
        shell.out());
  }

  @ParameterizedTest
  @CsvSource({
    "--help",
    "server --help",
    "client -h",
    "mirror --help",
    "demo --help",
    "load --help",
    "status --help",
    "keygen --help",
    "fingerprint --help",
    "completions --help",
    "--version",
    "--show-capabilities",
    "--list-microphones",
    "--list-speakers",
    "completions"
  })
  void questionsAreAnsweredOnStandardOutput(String line) {
    assertEquals(0, shell.run(line.split(" ")));
    assertFalse(shell.out().isBlank());
    assertEquals("", shell.err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nonsense                             | 2 | unknown command 'nonsense'; see",
        "servr                                | 2 | did you mean 'server'?",
        "client --pasword longenough          | 2 | did you mean '--password'?",
        "mirror --palette nope --test-pattern | 2 | standard, blocks, digital, minimal, cool,"
            + " custom",
        "mirror --render-mode full            | 2 | half-block, quadrant, sextant, octant, braille",
        "mirror --color-filter brown          | 2 | choose none, black, white, green",
        "mirror --steady 11                   | 2 | 0 to 10",
        "mirror --symbols dots                | 2 | choose auto, halves, quadrants",
        "mirror --test-pattern --file a.png   | 2 | choose one picture",
        "mirror a.png --test-pattern          | 2 | choose one picture",
        "mirror --palette-chars 漢字 --test-pattern | 2 | one column",
        "mirror --palette-chars e\u0301x --test-pattern | 2 | one column",
        "mirror --log-file /no/such/folder/x.log | 2 | cannot write the log file",
        "mirror --log-format xml              | 2 | choose text, json",
        "mirror --log-level loud              | 2 | 'loud' is not a level; write trace, debug",
        "mirror --log-level server=           | 2 | 'server=' is not a level",
        "mirror --log-max-size 0              | 2 | '0' is not a whole number, 1 to 1000",
        "client --nonsense                    | 2 | --nonsense",
        "client a b                           | 2 | 'b'",
        "client --fps 0                       | 2 | '0' is not a whole number, 1 to 144",
        "client --fps sixty                   | 2 | --fps",
        "client --port 70000                  | 2 | 0 to 65535",
        "client --color-mode 17               | 2 | choose auto, none, 8, 16, 256, truecolor",
        "client --password short              | 2 | 8 to 256 bytes",
        "client host:99999                    | 2 | 65535",
        "mirror --palette custom              | 2 | --palette-chars",
        "mirror --palette-chars x --test-pattern | 2 | at least two characters",
        "mirror --snapshot-delay -1           | 2 | 0 to 3600",
        "mirror /no/such/file.png             | 27 | does not exist",
        "mirror file:///no/such/file.png      | 27 | '/no/such/file.png' does not exist",
        "mirror https://example.org/a.mp4     | 2 | is an address, not a file; download it",
        "mirror --file rtsp://camera/1        | 2 | is an address, not a file; download it",
        "mirror -f -                          | 2 | standard input and output cannot be used",
        "client ws://example.org:27226        | 2 | by TCP, not by way of the web; write"
            + " example.org",
        "client ascii-chat://example.org:5    | 2 | is not a host; write example.org:5",
        "mirror --test-pattern --no-video     | 2 | choose one picture: --test-pattern or"
            + " --no-video",
        "client 127.0.0.1:1 --no-audio        | 42 | no server answers at 127.0.0.1:1",
        "client --audio-frame 15              | 2 | '15' is not 5, 10 or 20",
        "client --audio-source tape           | 2 | choose auto, mic, media, both",
        "client --audio-source media --test-pattern | 2 | --audio-source media needs a --file",
        "client --microphone-volume 5         | 2 | '5' is not a volume, 0 to 4",
        "client --test-pattern --microphone-index 250 | 23 | microphone",
        "mirror --test-pattern --audio --speakers-index 250 | 23 | speaker",
        "server --opus mp3                    | 2 | choose auto, java, native",
        "server --connections-per-minute 0    | 2 | '0' is not a whole number, 1 to 1000",
        "server --metrics example.org:9464    | 2 | write a port, IPV4:PORT or [IPV6]:PORT",
        "load --fps 0                         | 2 | pictures, sound or both",
        "load --fps 145                       | 2 | '145' is not a whole number, 0 to 144",
        "load --audio --audio-frame 15        | 2 | '15' is not 5, 10 or 20",
        "load --audio --clients 4 --talking 5 | 2 | no more clients that talk than there are: 4",
        "load --audio --talking 0             | 2 | '0' is not a whole number, 1 to 1000",
        "load --audio --opus mp3              | 2 | choose auto, java, native",
        "server --password longenough --no-encrypt | 2 | --no-encrypt",
        "server 127.0.0.1 127.0.0.2           | 2 | address",
        "status kick                          | 2 | write 'kick ID [REASON]'",
        "status 27224 lokcs                   | 2 | did you mean 'locks'?",
        "status /no/such/folder/s             | 42 | there is no such file",
        "keygen /no/such/folder/id            | 105 | cannot write '/no/such/folder/id'",
        "keygen a b                           | 2 | unknown argument 'b'",
        "fingerprint                          | 2 | <key>",
        "fingerprint no-such-file             | 2 | does not exist",
        "fingerprint github:a/b               | 2 | does not name a user",
        "fingerprint http://example.org/keys  | 2 | use https://",
        "fingerprint 0000000000000000000000000000000000000000000000000000000000000000 | 61 | are"
            + " not an Ed25519 key",
      })
  void aFailureIsOneLineAndACode(String line, int code, String expected) {
    String[] arguments = line == null ? new String[0] : line.split(" ");
    assertEquals(code, shell.run(arguments), shell.err());
    assertTrue(shell.err().contains(expected), shell.err());
    assertTrue(shell.err().startsWith("ascii-chat: "), shell.err());
    assertEquals(1, shell.err().lines().count(), shell.err());
    assertEquals("", shell.out());
  }

  @Test
  void aPortInUseIs41AndNobodyThereIs42() throws IOException {
    String port;
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = Integer.toString(taken.getLocalPort());
      assertEquals(41, shell.run("server", "127.0.0.1", "--port", port));
      assertTrue(shell.err().contains(port), shell.err());
    }
    assertEquals(42, shell.run("client", "127.0.0.1:" + port, "--test-pattern", "--no-audio"));
    assertEquals(2, shell.err().lines().count(), shell.err());
    assertEquals("", shell.out());
  }

  @Test
  void aPortInUseForMetricsIs41() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      String port = Integer.toString(taken.getLocalPort());
      assertEquals(41, shell.run("server", "127.0.0.1", "--port", "0", "--metrics", port));
      assertTrue(shell.err().contains("metrics on 127.0.0.1:" + port), shell.err());
      assertEquals(1, shell.err().lines().count(), shell.err());
    }
  }

  @Test
  void aFileThatIsNoPictureIs27() throws IOException {
    Path file = Files.writeString(home.resolve("notes.txt"), "not a picture");
    assertEquals(27, shell.run("mirror", file.toString()));
    assertTrue(shell.err().contains("notes.txt"), shell.err());
  }

  @Test
  void theCauseIsToldWhenAsked() {
    assertEquals(
        42, shell.run("client", "no-such-host.invalid", "--test-pattern", "--no-audio", "-v"));
    assertTrue(
        shell.err().contains("\n  code 42, connect: no such host, or nothing answers there\n"),
        shell.err());
    assertTrue(
        shell.err().contains("\n  while connecting to no-such-host.invalid:27224\n"), shell.err());
    assertTrue(shell.err().contains("\n  cause: "), shell.err());
  }

  @Test
  void aSurpriseIsOneLineWithoutATrace() {
    Failures failures = new Failures(shell.shell());
    assertEquals(1, failures.report(new IllegalStateException("inner detail"), false));
    assertEquals(
        "ascii-chat: unexpected IllegalStateException; run with -v for details",
        shell.err().strip());
  }

  /** A server chooses the words of its refusal. */
  @Test
  void aMessageIsOneHarmlessLine() {
    new Failures(shell.shell())
        .report(
            new AsciiChatException(ErrorCode.AUTH, "no\u009b2J\u202e way\nfor\u2028you\u200b"),
            false);
    assertEquals("ascii-chat: no 2J way for you", shell.err().strip());
  }

  @Test
  void aCauseThatSaysTheSameIsLeftOut() {
    new Failures(shell.shell())
        .report(
            new AsciiChatException(
                ErrorCode.AUTH, "wrong password", new Exception("wrong password")),
            true);
    assertEquals(
        """
        ascii-chat: wrong password
          code 62, auth: a password or a key is not accepted
        """,
        shell.err());
  }

  @Test
  void theLastOfARepeatedFlagCounts() {
    String line = "mirror -v -v --test-pattern -S -D 0 --width 99 --width 30";
    assertEquals(0, shell.run(line.split(" ")), shell.err());
    assertEquals(30, shell.out().lines().mapToInt(String::length).max().orElse(0));
    assertEquals("", shell.err());
  }

  @Test
  void aPasswordIsNeverRepeated() {
    shell.run("client", "--password", "s3cret");
    shell.with("ASCII_CHAT_PASSWORD", "s3cret").run("client");
    shell.with("ASCII_CHAT_PASSWORD", "s3cret-long-enough").run("client", "--help");
    assertFalse((shell.err() + shell.out()).contains("s3cret"), shell.err());
  }

  @Test
  void aSnapshotIsOneFrameOnStandardOutput() {
    assertEquals(
        0,
        shell.run(
            "mirror --test-pattern --snapshot --snapshot-delay 0 --width 30 --height 8"
                .split(" ")));
    assertEquals("", shell.err());
    assertTrue(shell.out().lines().count() >= 7, shell.out());
    assertFalse(shell.out().contains("\u001b"), "no colours in a pipe");
  }

  @Test
  void aSnapshotHasColoursWhenTold() {
    shell.run(
        "mirror --test-pattern --snapshot --snapshot-delay 0 --color-mode truecolor".split(" "));
    assertTrue(shell.out().contains("\u001b[38;2;"));
  }
}
