package io.asciichat.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletionsTest {
  @TempDir private Path home;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "client --utf8           | auto true false",
        "client --color-filter   | none black white green magenta fuchsia orange teal cyan pink red"
            + " yellow rainbow",
        "mirror --render-theme   | dark light",
        "mirror --palette        | standard blocks digital minimal cool custom",
        "status                  | kick ban unban bans reload drain locks",
        "client --no-ec          | --no-echo-cancel",
        "server --no-h           | --no-h265",
        "server --me             | --metrics",
        "mir                     | mirror"
      })
  void bashOffersWhatIsMeant(String typed, String offered) throws Exception {
    List<String> expected = List.of(offered.split(" ", 0));
    List<String> words = List.of(typed.split(" ", 0));
    boolean isValue = expected.size() > 1;
    assertEquals(Set.copyOf(expected), Set.copyOf(bash(words, isValue)));
  }

  private List<String> bash(List<String> words, boolean next) throws Exception {
    Path script = Files.writeString(home.resolve("completions"), script());
    String typed = "ascii-chat " + String.join(" ", words) + (next ? " ''" : "");
    int last = words.size() + (next ? 1 : 0);
    Process bash =
        new ProcessBuilder(
                "bash",
                "-c",
                "source "
                    + script
                    + "; COMP_WORDS=("
                    + typed
                    + "); COMP_CWORD="
                    + last
                    + "; _complete_ascii-chat; printf '%s\\n' \"${COMPREPLY[@]}\"")
            .redirectError(
                ProcessBuilder.Redirect.DISCARD) // compopt wants to be called by readline
            .start();
    String told = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, bash.waitFor(), told);
    return told.lines().map(String::strip).toList();
  }

  @Test
  void zshGetsTheSameScript() {
    assertEquals(script(), script("zsh"));
    assertTrue(script().contains("bashcompinit"));
  }

  @Test
  void fishIsToldValuesNegationsAndFiles() {
    List<String> script = script("fish").lines().toList();
    String utf8 = line(script, "client", " -l utf8 ");
    assertTrue(utf8.contains(" -x -a 'auto true false' "), utf8);
    assertTrue(line(script, "server", " -l h265 ").contains(" -l no-h265 "));
    assertTrue(line(script, "mirror", " -l file ").contains(" -s f -l file -r -F "));
    assertFalse(line(script, "server", " -l password ").contains(" -r"));
    String verbs = line(script, "status", " -a 'kick ");
    assertTrue(verbs.contains(" -a 'kick ban unban bans reload drain locks' "), verbs);
    assertTrue(script.stream().allMatch(l -> l.startsWith("complete -c ascii-chat -")));
    assertTrue(script.stream().allMatch(CompletionsTest::isQuoted), script.toString());
  }

  private static String line(List<String> script, String command, String option) {
    return script.stream()
        .filter(l -> l.contains("__fish_seen_subcommand_from " + command + "'"))
        .filter(l -> l.contains(option))
        .findFirst()
        .orElseThrow();
  }

  /** Whether each quote that is opened is closed. */
  private static boolean isQuoted(String line) {
    return Stream.of(line.replace("\\'", "").split("", 0)).filter("'"::equals).count() % 2 == 0;
  }

  @Test
  void anotherShellIsRefusedWithThoseThereAre() {
    TestShell shell = new TestShell(home);
    assertEquals(2, shell.run("completions", "tcsh"));
    assertTrue(shell.err().contains("bash, zsh, fish"), shell.err());
  }

  private String script(String... shells) {
    TestShell shell = new TestShell(home);
    String[] arguments =
        Stream.concat(Stream.of("completions"), Stream.of(shells)).toArray(String[]::new);
    assertEquals(0, shell.run(arguments), shell.err());
    return shell.out();
  }
}
