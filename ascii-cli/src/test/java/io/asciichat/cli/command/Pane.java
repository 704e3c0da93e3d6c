package io.asciichat.cli.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real terminal for a test: one pane of a tmux server of its own. */
public final class Pane implements AutoCloseable {
  private final String socket;

  /**
   * Runs a shell script in a pane of this size; the pane stays when the script ends.
   *
   * @param folder for what only this pane needs; exists
   */
  public Pane(Path folder, int columns, int rows, Path script)
      throws IOException, InterruptedException {
    socket = folder.resolve("tmux").toString();
    tmux(
        "-f",
        "/dev/null",
        "new-session",
        "-d",
        "-x",
        Integer.toString(columns),
        "-y",
        Integer.toString(rows),
        "sh " + script + "; sleep 60");
  }

  /** What is on the screen, without colours. */
  public String text() throws IOException, InterruptedException {
    return tmux("capture-pane", "-p");
  }

  /** One of tmux's variables, such as {@code alternate_on}. */
  public String variable(String name) throws IOException, InterruptedException {
    return tmux("display-message", "-p", "#{" + name + "}").strip();
  }

  /** Presses keys, named as tmux does. */
  public void type(String... keys) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("send-keys"));
    command.addAll(List.of(keys));
    tmux(command.toArray(String[]::new));
  }

  public void resize(int columns, int rows) throws IOException, InterruptedException {
    tmux("resize-window", "-x", Integer.toString(columns), "-y", Integer.toString(rows));
  }

  @Override
  public void close() throws IOException {
    try {
      tmux("kill-server");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String tmux(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("tmux", "-S", socket));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().remove("TMUX");
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    return output;
  }
}
