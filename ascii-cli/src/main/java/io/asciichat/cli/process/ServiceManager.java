package io.asciichat.cli.process;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells systemd, or another supervisor that speaks its protocol, how the process is: sd_notify(3).
 * Without {@code NOTIFY_SOCKET} in the environment it does nothing and loads nothing. Thread-safe.
 */
public final class ServiceManager {
  private static final System.Logger LOG = System.getLogger("io.asciichat.service");
  private static final String SOCKET = "NOTIFY_SOCKET";
  private static final long MICROSECONDS = 1000;

  private final @Nullable String socket;
  private final @Nullable Duration watchdog;
  private volatile boolean failed;

  private ServiceManager(@Nullable String socket, @Nullable Duration watchdog) {
    this.socket = socket;
    this.watchdog = watchdog;
  }

  /**
   * Finds out whether there is one.
   *
   * @param environment the process's variables
   * @param pid the process's number
   */
  public static ServiceManager of(Map<String, String> environment, long pid) {
    String socket = environment.getOrDefault(SOCKET, "");
    // What systemd knows beside these, such as a virtual machine's socket, is for other programs.
    boolean known = socket.startsWith("/") || socket.startsWith("@");
    return new ServiceManager(known ? socket : null, known ? watchdog(environment, pid) : null);
  }

  private static @Nullable Duration watchdog(Map<String, String> environment, long pid) {
    String whose = environment.getOrDefault("WATCHDOG_PID", "");
    String time = environment.getOrDefault("WATCHDOG_USEC", "");
    if (!time.matches("[1-9][0-9]{0,14}") || !(whose.isEmpty() || whose.equals("" + pid))) {
      return null;
    }
    return Duration.ofNanos(Long.parseLong(time) * MICROSECONDS);
  }

  /** The time within which {@link #alive} has to be called again; empty without a watchdog. */
  public Optional<Duration> watchdog() {
    return Optional.ofNullable(watchdog);
  }

  /**
   * The server listens.
   *
   * @param status one line for {@code systemctl status}
   */
  public void ready(String status) {
    tell("READY=1\nSTATUS=" + Shell.oneLine(status));
  }

  /** Begins to reload; ends with {@link #reloaded}. */
  public void reloading() {
    // On Linux this clock is CLOCK_MONOTONIC, which systemd compares with its own.
    tell("RELOADING=1\nMONOTONIC_USEC=" + System.nanoTime() / MICROSECONDS);
  }

  /** Has done with reloading. */
  public void reloaded() {
    tell("READY=1");
  }

  /** Something else to show in {@code systemctl status}. */
  public void status(String line) {
    tell("STATUS=" + Shell.oneLine(line));
  }

  /** The process is about to end. */
  public void stopping() {
    tell("STOPPING=1\nSTATUS=shutting down");
  }

  /** The process has been found to do its work; see {@link #watchdog}. */
  public void alive() {
    tell("WATCHDOG=1");
  }

  private void tell(String message) {
    if (socket == null || failed) {
      return;
    }
    try {
      NotifySocket.send(socket, message);
    } catch (IOException | RuntimeException | LinkageError e) {
      failed = true;
      LOG.log(
          Level.WARNING,
          "cannot tell the service manager at {0}, and does not try again: {1}",
          socket,
          String.valueOf(e.getMessage()));
    }
  }
}
