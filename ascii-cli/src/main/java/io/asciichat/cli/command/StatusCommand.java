package io.asciichat.cli.command;

import io.asciichat.cli.command.options.HelpOption;
import io.asciichat.cli.command.options.Numbers;
import io.asciichat.cli.command.status.StatusScreen;
import io.asciichat.cli.command.status.StatusTable;
import io.asciichat.cli.control.ControlAnswer;
import io.asciichat.cli.control.ControlClient;
import io.asciichat.cli.control.ControlRequest;
import io.asciichat.cli.control.ControlRequest.Verb;
import io.asciichat.cli.process.Outcome;
import io.asciichat.cli.process.Shell;
import io.asciichat.cli.process.StandardStreams;
import io.asciichat.cli.process.StopSignals;
import io.asciichat.cli.terminal.TerminalDetector;
import io.asciichat.cli.terminal.TerminalTraits;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.runtime.ChatRuntime;
import io.asciichat.core.session.BanSubject;
import io.asciichat.crypto.keys.KeyEnvironment;
import io.asciichat.crypto.keys.PublicKeys;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ascii-chat status}. */
@Command(
    name = "status",
    header = "Watch and steer a server of this machine.",
    footer = {
      "  ascii-chat status                              its clients, anew each second; q leaves",
      "  ascii-chat status --once                       the same once, as text",
      "  ascii-chat status 27225                        one of several servers, by its port",
      "  ascii-chat status kick 3 too loud              end the call of client 3, with a reason",
      "  ascii-chat status ban 3 --time 3600            keep client 3 out, by its key or address",
      "  ascii-chat status ban 192.0.2.0/24             the same with a network, for good",
      "  ascii-chat status unban 192.0.2.0/24           let it in again; bans lists them",
      "  ascii-chat status drain                        no newcomers, and end with the last client",
      "  ascii-chat status reload                       read settings and keys again",
      "  ascii-chat status locks                        the locks, as signal USR1 does"
    })
final class StatusCommand implements Callable<Integer> {
  /** Columns of a table that no terminal bounds. */
  private static final int MAX_COLUMNS = 200;

  private final Shell shell;

  @Parameters(
      arity = "0..*",
      paramLabel = "<word>",
      completionCandidates = Verbs.class,
      description =
          "Which server, by its port or the file of its socket, if there are several; then what it"
              + " is to do: kick ID [REASON], ban or unban ADDRESS, PREFIX, KEY or ID, bans, reload,"
              + " drain or locks. Default: show its clients.")
  List<String> words = List.of();

  @Option(
      names = "--time",
      paramLabel = "<seconds>",
      converter = Numbers.BanSeconds.class,
      description = "How long a ban lasts; for good, if not told.")
  @Nullable Integer time;

  @Option(names = "--once", fallbackValue = "true", description = "Show the clients once.")
  boolean once;

  @Option(
      names = "--json",
      fallbackValue = "true",
      description = "Print all figures once, as JSON in one line.")
  boolean json;

  @Mixin(name = HelpOption.HEADING)
  final HelpOption help = new HelpOption();

  StatusCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws InterruptedException {
    boolean isTold = !words.isEmpty() && isServer(words.getFirst());
    List<String> told = isTold ? words.subList(1, words.size()) : words;
    List<ControlRequest> requests = requests(told);
    ControlRequest request = requests.getFirst();
    List<Path> servers =
        isTold ? servers(words.getFirst()) : ControlClient.running(shell.environment());
    if (servers.isEmpty()) {
      throw new AsciiChatException(
          ErrorCode.CONNECT,
          "no server of yours is running here"
              + (isTold ? " at port " + words.getFirst() : "")
              + "; if it is another user's, ask as root");
    }
    if (request.verb() != Verb.STATUS) {
      Path server = only(servers);
      requests.forEach(one -> shell.out().println(answer(server, one)));
      return CommandLine.ExitCode.OK;
    }
    if (json) {
      servers.forEach(server -> shell.out().println(answer(server, request)));
      return CommandLine.ExitCode.OK;
    }
    if (servers.size() > 1) {
      list(servers, request);
      return CommandLine.ExitCode.OK;
    }
    return show(servers.getFirst(), request);
  }

  /** The verbs that are typed, for completions. */
  static final class Verbs implements Iterable<String> {
    static final List<String> ALL =
        Arrays.stream(Verb.values()).filter(one -> one != Verb.STATUS).map(Verb::word).toList();

    @Override
    public Iterator<String> iterator() {
      return ALL.iterator();
    }
  }

  /** A port or the name of a file, not a verb. */
  private static boolean isServer(String word) {
    return word.indexOf('/') >= 0 || word.matches("[0-9]+");
  }

  private List<Path> servers(String told) {
    if (told.indexOf('/') < 0) {
      try {
        return ControlClient.running(shell.environment(), Numbers.whole(told));
      } catch (NumberFormatException e) {
        return List.of();
      }
    }
    try {
      return List.of(Path.of(told));
    } catch (InvalidPathException e) {
      throw new AsciiChatException(ErrorCode.USAGE, "'" + told + "' is not the name of a file", e);
    }
  }

  private List<ControlRequest> requests(List<String> told) {
    if (told.isEmpty()) {
      return List.of(ControlRequest.of(Verb.STATUS));
    }
    String word = told.getFirst();
    Verb verb =
        Arrays.stream(Verb.values())
            .filter(one -> one != Verb.STATUS && one.word().equals(word))
            .findFirst()
            .orElseThrow(() -> unknown(word));
    List<String> more = told.subList(1, told.size());
    boolean named = !more.isEmpty() && (verb == Verb.BAN || verb == Verb.UNBAN);
    return named ? ofSubjects(verb, more) : List.of(ControlRequest.typed(verb, more));
  }

  /** One request for each key that was told, or one for an address, a prefix or a number. */
  private List<ControlRequest> ofSubjects(Verb verb, List<String> told) {
    List<ControlRequest> requests = new ArrayList<>();
    for (String subject : subjects(told.getFirst())) {
      List<String> words = new ArrayList<>(told);
      words.set(0, subject);
      if (verb == Verb.BAN) {
        words.addFirst(time == null ? Verb.FOR_GOOD : time.toString());
      }
      requests.add(ControlRequest.typed(verb, words));
    }
    return requests;
  }

  /** Keys may be told in every form in which they are read elsewhere. */
  private List<String> subjects(String told) {
    if (told.matches("[0-9]+")) {
      return List.of(told);
    }
    try {
      return List.of(BanSubject.of(told).text());
    } catch (IllegalArgumentException e) {
      if (told.matches("[0-9a-fA-F.:]+/[0-9]+")) {
        throw new AsciiChatException(ErrorCode.USAGE, String.valueOf(e.getMessage()), e);
      }
      KeyEnvironment environment = KeyEnvironment.of(shell.environment(), shell.homeFolder());
      PublicKeys.Found found = new PublicKeys(environment, PublicKeys.MAX_KEYS).read(told);
      found.notes().forEach(shell::warn);
      return found.keys().stream().map(key -> new BanSubject.Key(key.hex()).text()).toList();
    }
  }

  private static AsciiChatException unknown(String word) {
    String known = Spelling.closest(word, Verbs.ALL);
    return new AsciiChatException(
        ErrorCode.USAGE,
        "a server cannot be told to '"
            + word
            + "'; "
            + (known == null
                ? "choose " + String.join(", ", Verbs.ALL)
                : "did you mean '" + known + "'?"));
  }

  private static Path only(List<Path> servers) {
    if (servers.size() > 1) {
      throw new AsciiChatException(
          ErrorCode.USAGE,
          "several servers are running; name one before what it is to do: "
              + servers.stream().map(StatusCommand::name).collect(Collectors.joining(", ")));
    }
    return servers.getFirst();
  }

  /** The way to name a server on the command line. */
  private static String name(Path socket) {
    return ControlClient.port(socket).isPresent()
        ? Integer.toString(ControlClient.port(socket).getAsInt())
        : socket.toString();
  }

  /** The text of an answer; what the server refuses is a failure of this command. */
  private static String answer(Path server, ControlRequest request) {
    ControlAnswer answer = ControlClient.ask(server, request);
    if (answer.code() != ErrorCode.OK) {
      throw new AsciiChatException(answer.code(), answer.text());
    }
    return answer.text();
  }

  private void list(List<Path> servers, ControlRequest request) {
    for (Path server : servers) {
      shell.out().println(name(server) + "  " + StatusTable.line(answer(server, request)));
    }
  }

  private int show(Path server, ControlRequest request) throws InterruptedException {
    boolean onTerminal = shell.isProcess() && StandardStreams.outputIsTerminal();
    TerminalTraits traits = TerminalDetector.detect(shell.environment());
    if (once || !onTerminal || !traits.cursorAddressing()) {
      int columns = onTerminal ? GroupedHelp.terminalColumns() : 0;
      String report =
          StatusTable.text(
              answer(server, request), columns > 0 ? columns : MAX_COLUMNS, traits.utf8());
      shell.out().println(report);
      return CommandLine.ExitCode.OK;
    }
    Outcome outcome = new Outcome();
    try (StopSignals signals = new StopSignals(outcome);
        StatusScreen screen = StatusScreen.open(shell.environment())) {
      signals.listen(screen::close);
      screen.show(() -> answer(server, request), ChatRuntime.standard().runner(), outcome);
    }
    return Outcome.exitCode(outcome.await());
  }
}
