package io.asciichat.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.cli.config.OptionNames;
import io.asciichat.testkit.needs.Need;
import io.asciichat.testkit.needs.Needs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class ManualPageTest {
  @TempDir private Path home;

  @Test
  void everyCommandHasAPage() throws IOException {
    Path folder = home.resolve("new/man1");
    TestShell shell = new TestShell(home);
    assertEquals(0, shell.run("manual", "--folder", folder.toString()), shell.err());
    Set<String> expected =
        commands()
            .map(c -> "ascii-chat-" + c + ".1")
            .collect(Collectors.toCollection(TreeSet::new));
    expected.add("ascii-chat.1");
    try (Stream<Path> written = Files.list(folder)) {
      assertEquals(
          expected,
          written
              .map(p -> p.getFileName().toString())
              .collect(Collectors.toCollection(TreeSet::new)));
    }
    assertEquals(page("server"), Files.readString(folder.resolve("ascii-chat-server.1")));
    assertEquals(page(), Files.readString(folder.resolve("ascii-chat.1")));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void tellsEveryOption(String command) {
    List<String> entries =
        page(command).lines().filter(line -> line.startsWith("\\fB\\-")).toList();
    List<OptionSpec> options =
        HelpCommand.find(line(), command).getCommandSpec().options().stream()
            .filter(option -> !option.hidden())
            .toList();
    assertEquals(options.size(), entries.size(), entries::toString);
    for (OptionSpec option : options) {
      String name = option.longestName().replace("-", "\\-");
      String shown = option.negatable() ? name.replaceFirst("^(....)", "$1[no\\\\-]") : name;
      assertTrue(entries.stream().anyMatch(entry -> entry.contains(shown)), shown);
    }
  }

  @Test
  void beginsAsWhatisExpectsIt() {
    assertTrue(
        page("client").contains(".SH \"NAME\"\n.PP\nascii\\-chat\\-client \\- join a call\n"),
        page("client"));
  }

  @Test
  void tellsWhereElseOptionsAreSet() {
    OptionSpec port = HelpCommand.find(line(), "server").getCommandSpec().findOption("--port");
    assertTrue(page("server").contains(OptionNames.variable(port)), page("server"));
    assertFalse(page("help").contains("ENVIRONMENT"), page("help"));
  }

  @Test
  @Needs(Need.GROFF)
  void groffFindsNothingToWarnOf() throws Exception {
    for (String command : commands().toList()) {
      assertEquals("", groff(page(command)), command);
    }
    assertEquals("", groff(page()));
  }

  /** What groff says of a page on standard error. */
  private String groff(String page) throws Exception {
    Path file = Files.writeString(home.resolve("page.1"), page);
    Process groff =
        new ProcessBuilder("groff", "-man", "-Tutf8", "-ww", "-z", file.toString())
            .redirectErrorStream(true)
            .start();
    String told = new String(groff.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, groff.waitFor(), told);
    return told;
  }

  @Test
  void whatRoffWouldTakeForItsOwnIsEscaped() {
    Roff roff = new Roff();
    roff.text(".so /etc/passwd");
    roff.text("a\\b 'c' \"d\" ~^` é");
    assertEquals(
        ".PP\n\\&.so /etc/passwd\n.PP\na\\(rsb \\(aqc\\(aq \\(dqd\\(dq \\(ti\\(ha\\(ga \\[u00E9]\n",
        roff.toString());
  }

  @Test
  void aCommandThatThereIsNotIsAUsageError() {
    TestShell shell = new TestShell(home);
    assertEquals(2, shell.run("manual", "cilent"));
    assertTrue(shell.err().contains("did you mean 'client'?"), shell.err());
  }

  @Test
  void aFolderThatCannotBeWrittenToIsNamed() throws IOException {
    Path file = Files.writeString(home.resolve("taken"), "");
    TestShell shell = new TestShell(home);
    assertEquals(105, shell.run("manual", "--folder", file.toString()));
    assertTrue(shell.err().contains(file + "; choose"), shell.err());
    assertEquals(1, shell.err().lines().count());
  }

  private String page(String... command) {
    TestShell shell = new TestShell(home);
    String[] arguments =
        Stream.concat(Stream.of("manual"), Stream.of(command)).toArray(String[]::new);
    assertEquals(0, shell.run(arguments), shell.err());
    return shell.out();
  }

  private static Stream<String> commands() {
    return line().getSubcommands().keySet().stream();
  }

  private static CommandLine line() {
    return AsciiChat.commandLine(new TestShell(Path.of("target")).shell());
  }
}
