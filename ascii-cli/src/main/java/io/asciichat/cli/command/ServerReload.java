package io.asciichat.cli.command;

import io.asciichat.cli.command.call.ServerLog;
import io.asciichat.cli.command.identity.WhitelistReload;
import io.asciichat.cli.config.BanFile;
import io.asciichat.cli.process.ServiceManager;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.loop.Loop;
import io.asciichat.core.server.AsciiChatServer;
import io.asciichat.core.session.SessionInfo;
import io.asciichat.crypto.keys.Whitelist;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads a server's configuration file, and the keys of its clients, again when it is asked to, and
 * applies what can change while it runs. A mistake costs one line, and everything stays as it was.
 * A loop of its own, for keys may come from the network.
 */
final class ServerReload implements Loop {
  private final AsciiChatServer server;
  private final ServerLog report;
  private final SettingsReload settings;
  private final ServiceManager manager;
  private final @Nullable BanFile bans;
  private final @Nullable WhitelistReload keys;
  private final AtomicBoolean asked = new AtomicBoolean();

  /**
   * @param manager is told that the server reloads
   * @param bans read again; null without
   * @param clients whose keys are read again; null when all clients are let in
   */
  ServerReload(
      AsciiChatServer server,
      ServerLog report,
      SettingsReload settings,
      ServiceManager manager,
      @Nullable BanFile bans,
      @Nullable Whitelist clients) {
    this.server = server;
    this.report = report;
    this.settings = settings;
    this.manager = manager;
    this.bans = bans;
    this.keys = clients == null ? null : new WhitelistReload(clients, new Listed(clients));
  }

  /** Asks for everything to be read; any thread. The loop has to be woken then. */
  void ask() {
    asked.set(true);
  }

  @Override
  public long step(long now) {
    boolean reloads = asked.getAndSet(false);
    if (reloads) {
      manager.reloading();
      settings();
      bans();
      if (keys != null) {
        keys.ask();
      }
    }
    try {
      return keys == null ? WHEN_WOKEN : keys.step(now);
    } finally {
      if (reloads) {
        manager.reloaded();
      }
    }
  }

  private void settings() {
    try {
      SettingsReload.Reread read = settings.read(report::warn);
      server.limits(read.settings().limits.limits());
      read.settings().log.applyLevel(Level.INFO);
      report.settingsReloaded(read.changed(), read.waiting());
    } catch (AsciiChatException e) {
      report.settingsKept(e);
    }
  }

  private void bans() {
    if (bans == null) {
      return;
    }
    try {
      int gone = server.bans(bans.read(report::warn));
      report.bansRead(server.bans().size(), gone);
    } catch (AsciiChatException | IllegalArgumentException e) {
      report.bansKept(e);
    }
  }

  /** The server, as the list of its clients sees it. */
  private final class Listed implements WhitelistReload.ListedServer {
    private final Whitelist clients;

    Listed(Whitelist clients) {
      this.clients = clients;
    }

    @Override
    public void reloaded(Whitelist.Reload read) {
      report.reloaded(clients, read);
    }

    @Override
    public void dismiss(Predicate<SessionInfo> whom) {
      report.dismissed(
          server.dismiss(whom, ErrorCode.AUTH, "the server does not let your key in any more"));
    }
  }
}
