package io.asciichat.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.port.TransportProvider;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole command with transports from jars that were built without it. */
@Timeout(120)
class PluginTransportTest {
  /** TCP under another name, with a word of its own for the port 27224. */
  private static final String SOURCE =
      """
      package plugin;

      import io.asciichat.core.port.*;
      import io.asciichat.transport.tcp.TcpTransport;
      import java.util.List;

      public final class TYPE implements TransportProvider {
        public String scheme() { return "SCHEME"; }
        public String description() { return "as a test does it"; }
        public Transport create() { return new TcpTransport(); }
        public List<Endpoint> standardEndpoints(int port) {
          return List.of(new Endpoint("127.0.0.1", port));
        }
      }
      """;

  @TempDir private Path home;
  private Path plugins;

  @BeforeEach
  void makeFolder() throws IOException {
    plugins = Files.createDirectories(home.resolve(".local/share/ascii-chat/plugins"));
  }

  /** Compiles a provider and packs it into a jar. */
  private void drop(String jar, String type, String scheme) throws IOException {
    Path sources = Files.createDirectories(home.resolve("src/plugin"));
    Path classes = Files.createDirectories(home.resolve("classes"));
    Path source = sources.resolve(type + ".java");
    Files.writeString(source, SOURCE.replace("TYPE", type).replace("SCHEME", scheme));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    List<String> options =
        List.of(
            "-proc:none", "-d", classes.toString(), "-cp", System.getProperty("java.class.path"));
    var files = compiler.getStandardFileManager(null, null, null);
    assertTrue(
        compiler
            .getTask(messages, files, null, options, null, files.getJavaFileObjects(source))
            .call(),
        messages::toString);
    try (OutputStream out = Files.newOutputStream(plugins.resolve(jar));
        JarOutputStream packed = new JarOutputStream(out)) {
      packed.putNextEntry(new JarEntry("META-INF/services/" + TransportProvider.class.getName()));
      packed.write(("plugin." + type + "\n").getBytes(StandardCharsets.UTF_8));
      packed.putNextEntry(new JarEntry("plugin/" + type + ".class"));
      packed.write(Files.readAllBytes(classes.resolve("plugin/" + type + ".class")));
    }
  }

  private Process server(String line) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                "io.asciichat.cli.Main"));
    command.addAll(List.of(line.split(" ")));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("HOME", home.toString());
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().keySet().removeIf(name -> name.startsWith("XDG_"));
    return builder.start();
  }

  private static String address(BufferedReader log) throws IOException {
    Pattern listening = Pattern.compile("listening on (x://127\\.0\\.0\\.1:\\d+)");
    StringBuilder read = new StringBuilder();
    for (String line = log.readLine(); line != null; line = log.readLine()) {
      Matcher found = listening.matcher(line);
      if (found.find()) {
        return found.group(1);
      }
      read.append(line).append('\n');
    }
    throw new IOException("the server does not listen: " + read);
  }

  @Test
  void serverClientAndLoadUseATransportThatWasDroppedIn() throws Exception {
    drop("x.jar", "XTransport", "x");
    Process server = server("server --transport x --port 0");
    try (BufferedReader log = server.inputReader()) {
      String address = address(log);
      TestShell load = new TestShell(home);
      String options = " --clients 1 --warm-up 0 --duration 1 --fps 10";
      assertEquals(0, load.run(("load " + address + options).split(" ")), load.err());
      assertTrue(load.out().startsWith("1 clients send"), load.out());
      TestShell client = new TestShell(home);
      String look = " --test-pattern --snapshot --color-mode none --width 30 --height 8";
      assertEquals(0, client.run(("client " + address + look).split(" ")), client.err());
      assertTrue(client.out().lines().count() >= 7, client.out());
      assertEquals("", load.err() + client.err());
    } finally {
      server.destroy();
      server.waitFor();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "server, x://127.0.0.1",
    "client, x://127.0.0.1:1 --test-pattern --no-audio --snapshot",
    "load, x://127.0.0.1:1"
  })
  void withoutTheJarTheAddressIsAnsweredWithWhatThereIs(String command, String rest) {
    TestShell shell = new TestShell(home);
    assertEquals(2, shell.run((command + " " + rest).split(" ")));
    assertTrue(shell.err().contains("memory (within this process, for tests), tcp (TCP over"));
    assertEquals(1, shell.err().lines().count(), shell.err());
  }

  @ParameterizedTest
  @CsvSource({"server", "client --test-pattern", "load"})
  void anUnknownNameListsWhatThereIs(String line) throws IOException {
    drop("x.jar", "XTransport", "x");
    TestShell shell = new TestShell(home);
    assertEquals(2, shell.run((line + " --transport nothing").split(" ")));
    assertEquals(
        "ascii-chat: 'nothing' is not a transport; there are: memory (within this process, for"
            + " tests), tcp (TCP over IPv4 and IPv6), x (as a test does it)\n",
        shell.err());
  }

  @Test
  void whatIsBrokenIsNamedAndTheOthersGoOn() throws IOException {
    Files.writeString(plugins.resolve("a.jar"), "not a jar");
    drop("b.jar", "TcpAgain", "tcp");
    drop("c.jar", "Loud", "LOUD");
    drop("d.jar", "XTransport", "x");
    drop("e.jar", "Open", "open");
    Files.setPosixFilePermissions(
        plugins.resolve("e.jar"), PosixFilePermissions.fromString("rw-rw-rw-"));
    Files.writeString(plugins.resolve("notes.txt"), "not looked at");
    TestShell shell = new TestShell(home);
    assertEquals(2, shell.run("load", "--transport", "nothing"));
    List<String> lines = shell.err().lines().toList();
    List<String> expected =
        List.of(
            "the plugin 'a.jar' is not a jar",
            "the plugin 'b.jar' has a transport 'tcp', too",
            "the plugin 'c.jar' names a transport 'LOUD'",
            "e.jar'; it is left out",
            "tcp (TCP over IPv4 and IPv6), x (as a test does it)");
    assertEquals(expected.size(), lines.size(), shell.err());
    for (int i = 0; i < lines.size(); i++) {
      assertTrue(lines.get(i).contains(expected.get(i)), lines.get(i));
    }
  }

  @Test
  void pluginsAreNotLookedAtForTcp() throws IOException {
    Files.writeString(plugins.resolve("a.jar"), "not a jar");
    for (String line : List.of("load tcp://127.0.0.1:1", "load --transport TCP 127.0.0.1:1")) {
      TestShell shell = new TestShell(home);
      assertEquals(42, shell.run(line.split(" ")));
      assertEquals(1, shell.err().lines().count(), shell.err());
    }
  }

  @Test
  void aFolderThatCannotBeReadIsALine() {
    TestShell shell = new TestShell(home);
    assertEquals(2, shell.run("load", "--plugin-path", "/no/such", "--transport", "nothing"));
    assertTrue(shell.err().contains("cannot read the plugin folder '/no/such'"), shell.err());
    assertEquals(2, shell.err().lines().count(), shell.err());
  }

  @Test
  void theFolderComesFromEnvironmentOrOptionsToo() throws IOException {
    drop("x.jar", "XTransport", "x");
    Path other = Files.createDirectories(home.resolve("data/ascii-chat"));
    Files.move(plugins, other.resolve("plugins"));
    for (TestShell shell :
        Stream.of(
                new TestShell(home).with("XDG_DATA_HOME", home.resolve("data").toString()),
                new TestShell(home)
                    .with("ASCII_CHAT_PLUGIN_PATH", other.resolve("plugins").toString()),
                new TestShell(home).config("plugin-path = \"" + other.resolve("plugins") + "\"\n"))
            .toList()) {
      assertEquals(42, shell.run("load", "x://127.0.0.1:1"), shell.err());
    }
  }

  @Test
  void oneCallHasOneTransport() {
    for (String line :
        List.of("server tcp://127.0.0.1 memory://::1", "client --transport tcp memory://x")) {
      TestShell shell = new TestShell(home);
      assertEquals(2, shell.run(line.split(" ")));
      assertTrue(shell.err().contains("a call has one transport, not tcp and memory"), shell::err);
    }
  }
}
