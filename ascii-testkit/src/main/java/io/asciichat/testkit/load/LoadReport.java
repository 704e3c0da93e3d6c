package io.asciichat.testkit.load;

import io.asciichat.core.render.ViewerProfile;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a load test found.
 *
 * @param width of the pictures sent
 * @param height of the pictures sent
 * @param picturesPerSecond asked of each client
 * @param viewer what each client announced
 * @param seconds measured
 * @param clients one entry each, in the order they connected
 * @param gaps between frames, over all clients
 * @param server the server's process, or null when it was not named
 * @param generator this process, or null where the system does not tell
 */
public record LoadReport(
    int width,
    int height,
    int picturesPerSecond,
    ViewerProfile viewer,
    double seconds,
    List<ClientLoad> clients,
    FrameGaps gaps,
    @Nullable ProcessLoad server,
    @Nullable ProcessLoad generator) {
  /** Copies the list. */
  public LoadReport {
    clients = List.copyOf(clients);
  }

  /** Frames that the clients got each second, on average over the clients. */
  public double framesPerSecond() {
    return clients.stream().mapToDouble(ClientLoad::framesPerSecond).average().orElse(0);
  }

  /** Bytes of frames that all clients together got each second. */
  public double bytesPerSecond() {
    return clients.stream().mapToDouble(LoadReport::bytesPerSecond).sum();
  }

  /** Frames that broke the rules, over all clients. */
  public long invalid() {
    return clients.stream().mapToLong(ClientLoad::invalid).sum();
  }

  /** Clients that ended before the time was over. */
  public long failed() {
    return clients.stream().filter(client -> !client.failure().isEmpty()).count();
  }

  /** The report as a table, for people. */
  public String format() {
    Formatter text = new Formatter(Locale.ROOT);
    text.format(
        "%d clients send %dx%d at %d/s, terminals %dx%d %s, measured %.1f s%n",
        clients.size(),
        width,
        height,
        picturesPerSecond,
        viewer.columns(),
        viewer.rows(),
        viewer.colorLevel(),
        seconds);
    text.format(
        "%6s %8s %9s %9s %8s %9s %9s %9s %8s%n",
        "client",
        "sent/s",
        "frames/s",
        "KB/frame",
        "MB/s",
        "gap p50",
        "p99 ms",
        "max ms",
        "invalid");
    for (int i = 0; i < clients.size(); i++) {
      ClientLoad client = clients.get(i);
      row(
          text,
          Integer.toString(i + 1),
          client.sentPerSecond(),
          client.framesPerSecond(),
          client.bytesPerFrame(),
          bytesPerSecond(client),
          client.gaps(),
          client.invalid(),
          client.failure());
    }
    row(
        text,
        "all",
        clients.stream().mapToDouble(ClientLoad::sentPerSecond).average().orElse(0),
        framesPerSecond(),
        framesPerSecond() == 0 ? 0 : bytesPerSecond() / clients.size() / framesPerSecond(),
        bytesPerSecond(),
        gaps,
        invalid(),
        failed() == 0 ? "" : failed() + " failed");
    process(text, "server", server);
    process(text, "load generator", generator);
    return text.toString();
  }

  @Override
  public String toString() {
    return format();
  }

  private static double bytesPerSecond(ClientLoad client) {
    return client.framesPerSecond() * client.bytesPerFrame();
  }

  private static void row(
      Formatter text,
      String name,
      double sent,
      double frames,
      double bytesPerFrame,
      double bytesPerSecond,
      FrameGaps gaps,
      long invalid,
      String note) {
    text.format(
        "%6s %8.1f %9.1f %9.1f %8.2f %9.2f %9.2f %9.2f %8d%s%n",
        name,
        sent,
        frames,
        bytesPerFrame / 1e3,
        bytesPerSecond / 1e6,
        gaps.p50(),
        gaps.p99(),
        gaps.max(),
        invalid,
        note.isEmpty() ? "" : "  " + note);
  }

  private static void process(Formatter text, String name, @Nullable ProcessLoad load) {
    if (load != null) {
      text.format(
          "%s: CPU %.1f %% of one core, memory %.0f MB, peak %.0f MB%n",
          name, load.cpuPercent(), load.rssBytes() / 1e6, load.peakRssBytes() / 1e6);
    }
  }
}
