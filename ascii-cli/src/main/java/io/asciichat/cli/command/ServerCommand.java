package io.asciichat.cli.command;

import io.asciichat.cli.command.call.ServerLog;
import io.asciichat.cli.command.identity.OwnIdentities;
import io.asciichat.cli.command.options.HelpOption;
import io.asciichat.cli.command.options.LimitOptions;
import io.asciichat.cli.command.options.LogOptions;
import io.asciichat.cli.command.options.MetricsOptions;
import io.asciichat.cli.command.options.Numbers;
import io.asciichat.cli.command.options.Password;
import io.asciichat.cli.command.options.SecurityOptions;
import io.asciichat.cli.command.options.ServerSecurityOptions;
import io.asciichat.cli.command.options.SoundOptions;
import io.asciichat.cli.command.options.StatisticsOptions;
import io.asciichat.cli.command.options.TransportOptions;
import io.asciichat.cli.command.options.TransportOptions.Route;
import io.asciichat.cli.command.password.Passwords;
import io.asciichat.cli.command.statistics.StatisticsReport;
import io.asciichat.cli.command.status.ServerControl;
import io.asciichat.cli.config.BanFile;
import io.asciichat.cli.control.ControlServer;
import io.asciichat.cli.process.LoggedLoop;
import io.asciichat.cli.process.Outcome;
import io.asciichat.cli.process.ReportSignal;
import io.asciichat.cli.process.ServiceManager;
import io.asciichat.cli.process.Shell;
import io.asciichat.cli.process.StopSignals;
import io.asciichat.cli.process.Watchdog;
import io.asciichat.core.audio.MixerSettings;
import io.asciichat.core.loop.LoopHandle;
import io.asciichat.core.runtime.ChatRuntime;
import io.asciichat.core.server.AsciiChatServer;
import io.asciichat.core.session.Ban;
import io.asciichat.crypto.AcipSecurity;
import io.asciichat.crypto.keys.Identity;
import io.asciichat.crypto.keys.KeyEnvironment;
import io.asciichat.crypto.keys.Whitelist;
import io.asciichat.media.video.Ffmpeg;
import io.asciichat.media.video.HevcDecoderFactory;
import io.asciichat.metrics.FlightRecorderProbe;
import io.asciichat.metrics.HealthCheck;
import io.asciichat.metrics.MetricsServer;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ascii-chat server}. */
@Command(
    name = "server",
    header = "Let people call each other.",
    footer = {
      "  ascii-chat server                              for this machine only",
      "  ascii-chat server 0.0.0.0 ::                   for everybody, IPv4 and IPv6",
      "  ascii-chat server :: --password-file FILE      for those who know the password"
    })
final class ServerCommand implements Callable<Integer> {
  /** From a signal to the end of the process, which supervisors wait for, some only two seconds. */
  private static final Duration STOP_TIMEOUT = Duration.ofMillis(1800);

  private final Shell shell;
  private final SettingsReload.Reader reader;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      arity = "0..2",
      paramLabel = "<address>",
      description = "Where to listen: one IPv4, one IPv6 or both. Default: 127.0.0.1 ::1")
  List<String> addresses = List.of();

  @Option(
      names = {"-p", "--port"},
      paramLabel = "<port>",
      defaultValue = "27224",
      converter = Numbers.Port.class,
      description = "TCP port; 0 takes a free one. Default: 27224.")
  int port;

  @Option(
      names = "--h265",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = {
        "Whether H.265 from clients is decoded, which C clients",
        "send and FFmpeg must be there for. Default: yes."
      })
  boolean h265 = true;

  @Option(
      names = "--audio",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "Whether people hear each other. Default: yes.")
  boolean audio = true;

  @Option(
      names = "--audio-mixer",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = {
        "Whether voices are cleaned and balanced; else they are",
        "just added up. Default: yes."
      })
  boolean mixer = true;

  @Option(
      names = "--control",
      paramLabel = "<socket>",
      defaultValue = ControlServer.AUTO,
      description = {
        "Where 'ascii-chat status' finds this server: the file",
        "of a socket, or off. Default: auto."
      })
  String control = ControlServer.AUTO;

  @Mixin(name = GroupedHelp.OWN)
  final SoundOptions.Codec opus = new SoundOptions.Codec();

  @Mixin(name = StatisticsOptions.HEADING)
  final StatisticsOptions statistics = new StatisticsOptions();

  @Mixin(name = MetricsOptions.HEADING)
  final MetricsOptions metrics = new MetricsOptions();

  @Mixin(name = LimitOptions.HEADING)
  final LimitOptions limits = new LimitOptions();

  @Mixin(name = TransportOptions.HEADING)
  final TransportOptions network = new TransportOptions();

  @Mixin(name = SecurityOptions.HEADING)
  final ServerSecurityOptions security = new ServerSecurityOptions();

  @Mixin(name = LogOptions.HEADING)
  final LogOptions log = new LogOptions();

  @Mixin(name = HelpOption.HEADING)
  final HelpOption help = new HelpOption();

  ServerCommand(Shell shell, SettingsReload.Reader reader) {
    this.shell = shell;
    this.reader = reader;
  }

  @Override
  public Integer call() throws Exception {
    log.apply(System.Logger.Level.INFO);
    Outcome outcome = new Outcome();
    ReportSignal.register();
    // Before anything is changed that was given.
    SettingsReload settings = new SettingsReload(Objects.requireNonNull(spec), shell, reader);
    security.settle();
    KeyEnvironment environment = KeyEnvironment.of(shell.environment(), shell.homeFolder());
    Whitelist clients = security.clients(environment, shell::warn);
    try (OwnIdentities own = OwnIdentities.open(security, shell, outcome);
        Password password = new Passwords(security, shell, outcome).first()) {
      if (outcome.isKnown()) {
        return Outcome.exitCode(outcome.await());
      }
      ChatRuntime runtime = ChatRuntime.standard();
      ServerLog report = new ServerLog(runtime.clock());
      LoopHandle repeats = LoggedLoop.start(runtime.runner(), "repeats", report.repeats());
      int code;
      try {
        Credentials credentials = new Credentials(own.all(), clients, password);
        code = serve(credentials, settings, outcome, runtime, report);
      } finally {
        repeats.stop();
      }
      report.ended();
      return code;
    }
  }

  /** The proofs that the server makes and asks for. */
  private record Credentials(
      List<Identity> own, @Nullable Whitelist clients, @Nullable Password password) {}

  private int serve(
      Credentials credentials,
      SettingsReload settings,
      Outcome outcome,
      ChatRuntime runtime,
      ServerLog report)
      throws InterruptedException {
    Route route = network.route(addresses, port, shell);
    Whitelist clients = credentials.clients();
    try (StopSignals signals = new StopSignals(outcome, STOP_TIMEOUT);
        AcipSecurity secured = secured(credentials)) {
      ServiceManager manager =
          ServiceManager.of(shell.environment(), ProcessHandle.current().pid());
      AsciiChatServer server = start(route, secured, runtime, report);
      StatisticsReport figures =
          new StatisticsReport(statistics, server::statistics, report::statistics, this::print);
      boolean served = false;
      try (server;
          MetricsServer scraped = metrics.serve(server::statistics, health(server, report))) {
        served = true;
        signals.whenAsked(report::stopping);
        signals.listen(() -> {});
        LoopHandle telling = LoggedLoop.start(runtime.runner(), "statistics", figures);
        Runnable drain =
            () -> {
              manager.status("draining");
              drain(server, outcome, report);
            };
        signals.onDrain(drain);
        ServerReload reload =
            new ServerReload(server, report, settings, manager, limits.bans(), clients);
        LoopHandle reloading = LoggedLoop.start(runtime.runner(), "reload", reload);
        Runnable readAgain =
            () -> {
              reload.ask();
              reloading.wake();
            };
        signals.onHangup(readAgain);
        ServerControl.Steering steering = new ServerControl.Steering(readAgain, drain);
        try (ControlServer _ = controlled(server, steering, runtime)) {
          report.credentials(credentials.own(), clients, credentials.password() != null);
          String where = route.shown(server.endpoints());
          report.listening(where);
          if (scraped != null) {
            report.metrics(scraped.address());
          }
          manager.ready("listening on " + where);
          watch(manager, server, runtime);
          return Outcome.exitCode(outcome.await());
        } finally {
          manager.stopping();
          telling.stop();
          reloading.stop();
        }
      } finally {
        if (served) {
          figures.last();
        }
      }
    }
  }

  /** Lets other programs of this user look and steer; a server without that is one all the same. */
  private @Nullable ControlServer controlled(
      AsciiChatServer server, ServerControl.Steering steering, ChatRuntime runtime) {
    if (control.equals(ControlServer.OFF)) {
      return null;
    }
    ServerControl answers = new ServerControl(server, steering, InstantSource.system());
    int listening = server.endpoints().getFirst().port();
    try {
      return ControlServer.start(control, listening, shell.environment(), answers, runtime);
    } catch (IOException e) {
      shell.warn(
          "'ascii-chat status' will not find this server: "
              + e.getMessage()
              + "; choose a place with --control");
      return null;
    }
  }

  private void print(String line) {
    shell.out().println(line);
    shell.out().flush();
  }

  private static HealthCheck health(AsciiChatServer server, ServerLog report) {
    return report.health().check(() -> server.statistics().resources().registry());
  }

  /** Ends with the process: until then the manager waits for it. */
  private static void watch(ServiceManager manager, AsciiChatServer server, ChatRuntime runtime) {
    manager
        .watchdog()
        .ifPresent(
            limit ->
                LoggedLoop.start(
                    runtime.runner(),
                    "watchdog",
                    new Watchdog(manager, limit, () -> server.pulse().longest())));
  }

  private static void drain(AsciiChatServer server, Outcome outcome, ServerLog report) {
    report.draining(server.sessions().size());
    var _ = server.drain().thenRun(outcome::quit);
  }

  private AcipSecurity secured(Credentials credentials) {
    try (Password password = credentials.password()) {
      return security.security(password, credentials.own(), credentials.clients());
    }
  }

  private List<Ban> banned(ServerLog report) {
    BanFile file = limits.bans();
    if (file == null) {
      return List.of();
    }
    report.keepBans(file);
    return file.read(report::warn);
  }

  private AsciiChatServer start(
      Route route, AcipSecurity security, ChatRuntime runtime, ServerLog report) {
    AsciiChatServer.Builder builder =
        AsciiChatServer.builder(route.transport(), security)
            .runtime(runtime)
            .listenOn(route.endpoints())
            .limits(limits.limits())
            .bans(banned(report))
            .rehearsed()
            .listener(report)
            .probe(new FlightRecorderProbe());
    if (audio) {
      builder.audio(opus.open());
      builder.mixer(mixer ? MixerSettings.DEFAULT : MixerSettings.PLAIN_SUM);
    }
    if (h265 && Ffmpeg.available()) {
      builder.decoders(new HevcDecoderFactory(runtime.pool()));
    }
    return builder.start();
  }
}
