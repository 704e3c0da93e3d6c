package io.asciichat.cli.command;

import io.asciichat.cli.command.identity.OwnIdentities;
import io.asciichat.cli.command.options.BoundOptions;
import io.asciichat.cli.command.options.CallerSecurityOptions;
import io.asciichat.cli.command.options.CrowdOptions;
import io.asciichat.cli.command.options.HelpOption;
import io.asciichat.cli.command.options.LogOptions;
import io.asciichat.cli.command.options.Numbers;
import io.asciichat.cli.command.options.Password;
import io.asciichat.cli.command.options.SecurityOptions;
import io.asciichat.cli.command.options.ServerOption;
import io.asciichat.cli.command.options.SoundOptions;
import io.asciichat.cli.command.options.TransportOptions;
import io.asciichat.cli.command.options.TransportOptions.Route;
import io.asciichat.cli.command.password.Passwords;
import io.asciichat.cli.process.Outcome;
import io.asciichat.cli.process.Shell;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.crypto.AcipSecurity;
import io.asciichat.testkit.load.LoadReport;
import io.asciichat.testkit.load.LoadTest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ascii-chat load}. */
@Command(
    name = "load",
    header = "Measure a server with many synthetic clients.",
    footer = {
      "  ascii-chat load --clients 8                    what each client gets",
      "  ascii-chat load --server-pid 4242 --no-encrypt  and what it costs the server",
      "  ascii-chat load --audio --fps 0                sound alone",
      "  ascii-chat load --expect-fps 59 --expect-gap 25  fails when a client gets less"
    })
final class LoadCommand implements Callable<Integer> {
  private final Shell shell;

  @Mixin(name = GroupedHelp.OWN)
  final ServerOption server = new ServerOption();

  @Option(
      names = "--clients",
      paramLabel = "<number>",
      defaultValue = "8",
      converter = Numbers.Count.class,
      description = "How many clients. Default: 8.")
  int clients;

  @Option(
      names = {"-x", "--width"},
      paramLabel = "<columns>",
      defaultValue = "80",
      converter = Numbers.Size.class,
      description = "Width of each client's terminal. Default: 80.")
  int width;

  @Option(
      names = {"-y", "--height"},
      paramLabel = "<rows>",
      defaultValue = "24",
      converter = Numbers.Size.class,
      description = "Height of each client's terminal. Default: 24.")
  int height;

  @Option(
      names = "--picture-width",
      paramLabel = "<pixels>",
      defaultValue = "320",
      converter = Numbers.Size.class,
      description = "Width of the pictures each sends. Default: 320.")
  int pictureWidth;

  @Option(
      names = "--picture-height",
      paramLabel = "<pixels>",
      defaultValue = "240",
      converter = Numbers.Size.class,
      description = "Height of the pictures each sends. Default: 240.")
  int pictureHeight;

  @Option(
      names = "--fps",
      paramLabel = "<rate>",
      defaultValue = "60",
      converter = Numbers.RateOrNone.class,
      description = "Pictures per second each sends; 0: none. Default: 60.")
  int fps;

  @Option(
      names = "--warm-up",
      paramLabel = "<seconds>",
      defaultValue = "3",
      converter = Numbers.Seconds.class,
      description = "Time before measuring. Default: 3.")
  Duration warmUp = Duration.ZERO;

  @Option(
      names = "--duration",
      paramLabel = "<seconds>",
      defaultValue = "10",
      converter = Numbers.Seconds.class,
      description = "Time measured. Default: 10.")
  Duration duration = Duration.ZERO;

  @Option(
      names = "--server-pid",
      paramLabel = "<pid>",
      converter = Numbers.ProcessId.class,
      description = "The server's process on this machine, to measure it too.")
  @Nullable Integer serverPid;

  @Option(
      names = "--json",
      fallbackValue = "true",
      description = "Print one JSON object in place of the tables.")
  boolean json;

  @Mixin(name = CrowdOptions.HEADING)
  final CrowdOptions crowd = new CrowdOptions();

  @Mixin(name = BoundOptions.HEADING)
  final BoundOptions expected = new BoundOptions();

  @Mixin(name = SoundOptions.HEADING)
  final Sound sound = new Sound();

  @Mixin(name = TransportOptions.HEADING)
  final TransportOptions network = new TransportOptions();

  @Mixin(name = SecurityOptions.HEADING)
  final CallerSecurityOptions security = new CallerSecurityOptions();

  @Mixin(name = LogOptions.HEADING)
  final LogOptions log = new LogOptions();

  @Mixin(name = HelpOption.HEADING)
  final HelpOption help = new HelpOption();

  LoadCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws InterruptedException {
    log.apply(System.Logger.Level.WARNING);
    if (expected.needServer() && serverPid == null) {
      throw new AsciiChatException(
          ErrorCode.USAGE,
          "--expect-cpu and --expect-memory need --server-pid, the server's process");
    }
    try {
      return measure();
    } catch (AsciiChatException e) {
      if (json) {
        shell.out().println(LoadReport.toJson(e));
      }
      throw e;
    }
  }

  private int measure() throws InterruptedException {
    Outcome outcome = new Outcome();
    security.settle();
    Route route = network.route(List.of(server.address), server.port, shell);
    try (OwnIdentities own = OwnIdentities.open(security, shell, outcome);
        AcipSecurity secured = secured(own, outcome)) {
      if (outcome.isKnown()) {
        return Outcome.exitCode(outcome.await());
      }
      LoadTest.Builder test =
          LoadTest.builder(route.transport(), secured, route.endpoints().getFirst())
              .clients(clients)
              .terminal(width, height)
              .pictures(pictureWidth, pictureHeight, fps)
              .warmUp(warmUp)
              .duration(duration);
      sound.addTo(test);
      crowd.addTo(test);
      if (serverPid != null) {
        test.serverPid(serverPid);
      }
      return tell(test.build().run());
    }
  }

  private int tell(LoadReport report) {
    List<String> broken = expected.bounds().brokenBy(report);
    shell.out().println(json ? report.toJson(broken) : report.format());
    broken.forEach(shell::tell);
    if (report.failed() > 0) {
      return ErrorCode.GENERAL.code();
    }
    return broken.isEmpty() ? ErrorCode.OK.code() : ErrorCode.ASSERTION.code();
  }

  private AcipSecurity secured(OwnIdentities own, Outcome outcome) {
    try (Password password = new Passwords(security, shell, outcome).first()) {
      return security.security(password, own.all());
    }
  }

  /** Sound of synthetic clients. */
  static final class Sound {
    @Option(
        names = "--audio",
        negatable = true,
        defaultValue = "false",
        fallbackValue = "true",
        description = "Whether clients talk and listen, too. Default: no.")
    boolean audio;

    @Mixin final SoundOptions.Frame frame = new SoundOptions.Frame();

    @Option(
        names = "--talking",
        paramLabel = "<number>",
        converter = Numbers.Count.class,
        description = "How many of the clients talk; the others listen. All, if not told.")
    @Nullable Integer talking;

    @Mixin final SoundOptions.Codec opus = new SoundOptions.Codec();

    /** Adds sound to a test, if it is wanted. */
    void addTo(LoadTest.Builder test) {
      if (audio) {
        test.sound(opus.open(), frame.millis);
        if (talking != null) {
          test.talking(talking);
        }
      }
    }
  }
}
