package io.asciichat.testkit.load;

import io.asciichat.core.loop.LoopHandle;
import io.asciichat.core.loop.LoopRunner;
import io.asciichat.testkit.load.LoadSettings.Crowd;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Everybody beside the clients that are measured. For the thread that runs the test. */
final class LoadCrowd {
  private static final long STOP_TIMEOUT_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final LoadPeers peers;
  private final LoadPlan plan;
  private final Crowd settings;
  private final HostileLoop.Tally hostile = new HostileLoop.Tally();
  private final List<LoopHandle> handles = new ArrayList<>();
  private @Nullable CrowdLoop clients;

  LoadCrowd(LoadPeers peers, LoadPlan plan) {
    this.peers = peers;
    this.plan = plan;
    settings = plan.settings().crowd();
  }

  void start() {
    LoopRunner runner = peers.runtime().runner();
    if (settings.churn() + settings.slow() > 0) {
      CrowdLoop loop = new CrowdLoop(peers, plan, plan.clock().nanos());
      clients = loop;
      handles.add(runner.start("load crowd", loop));
    }
    for (int i = 0; i < settings.hostile(); i++) {
      handles.add(runner.start("load hostile " + (i + 1), new HostileLoop(peers, hostile, i)));
    }
  }

  void stop() {
    handles.forEach(LoopHandle::stop);
  }

  void join() {
    handles.forEach(handle -> handle.join(STOP_TIMEOUT_NANOS));
  }

  /** What became of them, or null when there was nobody; after {@link #join}. */
  @Nullable CrowdLoad result() {
    if (settings.equals(Crowd.NONE)) {
      return null;
    }
    CrowdLoop loop = clients;
    return new CrowdLoad(
        loop == null ? CrowdLoad.ChurnLoad.NONE : loop.churn(),
        loop == null ? new CrowdLoad.SlowLoad(0, 0, 0) : loop.slow(),
        hostile.result(settings.hostile()));
  }
}
