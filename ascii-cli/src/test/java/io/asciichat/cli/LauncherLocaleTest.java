package io.asciichat.cli;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher with the real program: what it makes of text, whatever the locale. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class LauncherLocaleTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final String RIGHT = "правильный";
  private static final String WRONG = "совершенно";
  private static final Pattern LISTENING = Pattern.compile("listening on 127\\.0\\.0\\.1:(\\d+)");
  private static final String PICTURE =
      "--test-pattern --no-audio --snapshot -D 0 --width 20 --height 3";

  @TempDir private Path folder;
  private Path launcher;

  /** A build of this program, in a folder that ASCII cannot name. */
  @BeforeEach
  void build() throws IOException {
    Path root = Files.createDirectories(folder.resolve("chéck öut"));
    launcher = Files.copy(Path.of("..", "ascii-chat"), root.resolve("ascii-chat"));
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.writeString(root.resolve("pom.xml"), "");
    Path lib = Files.createDirectories(root.resolve("ascii-cli/target/app/lib"));
    try (OutputStream out = Files.newOutputStream(lib.resolve("ascii-cli-1.jar"))) {
      new JarOutputStream(out, manifest()).close();
    }
    Files.writeString(lib.resolveSibling("built"), "");
  }

  private static Manifest manifest() {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest
        .getMainAttributes()
        .put(
            Attributes.Name.CLASS_PATH,
            Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toUri())
                .map(URI::toString)
                .collect(Collectors.joining(" ")));
    return manifest;
  }

  @Test
  void oneWrongPasswordIsAsWrongAsAnotherInEveryLocale() throws Exception {
    Process server =
        start("ASCII_CHAT_PASSWORD=" + RIGHT + " LC_ALL=C", "server 127.0.0.1 -p 0", "server");
    try {
      String client = "client 127.0.0.1:" + port() + " " + PICTURE;
      assertEquals(62, run("ASCII_CHAT_PASSWORD=" + WRONG + " LC_ALL=C", client).code);
      assertEquals(62, run("LC_ALL=POSIX", client + " --password=" + WRONG).code);
      Run right = run("ASCII_CHAT_PASSWORD=" + RIGHT + " LC_ALL=C.UTF-8", client);
      assertEquals(0, right.code, right.err);
      right = run("LANG=no_SUCH.UTF-8", client + " --password " + RIGHT);
      assertEquals(0, right.code, right.err);
    } finally {
      server.destroy();
      server.waitFor();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LC_ALL=C",
        "LC_ALL=POSIX",
        "A=b",
        "LC_ALL=C.UTF-8",
        "LANG=no_SUCH.ISO-8859-1",
        "LANG=no_SUCH.UTF-8 LC_CTYPE=C.UTF-8"
      })
  void filesAndFoldersAreFoundInEveryLocale(String locale) throws Exception {
    Path home = folder.resolve("hömé");
    Path file = home.resolve(".config/ascii-chat/config.toml");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "width = 9\nlog-file = '" + folder.resolve("löг") + "'\n");
    Run run =
        run(
            locale + " 'HOME=" + home + "'",
            "mirror --test-pattern -S -D 0 --height 2 --render-file '"
                + folder.resolve("bücher.txt")
                + "'");
    assertEquals(0, run.code, run.err);
    assertEquals("", run.err);
    int widest = run.out.lines().mapToInt(String::length).max().orElse(0);
    assertTrue(widest > 0 && widest <= 9, "the configuration counts: " + run.out);
    assertTrue(Files.exists(folder.resolve("bücher.txt")));
    assertTrue(Files.exists(folder.resolve("löг")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"LC_ALL=C", "LANG=de_DE.ISO-8859-1", "A=b"})
  void thePictureFollowsTheUsersLocaleAllTheSame(String locale) throws Exception {
    Run run = run(locale + " TERM=xterm", "--show-capabilities");
    assertTrue(run.out.contains("utf-8: no"), run.out + run.err);
  }

  @Test
  void aUtf8LocaleThatIsNotInstalledIsAUtf8TerminalAllTheSame() throws Exception {
    Run run = run("LANG=no_SUCH.UTF-8 TERM=xterm", "--show-capabilities");
    assertTrue(run.out.contains("utf-8: yes"), run.out + run.err);
  }

  @ParameterizedTest
  @ValueSource(strings = {"LC_ALL=C", "LC_ALL=C.UTF-8"})
  void bytesThatAreNotUtf8AreRefusedInOneLine(String locale) throws Exception {
    String latin = "\"$(printf 'b\\374cher b\\374cher')\"";
    for (String flag : new String[] {"--password ", "--password=", "--file ", "--name "}) {
      Run run = run(locale, "client 127.0.0.1:1 " + flag + latin);
      assertEquals(2, run.code, run.err);
      assertTrue(run.err.contains("is not UTF-8"), run.err);
      assertEquals(1, run.err.lines().count(), run.err);
    }
    Run run = run(locale + " ASCII_CHAT_PASSWORD=" + latin, "server 127.0.0.1 -p 0");
    assertEquals(2, run.code, run.err);
    assertTrue(run.err.contains("ASCII_CHAT_PASSWORD is not UTF-8"), run.err);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--password s3cret-long-enough", "--password=s3cret-long-enough"})
  @EnabledOnOs(OS.LINUX)
  void aPasswordAmongTheArgumentsIsNotShown(String flag) throws Exception {
    Process server = start("A=b", "server 127.0.0.1 -p 0 " + flag, "server");
    try {
      String port = port();
      String shown = Files.readString(Path.of("/proc/" + server.pid() + "/cmdline"));
      assertFalse(shown.contains("s3cret"), shown);
      assertTrue(shown.contains("***"), shown);
      String client = "client 127.0.0.1:" + port + " " + PICTURE;
      assertEquals(0, run("A=b", client + " --password s3cret-long-enough").code);
      assertEquals(62, run("A=b", client + " --password '***-long-enough'").code);
    } finally {
      server.destroy();
      server.waitFor();
    }
  }

  private String port() throws IOException {
    Path err = folder.resolve("server.err");
    await().atMost(TIMEOUT).until(() -> LISTENING.matcher(Files.readString(err)).find());
    Matcher matcher = LISTENING.matcher(Files.readString(err));
    assertTrue(matcher.find());
    return matcher.group(1);
  }

  private Run run(String environment, String arguments) throws IOException, InterruptedException {
    Process process = start(environment, arguments, "run");
    assertTrue(process.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS));
    return new Run(
        process.exitValue(),
        Files.readString(folder.resolve("run.out")),
        Files.readString(folder.resolve("run.err")));
  }

  /**
   * Through a shell, in UTF-8 whatever the locale of the tests: both are its words.
   *
   * @param name of the files that standard output and standard error go to
   */
  private Process start(String environment, String arguments, String name) throws IOException {
    Path script =
        Files.writeString(
            folder.resolve(name + ".sh"),
            "exec env -i HOME=/nowhere 'PATH=/usr/bin:/bin' 'JAVA_HOME=%s' %s '%s' %s\n"
                .formatted(System.getProperty("java.home"), environment, launcher, arguments),
            StandardCharsets.UTF_8);
    return new ProcessBuilder("sh", script.toString())
        .redirectInput(new File("/dev/null"))
        .redirectOutput(folder.resolve(name + ".out").toFile())
        .redirectError(folder.resolve(name + ".err").toFile())
        .start();
  }

  private record Run(int code, String out, String err) {}
}
