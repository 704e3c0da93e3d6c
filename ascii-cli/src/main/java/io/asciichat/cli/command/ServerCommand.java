package io.asciichat.cli.command;

import io.asciichat.cli.command.options.HelpOption;
import io.asciichat.cli.command.options.LogOptions;
import io.asciichat.cli.command.options.OpusOption;
import io.asciichat.cli.command.options.RangeConverter;
import io.asciichat.cli.command.options.SecondsConverter;
import io.asciichat.cli.command.options.SecurityOptions;
import io.asciichat.cli.command.options.TransportOptions;
import io.asciichat.cli.process.Outcome;
import io.asciichat.cli.process.Shell;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ascii-chat server}. */
@Command(
    name = "server",
    header = "Let people call each other.",
    synopsisHeading = "%nUsage:%n  ",
    parameterListHeading = "%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ascii-chat server                              for this machine only",
      "  ascii-chat server 0.0.0.0 ::                   for everybody, IPv4 and IPv6",
      "  ascii-chat server :: --password-file FILE      for those who know the password"
    })
final class ServerCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(
      arity = "0..2",
      paramLabel = "<address>",
      description = "Where to listen: one IPv4, one IPv6 or both. Default: 127.0.0.1 ::1")
  List<String> addresses = List.of();

  @Option(
      names = {"-p", "--port"},
      paramLabel = "<port>",
      defaultValue = "27224",
      converter = RangeConverter.Port.class,
      description = "TCP port; 0 takes a free one. Default: 27224.")
  int port;

  @Option(
      names = "--max-clients",
      paramLabel = "<number>",
      defaultValue = "9",
      converter = RangeConverter.Count.class,
      description = "How many may take part. Default: 9.")
  int maxClients;

  @Option(
      names = "--max-clients-per-address",
      paramLabel = "<number>",
      converter = RangeConverter.Count.class,
      description = {
        "How many of them may come from one IPv4 address or",
        "IPv6 /64. Default: three quarters; all from",
        "127.0.0.1 and ::1."
      })
  @Nullable Integer maxClientsPerAddress;

  @Option(
      names = "--connections-per-minute",
      paramLabel = "<number>",
      defaultValue = "50",
      converter = RangeConverter.Count.class,
      description = "How often one address may connect. Default: 50.")
  int connectionsPerMinute;

  @Option(
      names = "--ban-time",
      paramLabel = "<seconds>",
      defaultValue = "600",
      converter = SecondsConverter.class,
      description = {
        "How long an address is refused after ten wrong",
        "passwords; 0 for never. Default: 600."
      })
  Duration banTime = Duration.ZERO;

  @Option(
      names = "--client-budget",
      paramLabel = "<percent>",
      defaultValue = "100",
      converter = RangeConverter.Percent.class,
      description = {
        "How much one client may send and let the server work,",
        "in percent of what is usual. Default: 100."
      })
  int clientBudget;

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

  @Mixin(name = GroupedHelp.OWN)
  final OpusOption opus = new OpusOption();

  @Mixin(name = TransportOptions.HEADING)
  final TransportOptions transport = new TransportOptions();

  @Mixin(name = SecurityOptions.HEADING)
  final SecurityOptions security = new SecurityOptions();

  @Mixin(name = LogOptions.HEADING)
  final LogOptions log = new LogOptions();

  @Mixin(name = HelpOption.HEADING)
  final HelpOption help = new HelpOption();

  ServerCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws Exception {
    log.apply(System.Logger.Level.INFO);
    return ServerRun.run(this, shell, new Outcome());
  }
}
