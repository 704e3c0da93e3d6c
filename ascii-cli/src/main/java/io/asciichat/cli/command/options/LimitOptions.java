package io.asciichat.cli.command.options;

import io.asciichat.cli.config.BanFile;
import io.asciichat.core.server.ServerLimits;
import io.asciichat.core.session.ClientBudget;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How many a server lets in, and what each of them may do. All of it can change while it runs. */
public final class LimitOptions {
  public static final String HEADING = "Limits";

  @Option(
      names = "--max-clients",
      paramLabel = "<number>",
      defaultValue = "64",
      converter = Numbers.Clients.class,
      description = "How many may take part, up to 1024. Default: 64.")
  public int maxClients;

  @Option(
      names = "--max-clients-per-address",
      paramLabel = "<number>",
      converter = Numbers.Clients.class,
      description = {
        "How many of them may come from one IPv4 address or",
        "IPv6 /64. Default: three quarters; all from",
        "127.0.0.1 and ::1."
      })
  public @Nullable Integer maxClientsPerAddress;

  @Option(
      names = "--connections-per-minute",
      paramLabel = "<number>",
      converter = Numbers.Count.class,
      description = {
        "How often one address may connect. Default: 50, or as",
        "many as it may have clients, if those are more."
      })
  public @Nullable Integer connectionsPerMinute;

  @Option(
      names = "--ban-time",
      paramLabel = "<seconds>",
      defaultValue = "600",
      converter = Numbers.Seconds.class,
      description = {
        "How long an address is refused after ten wrong",
        "passwords; 0 for never. Default: 600."
      })
  public Duration banTime = Duration.ZERO;

  @Option(
      names = "--client-budget",
      paramLabel = "<percent>",
      defaultValue = "100",
      converter = Numbers.Percent.class,
      description = {
        "How much one client may send and let the server work,",
        "in percent of what is usual. Default: 100."
      })
  public int clientBudget;

  @Option(
      names = "--ban-file",
      paramLabel = "<file>",
      description = {
        "Keep there who is banned; read at the start and at SIGHUP,",
        "one a line: an address, a prefix or key:HEX, forever or a",
        "time such as 2026-12-24T18:00:00Z, and a note."
      })
  public @Nullable Path banFile;

  /** Returns the file of bans; null without. */
  public @Nullable BanFile bans() {
    return banFile == null ? null : new BanFile(banFile);
  }

  /** Returns them as a server takes them. */
  public ServerLimits limits() {
    ServerLimits limits =
        ServerLimits.DEFAULT
            .withMaxClients(maxClients)
            .withBan(banTime)
            .withBudget(ClientBudget.DEFAULT.times(clientBudget / 100.0));
    if (maxClientsPerAddress != null) {
      limits = limits.withMaxClientsPerNetwork(maxClientsPerAddress);
    }
    if (connectionsPerMinute != null) {
      limits = limits.withConnectionsPerMinute(connectionsPerMinute);
    }
    return limits;
  }
}
