package io.asciichat.testkit.needs;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Assumptions;

/** A thing that a machine with Java and Maven may lack. Looked for once, when first asked for. */
public enum Need {
  /** The system's Opus library. */
  LIBOPUS(
      "libopus",
      "libopus0",
      () ->
          Probe.isLibrary(
              "libopus.so.0",
              "libopus.0.dylib",
              "/opt/homebrew/lib/libopus.0.dylib",
              "/usr/local/lib/libopus.0.dylib",
              "/opt/local/lib/libopus.0.dylib",
              "opus.dll",
              "libopus-0.dll")),

  /** What WebRTC's native build for Linux is linked to; other systems bring it themselves. */
  WEBRTC_LIBRARIES(
      "the libraries that WebRTC is linked to, libpulse among them",
      "libpulse0 libudev1 libx11-6 libxfixes3 libxrandr2 libxcomposite1 libdbus-1-3",
      () ->
          !Probe.isLinux()
              || List.of(
                      "libpulse.so.0",
                      "libudev.so.1",
                      "libX11.so.6",
                      "libXfixes.so.3",
                      "libXrandr.so.2",
                      "libXcomposite.so.1",
                      "libdbus-1.so.3")
                  .stream()
                  .allMatch(Probe::isLibrary)),

  /** What FFmpeg's native build for Linux is linked to; other systems bring it themselves. */
  FFMPEG_LIBRARIES(
      "the libraries that FFmpeg is linked to, libudev among them",
      "libudev1 libstdc++6",
      () ->
          !Probe.isLinux() || Probe.isLibrary("libudev.so.1") && Probe.isLibrary("libstdc++.so.6")),

  /** The library through which Java reaches sound cards on Linux. */
  LIBASOUND("ALSA's library", "libasound2", () -> Probe.isLibrary("libasound.so.2")),

  /** A virtual sound card, which {@code .ci/sound-card} makes for the command that it runs. */
  SOUND_CARD(
      "a virtual sound card (run Maven under .ci/sound-card)",
      "pulseaudio pulseaudio-utils libasound2 libasound2-plugins",
      () -> System.getenv("TEST_SOUND_CARD") != null),

  /** A program that speaks. */
  SPEECH("espeak-ng", "espeak-ng", () -> Probe.isCommand("espeak-ng")),

  /** Terminals to run programs in. */
  TMUX("tmux", "tmux", () -> Probe.isCommand("tmux")),

  /** The program that lays out manual pages. */
  GROFF("groff", "groff", () -> Probe.isCommand("groff")),

  /** The program that sends signals to processes. */
  KILL("kill(1)", "procps", () -> Probe.isCommand("kill")),

  /** Programs that run another one as another user or with less than it would have. */
  LIMITS(
      "prlimit and setpriv",
      "util-linux",
      () -> Probe.isCommand("prlimit") && Probe.isCommand("setpriv")),

  /** OpenSSH's program that makes keys, and the one that keeps them. */
  OPENSSH(
      "ssh-keygen and ssh-agent",
      "openssh-client",
      () ->
          Probe.isCommand("ssh-keygen")
              && Probe.isCommand("ssh-agent")
              && Probe.isCommand("ssh-add")),

  /** GnuPG with its agent. */
  GNUPG(
      "gpg and gpg-agent",
      "gnupg",
      () ->
          Probe.isCommand("gpg")
              && Probe.isCommand("gpgconf")
              && Probe.isCommand("gpg-connect-agent")),

  /** A POSIX shell with its usual tools. */
  SHELL("sh(1)", "dash coreutils", () -> Probe.isCommand("sh")),

  /** Linux's files about processes and threads. */
  PROC("Linux with /proc mounted", "", () -> Probe.isFile("/proc/self/task")),

  /** A file that behaves like a full disk. */
  DEV_FULL("/dev/full of Linux", "", () -> Probe.isFile("/dev/full")),

  /** Socket options of Linux. */
  LINUX("Linux", "", Probe::isLinux),

  /** IPv6, at least within the machine. */
  IPV6("IPv6 on the loopback device", "", () -> Probe.isAddress("::1")),

  /** Time to play sound without gaps; asked for only when a test has found one. */
  IDLE_PROCESSORS("a machine that is less busy", "", Probe::hasIdleProcessors);

  private static final ConcurrentMap<Need, Boolean> FOUND = new ConcurrentHashMap<>();

  private final String title;
  private final String packages;

  @SuppressWarnings("ImmutableEnumChecker") // probes are functions without a state
  private final BooleanSupplier probe;

  Need(String title, String packages, BooleanSupplier probe) {
    this.title = title;
    this.packages = packages;
    this.probe = probe;
  }

  /** The need's name, for a sentence. */
  public String title() {
    return title;
  }

  /** The Debian packages that bring it; empty when it is no matter of packages. */
  public List<String> packages() {
    return packages.isEmpty() ? List.of() : Arrays.asList(packages.split(" ", -1));
  }

  /** Returns whether this machine has it. How busy it is is asked anew each time. */
  public boolean isMet() {
    return this == IDLE_PROCESSORS
        ? probe.getAsBoolean()
        : FOUND.computeIfAbsent(this, need -> need.probe.getAsBoolean());
  }

  /** Skips the running test unless this machine has it. */
  public void assume() {
    Assumptions.assumeTrue(isMet(), reason());
  }

  /**
   * Skips the running test unless this machine has it.
   *
   * @param found what the test has seen, which says nothing on such a machine
   */
  public void assume(String found) {
    Assumptions.assumeTrue(isMet(), () -> reason() + ": " + found);
  }

  /** The reason for which a test is skipped. */
  public String reason() {
    String how = packages.isEmpty() ? "" : " (Debian: apt-get install " + packages + ")";
    return "needs " + title + how;
  }
}
