package io.asciichat.system;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Code in the documents is code that is compiled and run, word for word. */
class DocumentedExamplesTest {
  private static final Path HERE = Path.of("").toAbsolutePath();
  private static final Path ROOT =
      Files.exists(HERE.resolve("README.md")) ? HERE : HERE.resolve("..");
  private static final String BEGIN = "// README: begin\n";
  private static final String END = "    // README: end";

  @ParameterizedTest
  @CsvSource({
    "README.md, ascii-system-tests/src/test/java/io/asciichat/system/EmbeddingExample.java",
    "README.md, ascii-testkit/src/test/java/io/asciichat/testkit/fault/SeedSearchExample.java",
    "docs/fault-search.md,"
        + " ascii-testkit/src/test/java/io/asciichat/testkit/fault/SeedSearchExample.java"
  })
  void aDocumentShowsExactlyTheExamplesCode(String document, String example) throws IOException {
    String source = Files.readString(ROOT.resolve(example));
    String shown =
        source
            .substring(source.indexOf(BEGIN) + BEGIN.length(), source.indexOf(END))
            .stripTrailing()
            .stripIndent();
    assertTrue(
        Files.readString(ROOT.resolve(document)).contains(shown),
        () -> document + " differs from " + example);
  }
}
