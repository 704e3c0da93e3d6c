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

class SeedSearchExampleTest {
  private static final Path HERE = Path.of("").toAbsolutePath();
  private static final Path ROOT =
      Files.exists(HERE.resolve("README.md")) ? HERE : HERE.resolve("..");

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
