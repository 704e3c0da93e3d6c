package io.asciichat.cli.command;

import io.asciichat.cli.command.options.FileConverter;
import io.asciichat.cli.command.password.FileExposure;
import io.asciichat.cli.config.ConfigFile;
import io.asciichat.cli.config.LayeredDefaults;
import io.asciichat.cli.process.Shell;
import io.asciichat.core.error.AsciiChatException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Parses a command line, runs the command it names, and turns every outcome into an exit code. */
public final class AsciiChat {
  private AsciiChat() {}

  /**
   * Runs one command.
   *
   * @return the exit code, see {@code docs/exit-codes.md}
   */
  public static int run(String[] given, Shell shell) {
    Failures failures = new Failures(shell);
    try {
      String[] args = Arguments.restored(given, shell.environment());
      CommandLine line = commandLine(shell);
      ConfigFile file = ConfigFile.none();
      if (isQuestion(args)) {
        GroupedHelp.install(line, HelpWidth.of(shell));
      } else {
        file = configuration(shell, line);
        EnvironmentCheck.warn(shell.environment(), line, shell::warn);
      }
      LayeredDefaults defaults = new LayeredDefaults(shell.environment(), file);
      line.setDefaultValueProvider(defaults);
      line.setParameterExceptionHandler(
          (e, parsed) -> failures.report(e, defaults.origin(e.getArgSpec())));
      line.setExecutionExceptionHandler(
          (e, failed, parsed) -> failures.report(e, isVerbose(failed)));
      return line.execute(args);
    } catch (AsciiChatException e) {
      return failures.report(e, List.of(given).contains("-v"));
    }
  }

  private static ConfigFile configuration(Shell shell, CommandLine line) {
    ConfigFile file = ConfigFile.read(ConfigFile.location(shell.environment(), shell.home()));
    file = new ConfigCheck(file, line).checked(shell::warn);
    if (file.holdsPassword() && FileExposure.isOpenToOthers(file.path())) {
      shell.warn(
          "other users of this machine can get at the password in '"
              + file.path()
              + "'; chmod 600 it");
    }
    return file;
  }

  /** The whole model of commands and options, without values. */
  static CommandLine commandLine(Shell shell) {
    CommandLine line = new CommandLine(new RootCommand(shell));
    line.addSubcommand(new ServerCommand(shell))
        .addSubcommand(new ClientCommand(shell))
        .addSubcommand(new MirrorCommand(shell))
        .addSubcommand(new DemoCommand(shell))
        .addSubcommand(new LoadCommand(shell))
        .addSubcommand(new KeygenCommand(shell))
        .addSubcommand(new FingerprintCommand(shell))
        .addSubcommand(new CompletionsCommand(shell))
        .addSubcommand(new HelpCommand(shell));
    line.getCommandSpec().version(Version.line());
    // A word that begins with @, such as a password, is not the name of a file with more words.
    line.setExpandAtFiles(false);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.registerConverter(Path.class, new FileConverter());
    // The last one counts, as with other commands; the parser would warn on standard error.
    line.setOverwrittenOptionsAllowed(true);
    CommandLine.tracer().setLevel(CommandLine.TraceLevel.OFF);
    line.setOut(new PrintWriter(shell.out(), true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(shell.err(), true, StandardCharsets.UTF_8));
    GroupedHelp.install(line, GroupedHelp.MAX_WIDTH);
    return line;
  }

  /** Help is there for somebody with a broken configuration, too. */
  private static boolean isQuestion(String[] args) {
    return args.length == 0
        || Set.of("help", "-v", "-V").contains(args[0])
        || Stream.of(args).anyMatch(Set.of("-h", "--help", "--version")::contains);
  }

  private static boolean isVerbose(CommandLine command) {
    OptionSpec verbose = command.getCommandSpec().findOption("--verbose");
    return verbose != null && Boolean.TRUE.equals(verbose.getValue());
  }
}
