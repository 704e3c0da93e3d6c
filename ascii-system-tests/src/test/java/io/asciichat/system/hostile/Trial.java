package io.asciichat.system.hostile;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.port.HandshakeException;
import io.asciichat.core.render.ViewerProfile;
import io.asciichat.crypto.AcipSecurity;
import io.asciichat.testkit.load.LoadTest;
import io.asciichat.testkit.load.LoadTest.MeasuredTime;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One attack on one server. The server lives on afterwards until its memory is looked at. */
final class Trial implements AutoCloseable {
  private static final int HONEST = 8;
  private static final Duration WARM_UP = Duration.ofSeconds(6);

  /** How long memory may take to come back. */
  private static final Duration SETTLING = Duration.ofMinutes(1);

  private static final Duration SAMPLE_PAUSE = Duration.ofMillis(100);
  private static final String PASSWORD = "correct horse battery";

  private final Attack attack;
  private final String from;
  private final Result result;
  private final ServerProcess server;
  private final AcipSecurity security;
  private volatile long residentPeak;
  private volatile boolean measuring;
  private long over;

  Trial(Attack attack, String from, Path folder) throws IOException, InterruptedException {
    this.attack = attack;
    this.from = from;
    result = new Result(attack, from);
    String password = attack.withPassword() ? PASSWORD : "";
    AcipSecurity.Builder builder = AcipSecurity.builder();
    if (!password.isEmpty()) {
      builder.password(password.toCharArray());
    }
    security = builder.build();
    server =
        ServerProcess.start(
            folder.resolve(attack + "-" + from + ".log"), attack.places(), password);
  }

  Result result() {
    return result;
  }

  /** Two honest clients share an address with attackers from 127.0.0.1, the others do not. */
  private static Stream<String> honestAddresses() {
    return Stream.concat(
        Stream.of("127.0.0.1", "127.0.0.1"),
        Stream.iterate(10, i -> i + 1).map(i -> "127." + i + ".0.1"));
  }

  /** Does it, and measures. */
  void run() throws IOException, InterruptedException {
    Process attacker = startAttacker();
    try (SoundProbe sound = new SoundProbe(server.endpoint(), security);
        StallingViewer stalling = new StallingViewer(server.endpoint(), security);
        BufferedReader answers = attacker.inputReader()) {
      while (!AttackMain.READY.equals(answers.readLine())) {
        require(attacker.isAlive(), "the attacker does not start");
      }
      Measured measured = new Measured(attacker, sound, stalling);
      result.pictures(
          LoadTest.builder(
                  new BoundTransport(honestAddresses().iterator()), security, server.endpoint())
              .clients(HONEST)
              .pictures(160, 120, 60)
              .terminal(80, 24)
              .warmUp(WARM_UP)
              .duration(attack.duration())
              .alongside(measured)
              .build()
              .run());
      measured.report();
      List<String> told = answers.lines().toList();
      result.attacker(
          told.isEmpty() ? "" : told.getFirst(), told.contains(AttackMain.ENDED + true));
      result.sound(sound.end());
    } catch (AsciiChatException | HandshakeException e) {
      result.fault("honest clients cannot join: " + e.getMessage());
    } finally {
      attacker.destroyForcibly();
      over = System.nanoTime();
      if (server.isAlive()) {
        stayAlone();
      }
    }
  }

  private static void require(boolean right, String otherwise) throws IOException {
    if (!right) {
      throw new IOException(otherwise);
    }
  }

  /** Priority is given to those who measure: a real attacker uses processors of its own. */
  private Process startAttacker() throws IOException {
    List<String> command = new ArrayList<>(List.of("nice", "-n", "19"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", "-Xmx1g"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(AttackMain.class.getName(), attack.name()));
    command.addAll(List.of(server.endpoint().host(), "" + server.endpoint().port(), from));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  /** What happens while the honest clients are measured. */
  private final class Measured implements MeasuredTime {
    private final Process attacker;
    private final SoundProbe sound;
    private final StallingViewer stalling;
    private @Nullable Newcomers newcomers;
    private @Nullable Thread sampler;
    private long before;
    private long logBefore;

    Measured(Process attacker, SoundProbe sound, StallingViewer stalling) {
      this.attacker = attacker;
      this.sound = sound;
      this.stalling = stalling;
    }

    @Override
    public void begins() {
      before = server.residentMegabytes();
      measuring = true;
      sound.measure();
      newcomers = new Newcomers(server.endpoint(), security);
      sampler = Thread.ofPlatform().daemon().start(this::sample);
      try {
        logBefore = server.logBytes();
        attacker.outputWriter().write("go\n");
        attacker.outputWriter().flush();
      } catch (IOException e) {
        result.fault("the attack did not begin");
      }
    }

    private void sample() {
      while (measuring) {
        residentPeak = Math.max(residentPeak, server.residentMegabytes());
        try {
          Thread.sleep(SAMPLE_PAUSE);
        } catch (InterruptedException e) {
          return;
        }
      }
    }

    @Override
    public void ends() {
      measuring = false;
      if (sound.failure() != null) {
        result.thrownOut("who speaks or listens: " + sound.failure());
      }
      if (stalling.failure() != null) {
        result.thrownOut("whose line stalls: " + stalling.failure());
      }
      try {
        attacker.outputWriter().close();
      } catch (IOException e) {
        result.fault("the attack had ended before");
      }
    }

    void report() throws IOException, InterruptedException {
      Objects.requireNonNull(newcomers).end();
      Objects.requireNonNull(sampler).join();
      result.newcomers(newcomers);
      result.residentDuring(before, residentPeak);
      result.log(server.logLines(logBefore), server.logBytes() - logBefore);
      if (!server.isAlive()) {
        result.fault("the server is gone");
      }
    }
  }

  /** One client with a few small pictures stays, since memory may come back only with use. */
  private void stayAlone() {
    LoadTest quiet =
        LoadTest.builder(
                new BoundTransport(List.of("127.90.0.1").iterator()), security, server.endpoint())
            .clients(1)
            .pictures(80, 60, 5)
            .viewer(ViewerProfile.ofSize(80, 24).withFramesPerSecond(5))
            .duration(SETTLING)
            .build();
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              try {
                quiet.run();
              } catch (InterruptedException | AsciiChatException e) {
                // Its own report is of no interest; the server's memory is.
              }
            });
  }

  /** Whether {@link #settle} would not have to wait. */
  boolean isSettled() {
    return System.nanoTime() - over >= SETTLING.toNanos();
  }

  /** Waits until a minute is over, looks at the memory, and ends the server. */
  void settle() throws IOException, InterruptedException {
    long left = over + SETTLING.toNanos() - System.nanoTime();
    if (left > 0) {
      Thread.sleep(Duration.ofNanos(left));
    }
    result.residentAfter(server.residentMegabytes());
    if (!server.stop()) {
      result.fault("SIGTERM");
    }
  }

  @Override
  public void close() {
    server.close();
    security.close();
  }
}
