package io.asciichat.cli.command;

import io.asciichat.cli.command.call.Call;
import io.asciichat.cli.command.options.HelpOption;
import io.asciichat.cli.command.options.LogOptions;
import io.asciichat.cli.command.options.LookOptions;
import io.asciichat.cli.command.options.NameOption;
import io.asciichat.cli.command.options.PictureOptions;
import io.asciichat.cli.command.options.RecordingOptions;
import io.asciichat.cli.command.options.SoundOptions;
import io.asciichat.cli.command.options.SourceOptions;
import io.asciichat.cli.command.output.PictureOutput;
import io.asciichat.cli.command.picture.SourceWatch;
import io.asciichat.cli.command.picture.Sources;
import io.asciichat.cli.process.Outcome;
import io.asciichat.cli.process.Shell;
import io.asciichat.cli.process.StopSignals;
import io.asciichat.cli.terminal.ViewPreferences;
import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.client.AsciiChatClient;
import io.asciichat.core.client.OwnVideo;
import io.asciichat.core.port.Endpoint;
import io.asciichat.core.port.Security;
import io.asciichat.core.port.Transport;
import io.asciichat.core.render.ViewerProfile;
import io.asciichat.core.runtime.ChatRuntime;
import io.asciichat.core.server.AsciiChatServer;
import io.asciichat.core.server.ServerListener;
import io.asciichat.core.session.SessionInfo;
import io.asciichat.crypto.AcipSecurity;
import io.asciichat.crypto.ServerCheck;
import io.asciichat.crypto.keys.Identities;
import io.asciichat.crypto.keys.Identity;
import io.asciichat.media.MediaFile;
import io.asciichat.testkit.display.MemoryDisplay;
import io.asciichat.transport.tcp.TcpTransport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ascii-chat demo}. */
@Command(
    name = "demo",
    header = "A call with three synthetic people, on this machine only.",
    footer = {
      "  ascii-chat demo                                q or Ctrl+C leaves",
      "  ascii-chat demo --file cat.gif                 you are a cat",
      "  ascii-chat demo --snapshot --width 120 --height 40",
      "  ascii-chat demo --snapshot --render-file demo.png"
    })
final class DemoCommand implements Callable<Integer> {
  private final Shell shell;

  @Mixin(name = NameOption.HEADING)
  final NameOption you = new NameOption();

  @Mixin(name = SourceOptions.HEADING)
  final SourceOptions source = new SourceOptions();

  @Mixin(name = PictureOptions.HEADING)
  final PictureOptions picture = new PictureOptions();

  @Mixin(name = LookOptions.HEADING)
  final LookOptions look = new LookOptions();

  @Mixin(name = SoundOptions.HEADING)
  final SoundOptions.InCall sound = new SoundOptions.InCall();

  @Mixin(name = RecordingOptions.HEADING)
  final RecordingOptions recording = new RecordingOptions();

  @Mixin(name = LogOptions.HEADING)
  final LogOptions log = new LogOptions();

  @Mixin(name = HelpOption.HEADING)
  final HelpOption help = new HelpOption();

  DemoCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws Exception {
    log.apply(System.Logger.Level.WARNING, source.file, recording.file);
    sound.audio &= !picture.snapshot;
    recording.requireOtherThan(source.file);
    ViewPreferences preferences = picture.preferences(look);
    ChatRuntime runtime = ChatRuntime.standard();
    BufferPool pool = runtime.pool();
    Outcome outcome = new Outcome();
    Transport transport = new TcpTransport();
    try (StopSignals signals = new StopSignals(outcome);
        Identity identity = Identities.random();
        AcipSecurity hosting = AcipSecurity.builder().identity(identity).build();
        AcipSecurity security =
            AcipSecurity.builder()
                .servers(ServerCheck.expecting(List.of(identity.key())))
                .build()) {
      String name = you.name(shell.environment());
      MediaFile media = Sources.openOrPattern(source, sound, name, pool);
      Guests guests = new Guests();
      try (SourceWatch.Watched video = new SourceWatch.Watched(media.video());
          AsciiChatServer server =
              AsciiChatServer.builder(transport, hosting)
                  .runtime(runtime)
                  .listenOn(TcpTransport.loopback(0))
                  .audio(SoundOptions.Codec.usual())
                  .listener(guests)
                  .start();
          Guests _ = guests.join(transport, security, where(server), runtime);
          PictureOutput output =
              PictureOutput.open(preferences, picture.snapshot, recording, shell)) {
        signals.listen(output::close);
        video.start(runtime.runner(), output::overdue);
        AsciiChatClient.Builder builder =
            AsciiChatClient.builder(transport, security, where(server), output.display())
                .runtime(runtime)
                .name(name);
        return new Call(runtime, output, outcome)
            .run(() -> builder, new MediaFile(video, media.sound()), source, picture, sound);
      }
    }
  }

  private static Endpoint where(AsciiChatServer server) {
    return server.endpoints().getFirst();
  }

  /**
   * The synthetic people of the demo: real clients with a test pattern for a camera. They join one
   * after another, so that their places in the grid are the same each time; to know when one has,
   * they listen to the server.
   */
  static final class Guests implements ServerListener, AutoCloseable {
    private static final List<String> NAMES = List.of("ADA", "GRACE", "LINUS");

    /** They look at the smallest picture once a second: what they see costs nothing. */
    private static final ViewerProfile VIEW = ViewerProfile.ofSize(20, 10).withFramesPerSecond(1);

    /** A guest that takes longer is not waited for. */
    private static final Duration JOIN_TIMEOUT = Duration.ofSeconds(5);

    private final List<AsciiChatClient> clients = new ArrayList<>();
    private final Semaphore joined = new Semaphore(0);

    /**
     * Starts the guests, each when the one before has joined; returns when all have. When it is
     * interrupted, those that have joined are closed.
     */
    Guests join(Transport transport, Security security, Endpoint server, ChatRuntime runtime)
        throws InterruptedException {
      try {
        joinAll(transport, security, server, runtime);
        return this;
      } catch (InterruptedException | RuntimeException e) {
        close();
        throw e;
      }
    }

    private void joinAll(
        Transport transport, Security security, Endpoint server, ChatRuntime runtime)
        throws InterruptedException {
      for (String name : NAMES) {
        OwnVideo own = OwnVideo.of(Sources.pattern(name, clients.size() + 1, runtime.pool()));
        clients.add(
            AsciiChatClient.builder(transport, security, server, new MemoryDisplay(VIEW))
                .runtime(runtime)
                .video(own)
                .name(name)
                .start());
        var ignored = joined.tryAcquire(JOIN_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
      }
    }

    @Override
    public void joined(SessionInfo session) {
      joined.release();
    }

    @Override
    public void close() {
      clients.forEach(AsciiChatClient::close);
    }
  }
}
