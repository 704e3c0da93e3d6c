package io.asciichat.cli.command;

import io.asciichat.cli.process.Shell;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Surroundings for a command that runs inside a test. */
public final class TestShell {
  public final Map<String, String> environment = new HashMap<>(Map.of("LANG", "C.UTF-8"));
  private final Path home;
  private String input = "";
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  public TestShell(Path home) {
    this.home = home;
  }

  public TestShell with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** What is on standard input, a byte a character. */
  public TestShell input(String bytes) {
    input = bytes;
    return this;
  }

  public TestShell config(String text) {
    try {
      Path file = home.resolve(".config/ascii-chat/config.toml");
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int run(String... arguments) {
    return AsciiChat.run(arguments, shell());
  }

  public Shell shell() {
    return new Shell(
        environment,
        home.toString(),
        new ByteArrayInputStream(input.getBytes(StandardCharsets.ISO_8859_1)),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  public String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  public String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
