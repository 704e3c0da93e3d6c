package io.asciichat.cli.command;

import io.asciichat.cli.command.options.EnumConverter;
import io.asciichat.cli.process.Shell;
import io.asciichat.cli.process.StandardStreams;
import io.asciichat.cli.terminal.AskedTerminal;
import io.asciichat.cli.terminal.TerminalDetector;
import io.asciichat.cli.terminal.TerminalTraits;
import io.asciichat.core.buffer.BufferPool;
import io.asciichat.media.audio.device.SoundCards;
import io.asciichat.media.camera.Cameras;
import java.io.PrintStream;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ascii-chat} without a command: questions about the program and this machine. */
@Command(
    name = "ascii-chat",
    header = "Video calls in the terminal.",
    footer = {
      "  ascii-chat demo                       see it work, alone",
      "  ascii-chat server                     let people on this machine call each other",
      "  ascii-chat client                     join, with your webcam",
      "  ascii-chat client example.org:27224   join somewhere else",
      "  ascii-chat mirror clip.mp4            watch a file, no network"
    })
final class RootCommand implements Callable<Integer> {
  private final Shell shell;

  @Spec private @Nullable CommandSpec spec;

  @SuppressWarnings("UnusedVariable") // picocli acts on the option; nobody reads the field
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  @SuppressWarnings("UnusedVariable") // as above
  @Option(
      names = {"-V", "-v", "--version"},
      versionHelp = true,
      description = "Show the version.")
  private boolean version;

  @Option(
      names = "--list-webcams",
      fallbackValue = "true",
      description = "List the cameras and their numbers.")
  private boolean listWebcams;

  @Option(
      names = "--list-microphones",
      fallbackValue = "true",
      description = "List the microphones and their numbers.")
  private boolean listMicrophones;

  @Option(
      names = "--list-speakers",
      fallbackValue = "true",
      description = "List the speakers and their numbers.")
  private boolean listSpeakers;

  @Option(
      names = "--show-capabilities",
      fallbackValue = "true",
      description = "Show what this terminal can do.")
  private boolean showCapabilities;

  RootCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    if (showCapabilities) {
      capabilities(shell.out(), traits());
    } else if (listWebcams) {
      list(new Cameras(new BufferPool()).list(), "no cameras");
    } else if (listMicrophones) {
      list(new SoundCards().microphones(), "no microphones");
    } else if (listSpeakers) {
      list(new SoundCards().speakers(), "no speakers");
    } else {
      Objects.requireNonNull(spec).commandLine().usage(shell.out());
    }
    return CommandLine.ExitCode.OK;
  }

  private void list(List<String> names, String none) {
    if (names.isEmpty()) {
      shell.out().println(none);
    }
    for (int i = 0; i < names.size(); i++) {
      shell.out().println(i + "  " + names.get(i));
    }
  }

  /** Of the terminal that was asked, if there is one. */
  private TerminalTraits traits() {
    if (!shell.isProcess()
        || !StandardStreams.outputIsTerminal()
        || !StandardStreams.inputIsTerminal()) {
      return TerminalDetector.detect(shell.environment());
    }
    try (AskedTerminal terminal = AskedTerminal.open(shell.environment(), true, false)) {
      return terminal.traits();
    }
  }

  private static void capabilities(PrintStream out, TerminalTraits traits) {
    out.println("terminal: " + traits.name());
    out.println("background: " + EnumConverter.word(traits.background()));
    out.println("colours: " + EnumConverter.word(traits.colorLevel()));
    out.println("utf-8: " + yesNo(traits.utf8()));
    out.println("block characters: " + EnumConverter.word(traits.blocks().usable()));
    out.println("render mode: " + EnumConverter.word(traits.autoMode()));
    out.println("repeated characters: " + EnumConverter.word(traits.repeat()));
    out.println("synchronized output: " + yesNo(traits.synchronizedOutput()));
    out.println("alternate screen: " + yesNo(traits.alternateScreen()));
    out.println("cursor addressing: " + yesNo(traits.cursorAddressing()));
  }

  private static String yesNo(boolean value) {
    return value ? "yes" : "no";
  }
}
