package io.asciichat.core.server;

import io.asciichat.core.port.Clock;
import io.asciichat.core.port.ServerProbe;
import io.asciichat.core.render.ViewerProfile;
import io.asciichat.core.server.sound.MixWatch;
import io.asciichat.core.statistics.Latencies;
import io.asciichat.core.statistics.LatencyHistogram;
import io.asciichat.core.statistics.RenderStatistics;
import java.util.concurrent.atomic.LongAdder;

/**
 * Times what a server does for its clients, and tells the embedder's probe. Any loop may call it;
 * it takes no lock and allocates nothing.
 */
final class WorkMeter implements MixWatch {
  private final Clock clock;
  private final ServerProbe probe;
  private final LatencyHistogram rendering = new LatencyHistogram();
  private final LatencyHistogram lateness = new LatencyHistogram();
  private final LatencyHistogram mixing = new LatencyHistogram();
  private final LongAdder delivered = new LongAdder();

  WorkMeter(Clock clock, ServerProbe probe) {
    this.clock = clock;
    this.probe = probe;
  }

  @Override
  public long now() {
    return clock.nanos();
  }

  /** The moment of a frame has come, so many nanoseconds after it was due. */
  void ticked(long late) {
    lateness.record(late);
    probe.ticked(late);
  }

  /**
   * A frame was drawn.
   *
   * @param began when, on the clock
   */
  void rendered(long began, ViewerProfile profile, int viewers) {
    long took = clock.nanos() - began;
    rendering.record(took);
    probe.rendered(took, profile.columns(), profile.rows(), viewers);
  }

  /** A frame was given to a viewer. */
  void delivered() {
    delivered.increment();
  }

  /** A viewer is too slow for its frames, and has lost one. */
  void dropped(long client) {
    probe.frameDropped(client);
  }

  @Override
  public void mixed(long began, int clients) {
    long took = clock.nanos() - began;
    mixing.record(took);
    probe.mixed(took, clients);
  }

  /** A client has shaken hands. */
  void shookHands(long client, long took) {
    probe.shookHands(client, took);
  }

  RenderStatistics statistics() {
    Latencies drawn = rendering.snapshot();
    return new RenderStatistics(
        drawn, lateness.snapshot(), mixing.snapshot(), drawn.count(), delivered.sum());
  }
}
