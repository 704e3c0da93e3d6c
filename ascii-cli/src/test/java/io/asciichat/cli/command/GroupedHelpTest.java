package io.asciichat.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class GroupedHelpTest {
  @TempDir private Path home;

  @ParameterizedTest
  @ValueSource(ints = {200, 100, 99, 80, 78, 77, 60, 40, 30})
  void isAsWideAsTheTerminal(int columns) {
    pages(columns)
        .forEach(
            page ->
                page.lines()
                    .filter(line -> line.strip().contains(" "))
                    .forEach(
                        line -> {
                          assertTrue(line.length() <= Math.min(columns, 100), line);
                          assertEquals(line.stripTrailing(), line);
                        }));
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 40, 80})
  void losesNoWord(int columns) {
    assertEquals(pages(100).map(GroupedHelpTest::words).toList(), words(columns));
  }

  @Test
  void isPrintedForNoCommandAndForTheCommandHelp() {
    TestShell alone = new TestShell(home);
    assertEquals(0, alone.run());
    TestShell help = new TestShell(home);
    assertEquals(0, help.run("help"));
    assertEquals(alone.out(), help.out());
    assertTrue(help.out().contains("  ascii-chat demo "), help.out());
    TestShell client = new TestShell(home);
    assertEquals(0, client.run("help", "client"));
    TestShell flag = new TestShell(home);
    assertEquals(0, flag.run("client", "--help"));
    assertEquals(flag.out(), client.out());
  }

  @Test
  void aCommandThatThereIsNotIsAUsageError() {
    TestShell shell = new TestShell(home);
    assertEquals(2, shell.run("help", "cilent"));
    assertTrue(shell.err().contains("did you mean 'client'?"), shell.err());
    assertEquals(1, shell.err().lines().count());
  }

  @ParameterizedTest
  @ValueSource(strings = {"-v", "-V", "--version"})
  void theVersionHasShortNames(String flag) {
    TestShell shell = new TestShell(home).config("colour = 'yes'");
    assertEquals(0, shell.run(flag), shell.err());
    assertEquals(Version.report(), shell.out().strip());
  }

  private List<String> words(int columns) {
    return pages(columns).map(GroupedHelpTest::words).toList();
  }

  private static String words(String page) {
    return page.lines()
        .flatMap(line -> Stream.of(line.strip().split(" +", 0)))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private Stream<String> pages(int columns) {
    CommandLine line = AsciiChat.commandLine(new TestShell(home).shell());
    GroupedHelp.install(line, columns);
    return Stream.concat(Stream.of(line), line.getSubcommands().values().stream())
        .map(command -> command.getUsageMessage(CommandLine.Help.Ansi.OFF));
  }
}
