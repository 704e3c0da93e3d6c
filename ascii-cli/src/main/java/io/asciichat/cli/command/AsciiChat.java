package io.asciichat.cli.command;

import io.asciichat.cli.command.options.FileConverter;
import io.asciichat.cli.command.options.SecurityOptions;
import io.asciichat.cli.command.password.PasswordText;
import io.asciichat.cli.config.ConfigFile;
import io.asciichat.cli.config.LayeredDefaults;
import io.asciichat.cli.config.Setting;
import io.asciichat.cli.process.Shell;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** Parses a command line, runs the command it names, and turns every outcome into an exit code. */
public final class AsciiChat {
  /** Where the launcher puts the value of {@code --password}. */
  private static final String PASSWORD_VARIABLE = "ASCII_CHAT_PASSWORD_FLAG";

  /** What the launcher shows in its place. */
  private static final String HIDDEN = "***";

  private AsciiChat() {}

  /**
   * Runs one command.
   *
   * @return the exit code, see {@code docs/exit-codes.md}
   */
  public static int run(String[] given, Shell shell) {
    Failures failures = new Failures(shell);
    try {
      String[] args = restored(given, shell.environment());
      CommandLine line = commandLine(shell);
      ConfigFile file = ConfigFile.none();
      if (isQuestion(args)) {
        GroupedHelp.install(line, GroupedHelp.width(shell));
      } else {
        file = configuration(shell, line, shell::warn);
        SettingsCheck.warnOfVariables(shell.environment(), line, shell::warn);
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

  private static ConfigFile configuration(Shell shell, CommandLine line, Consumer<String> warn) {
    ConfigFile file = ConfigFile.read(ConfigFile.location(shell.environment(), shell.home()));
    file = new SettingsCheck(file, line).checked(warn);
    if (file.holdsPassword()) {
      PasswordText.warnOfExposure(file.path(), warn);
    }
    return file;
  }

  /**
   * Reads the settings of a command that runs once more: the words of its command line, the
   * environment and, as it is now, the configuration file. Nothing is run.
   *
   * @param args the words, hidden ones restored
   * @param warn gets what a person should know
   * @return the options of the command, with their values
   * @throws AsciiChatException when there is a mistake in the file
   */
  static CommandSpec reread(List<String> args, Shell shell, Consumer<String> warn) {
    CommandLine line = commandLine(shell);
    ConfigFile file = configuration(shell, line, warn);
    LayeredDefaults defaults = new LayeredDefaults(shell.environment(), file);
    line.setDefaultValueProvider(defaults);
    try {
      return line.parseArgs(args.toArray(String[]::new)).subcommand().commandSpec();
    } catch (ParameterException e) {
      Setting origin = defaults.origin(e.getArgSpec());
      String where = origin == null ? "" : origin.origin() + ": ";
      throw new AsciiChatException(ErrorCode.CONFIG, where + Failures.wording(e), e);
    }
  }

  /** The whole model of commands and options, without values. */
  static CommandLine commandLine(Shell shell) {
    CommandLine line = new CommandLine(new RootCommand(shell));
    line.addSubcommand(new ServerCommand(shell, AsciiChat::reread))
        .addSubcommand(new ClientCommand(shell))
        .addSubcommand(new MirrorCommand(shell))
        .addSubcommand(new DemoCommand(shell))
        .addSubcommand(new StatusCommand(shell))
        .addSubcommand(new LoadCommand(shell))
        .addSubcommand(new KeygenCommand(shell))
        .addSubcommand(new FingerprintCommand(shell))
        .addSubcommand(new CompletionsCommand(shell))
        .addSubcommand(new ManualCommand(shell))
        .addSubcommand(new HelpCommand(shell));
    line.getCommandSpec().versionProvider(new Version());
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

  /**
   * Returns whether nothing is asked for that the configuration has a say in: help, manual and
   * completions are there with a broken one, too.
   */
  private static boolean isQuestion(String[] args) {
    return args.length == 0
        || Set.of("help", "completions", "manual", "-v", "-V").contains(args[0])
        || Stream.of(args).anyMatch(Set.of("-h", "--help", "--version")::contains);
  }

  private static boolean isVerbose(CommandLine command) {
    OptionSpec verbose = command.getCommandSpec().findOption("--verbose");
    return verbose != null && Boolean.TRUE.equals(verbose.getValue());
  }

  /**
   * Undoes what the launcher has done to hide a password, and checks that no letter was lost on the
   * way: Java writes U+FFFD for bytes that it cannot decode.
   *
   * @throws AsciiChatException with code USAGE for an argument that is not UTF-8; it is not
   *     repeated, because it may be a password
   */
  private static String[] restored(String[] given, Map<String, String> environment) {
    String password = environment.get(PASSWORD_VARIABLE);
    String[] arguments = given.clone();
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = restored(i == 0 ? "" : given[i - 1], given[i], password);
      if (arguments[i].indexOf(LayeredDefaults.REPLACEMENT) >= 0) {
        throw new AsciiChatException(
            ErrorCode.USAGE,
            "argument " + (i + 1) + " is not UTF-8; use a UTF-8 terminal, and rename such a file");
      }
    }
    return arguments;
  }

  private static String restored(String before, String argument, @Nullable String password) {
    if (password == null) {
      return argument;
    }
    if (argument.equals(HIDDEN) && before.equals(SecurityOptions.PASSWORD)) {
      return password;
    }
    String attached = SecurityOptions.PASSWORD + "=";
    return argument.equals(attached + HIDDEN) ? attached + password : argument;
  }
}
