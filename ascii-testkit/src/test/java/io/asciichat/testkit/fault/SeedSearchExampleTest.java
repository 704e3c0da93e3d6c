package io.asciichat.testkit.fault;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.server.ServerListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeedSearchExampleTest {
  private static final Path HERE = Path.of("").toAbsolutePath();
  private static final Path ROOT =
      Files.exists(HERE.resolve("README.md")) ? HERE : HERE.resolve("..");

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "docs/fault-search.md"})
  void theDocumentsShowExactlyThisCode(String document) throws IOException {
    String source =
        Files.readString(
            ROOT.resolve(
                "ascii-testkit/src/test/java/io/asciichat/testkit/fault/SeedSearchExample.java"));
    String shown =
        source
            .substring(
                source.indexOf("// README: begin\n") + "// README: begin\n".length(),
                source.indexOf("    // README: end"))
            .stripTrailing()
            .stripIndent();
    assertTrue(
        Files.readString(ROOT.resolve(document)).contains(shown),
        "the example differs from SeedSearchExample");
  }

  @ParameterizedTest
  @EnumSource(FaultKind.class)
  void theDocumentTellsOfEveryKind(FaultKind kind) throws IOException {
    assertTrue(
        Files.readString(ROOT.resolve("docs/fault-search.md"))
            .contains("`" + kind.name().toLowerCase(Locale.ROOT) + "`"));
  }

  @Test
  void theExampleRuns() {
    SeedSearch.Report report = SeedSearchExample.search(ServerListener.NONE, 2);
    assertTrue(report.isGood(), report::toString);
  }
}
