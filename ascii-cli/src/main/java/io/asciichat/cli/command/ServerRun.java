package io.asciichat.cli.command;

import io.asciichat.cli.command.call.ServerLog;
import io.asciichat.cli.command.options.Password;
import io.asciichat.cli.command.options.Securities;
import io.asciichat.cli.command.options.TransportOptions.Route;
import io.asciichat.cli.command.password.Passwords;
import io.asciichat.cli.process.LockSignal;
import io.asciichat.cli.process.Outcome;
import io.asciichat.cli.process.Shell;
import io.asciichat.cli.process.StopSignals;
import io.asciichat.core.audio.mix.MixerSettings;
import io.asciichat.core.link.ChatRuntime;
import io.asciichat.core.loop.LoopHandle;
import io.asciichat.core.server.AsciiChatServer;
import io.asciichat.core.server.budget.ClientBudget;
import io.asciichat.crypto.AcipSecurity;
import io.asciichat.media.video.Ffmpeg;
import io.asciichat.media.video.HevcDecoderFactory;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Wires {@code ascii-chat server}. */
final class ServerRun {
  /** From a signal to the end of the process, which supervisors wait for, some only two seconds. */
  private static final Duration STOP_TIMEOUT = Duration.ofMillis(1800);

  private ServerRun() {}

  static int run(ServerCommand command, Shell shell, Outcome outcome) throws InterruptedException {
    LockSignal.register();
    Password password = new Passwords(command.security, shell, outcome).first();
    if (outcome.isKnown()) {
      return Outcome.exitCode(outcome.await());
    }
    ChatRuntime runtime = ChatRuntime.standard();
    ServerLog log = new ServerLog(runtime.clock());
    Thread.setDefaultUncaughtExceptionHandler(log::threadDied);
    LoopHandle repeats = runtime.runner().start("repeats", log.repeats());
    int code;
    try {
      code = serve(command, shell, password, outcome, runtime, log);
    } finally {
      repeats.stop();
    }
    log.ended();
    return code;
  }

  private static int serve(
      ServerCommand command,
      Shell shell,
      @Nullable Password password,
      Outcome outcome,
      ChatRuntime runtime,
      ServerLog log)
      throws InterruptedException {
    Route route = command.transport.route(command.addresses, command.port, shell);
    try (StopSignals signals = new StopSignals(outcome, STOP_TIMEOUT);
        AcipSecurity security = Securities.of(command.security, password);
        AsciiChatServer server = start(command, route, security, runtime, log)) {
      signals.listen(() -> {});
      log.listening(route.shown(server.endpoints()));
      return Outcome.exitCode(outcome.await());
    }
  }

  private static AsciiChatServer start(
      ServerCommand command,
      Route route,
      AcipSecurity security,
      ChatRuntime runtime,
      ServerLog log) {
    AsciiChatServer.Builder builder =
        AsciiChatServer.builder(route.transport(), security)
            .runtime(runtime)
            .listenOn(route.endpoints())
            .maxClients(command.maxClients)
            .connectionsPerMinute(command.connectionsPerMinute)
            .ban(command.banTime)
            .budget(ClientBudget.DEFAULT.times(command.clientBudget / 100.0))
            .rehearsed()
            .listener(log);
    if (command.audio) {
      builder.audio(command.opus.open());
      builder.mixer(command.mixer ? MixerSettings.DEFAULT : MixerSettings.PLAIN_SUM);
    }
    Integer perAddress = command.maxClientsPerAddress;
    if (perAddress != null) {
      builder.maxClientsPerNetwork(perAddress);
    }
    if (command.h265 && Ffmpeg.available()) {
      builder.decoders(new HevcDecoderFactory(runtime.pool()));
    }
    return builder.start();
  }
}
