package io.asciichat.testkit.load;

import io.asciichat.core.render.ViewerProfile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a load test found.
 *
 * @param width of the pictures sent
 * @param height of the pictures sent
 * @param picturesPerSecond asked of each client; 0 without pictures
 * @param viewer what each client announced
 * @param seconds measured
 * @param clients one entry each, in the order they connected
 * @param gaps between frames, over all clients
 * @param sound what there was to hear, or null in a test without sound
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
    @Nullable SoundLoad sound,
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
    return new ReportText(this).format();
  }

  @Override
  public String toString() {
    return format();
  }

  static double bytesPerSecond(ClientLoad client) {
    return client.framesPerSecond() * client.bytesPerFrame();
  }
}
