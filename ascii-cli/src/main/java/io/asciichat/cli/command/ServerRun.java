package io.asciichat.cli.command;

import io.asciichat.cli.command.call.ServerLog;
import io.asciichat.cli.command.options.Password;
import io.asciichat.cli.command.options.Securities;
import io.asciichat.cli.command.password.Passwords;
import io.asciichat.cli.process.LockSignal;
import io.asciichat.cli.process.Outcome;
import io.asciichat.cli.process.Shell;
import io.asciichat.cli.process.StopSignals;
import io.asciichat.core.audio.mix.MixerSettings;
import io.asciichat.core.link.ChatRuntime;
import io.asciichat.core.loop.LoopHandle;
import io.asciichat.core.port.Endpoint;
import io.asciichat.core.server.AsciiChatServer;
import io.asciichat.core.server.budget.ClientBudget;
import io.asciichat.crypto.AcipSecurity;
import io.asciichat.media.video.Ffmpeg;
import io.asciichat.media.video.HevcDecoderFactory;
import io.asciichat.transport.tcp.TcpTransport;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
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
      code = serve(command, password, outcome, runtime, log);
    } finally {
      repeats.stop();
    }
    log.ended();
    return code;
  }

  private static int serve(
      ServerCommand command,
      @Nullable Password password,
      Outcome outcome,
      ChatRuntime runtime,
      ServerLog log)
      throws InterruptedException {
    try (StopSignals signals = new StopSignals(outcome, STOP_TIMEOUT);
        AcipSecurity security = Securities.of(command.security, password);
        AsciiChatServer server = start(command, security, runtime, log)) {
      signals.listen(() -> {});
      log.listening(
          server.endpoints().stream().map(Endpoint::toString).collect(Collectors.joining(", ")));
      return Outcome.exitCode(outcome.await());
    }
  }

  private static AsciiChatServer start(
      ServerCommand command, AcipSecurity security, ChatRuntime runtime, ServerLog log) {
    List<Endpoint> where =
        command.addresses.isEmpty()
            ? TcpTransport.loopback(command.port)
            : command.addresses.stream().map(a -> Endpoint.parse(a, command.port)).toList();
    AsciiChatServer.Builder builder =
        AsciiChatServer.builder(new TcpTransport(), security)
            .runtime(runtime)
            .listenOn(where)
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
