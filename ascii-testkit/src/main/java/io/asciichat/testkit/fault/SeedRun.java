package io.asciichat.testkit.fault;

import io.asciichat.core.port.Security;
import io.asciichat.core.security.PlainSecurity;
import io.asciichat.core.session.SessionInfo;
import io.asciichat.testkit.audio.PcmCodec;
import io.asciichat.testkit.call.SimulatedCall;
import io.asciichat.testkit.fault.RunResult.Violation;
import io.asciichat.testkit.sim.LoopFailure;
import io.asciichat.testkit.transport.LinkProfile;
import io.asciichat.testkit.transport.MemoryConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Plays a plan and holds every honest participant to the invariants:
 *
 * <ul>
 *   <li>who was not hit by an event itself stays in the call, and newcomers get in;
 *   <li>none of those is without a new picture, or without the sound, of another for longer than
 *       {@link SeedSetup#maxGap};
 *   <li>who was hit is back within six seconds after it;
 *   <li>frames stay within the terminal;
 *   <li>no loop dies of anything but what the plan took away from it, and the accept loop not at
 *       all;
 *   <li>no address has more places than it may;
 *   <li>buffers in use stay within their budget, and none is left in the end.
 * </ul>
 *
 * <p>The run ends with the first that does not hold.
 */
public final class SeedRun implements Faults.Victims {
  private static final long MILLI = 1_000_000L;
  private static final long LOOK_NANOS = 50 * MILLI;

  /** A standstill that is shorter does not cost the connection: peers wait ten seconds. */
  private static final long LOSING_STALL_NANOS = 8_000 * MILLI;

  /** How long all that were cut off may go on when the call is over, for their loops to leave. */
  private static final Duration FAREWELL = Duration.ofSeconds(3);

  private final FaultPlan plan;
  private final SeedSetup setup;
  private final SimulatedCall call;
  private final Faults faults = new Faults(this);
  private final Map<Integer, Caller> callers = new TreeMap<>();
  private final List<Violation> violations = new ArrayList<>();
  private @Nullable FaultyTransport transport;
  private @Nullable Security security;

  private SeedRun(FaultPlan plan, SeedSetup setup) {
    this.plan = plan;
    this.setup = setup;
    call =
        SimulatedCall.builder()
            .security(
                () -> {
                  security = setup.security().get();
                  return faults.security(security);
                })
            .serverRunner(faults::runner)
            .serverTransport(real -> transport = new FaultyTransport(real, faults, this::now))
            .server(
                server ->
                    plan.sound()
                        ? setup.server().apply(server).audio(faults.codec(new PcmCodec()))
                        : setup.server().apply(server))
            .start();
  }

  /** Plays a plan. */
  public static RunResult play(FaultPlan plan, SeedSetup setup) {
    return new SeedRun(plan, setup).play();
  }

  private RunResult play() {
    try {
      call.scheduler().start("witness", this::look);
      for (FaultEvent event : plan.events()) {
        if (runUntil(event.millis())) {
          break;
        }
        apply(event);
      }
      runUntil(plan.length().toMillis());
      close();
    } catch (Exception | Error e) {
      violate("the run ends", e.toString());
    }
    long frames = 0;
    long digest = violations.hashCode();
    for (Caller caller : callers.values()) {
      frames += caller.display().shown();
      digest = digest * 31 + caller.digest();
    }
    return new RunResult(plan, List.copyOf(violations), frames, digest);
  }

  private boolean runUntil(long millis) {
    return call.scheduler().runUntil(() -> !violations.isEmpty(), millis * MILLI);
  }

  private void apply(FaultEvent event) {
    Caller caller = callers.get(event.target());
    String address = Caller.address(event.target());
    switch (event.kind()) {
      case JOIN -> join(event);
      case RESTART -> restart(event);
      case THREADS -> {
        faults.refuseThreads(event.amount());
        hitNewcomers();
      }
      case BUSY -> faults.busy(now() + event.amount() * MILLI, event.seed());
      case DESCRIPTORS -> faults.refuseDescriptors(event.amount());
      case WELCOME -> faults.refuseWelcomes(event.amount());
      case MEMORY_RECEIVED -> faults.refuseToReceive(address);
      case MEMORY_SENT -> faults.refuseToSend(address);
      case MEMORY_CODEC -> faults.refuseCodecCalls(event.amount());
      default -> {
        if (event.kind().isHostile()) {
          attack(event);
        } else if (caller != null) {
          strike(caller, event);
        }
      }
    }
  }

  private void join(FaultEvent event) {
    if (event.target() <= LevelCamera.MAX_CALLERS) {
      callers
          .computeIfAbsent(
              event.target(),
              number ->
                  new Caller(number, event.amount(), setup.maxGap().toNanos(), plan.sound(), call))
          .join();
    }
  }

  private void attack(FaultEvent event) {
    call.scheduler()
        .start(
            event.kind().text(),
            new HostileClient(
                event,
                call.network().from("10.66.0." + event.target(), LinkProfile.PERFECT),
                call.endpoint(),
                call.pool(),
                call.security()));
  }

  private void strike(Caller caller, FaultEvent event) {
    long nanos = event.amount() * MILLI;
    MemoryConnection connection = caller.connection();
    switch (event.kind()) {
      case LEAVE -> caller.leave();
      case RESIZE -> caller.resize(event.amount());
      case CUT -> {
        caller.trouble(0);
        if (connection != null) {
          connection.cut();
        }
      }
      case STALL -> {
        if (nanos < LOSING_STALL_NANOS) {
          caller.disturb(nanos);
        } else {
          caller.trouble(nanos);
        }
        if (connection != null) {
          stall(connection, Caller.address(caller.number()), nanos);
        }
      }
      case REORDER -> {
        caller.disturb(nanos);
        // A cipher counts packets: only without one can they change their order.
        if (security instanceof PlainSecurity && transport != null) {
          transport.reorder(Caller.address(caller.number()), now() + nanos);
        }
      }
      default -> throw new IllegalStateException(event.toString());
    }
  }

  private void stall(MemoryConnection connection, String address, long nanos) {
    connection.pause();
    Runnable heardAgain = transport == null ? () -> {} : transport.deafTo(address);
    call.scheduler()
        .at(
            now() + nanos,
            () -> {
              connection.resume();
              heardAgain.run();
            });
  }

  private void restart(FaultEvent event) {
    faults.none();
    // A client that has tried in vain waits as long again before it tries once more.
    callers.values().forEach(caller -> caller.trouble(2 * MILLI * event.amount()));
    call.restartServer(Duration.ofMillis(event.amount()));
  }

  @Override
  public void hitAt(String address) {
    // Until it has got over the shortage the server lets no newcomer in.
    hitNewcomers();
    trouble(address);
  }

  /** A server that runs out of memory or threads sheds the client that came last. */
  private void hitNewest() {
    List<SessionInfo> sessions = call.server().sessions();
    if (!sessions.isEmpty()) {
      trouble(hostOf(sessions.getLast()));
    }
  }

  private void trouble(String address) {
    for (Caller caller : callers.values()) {
      if (Caller.address(caller.number()).equals(address)) {
        caller.trouble(0);
      }
    }
  }

  @Override
  public void hitRunning() {
    String loop = String.valueOf(call.scheduler().running());
    String id = loop.substring(loop.lastIndexOf(' ') + 1);
    for (SessionInfo session : call.server().sessions()) {
      if (Long.toString(session.id()).equals(id)) {
        hitAt(hostOf(session));
      }
    }
  }

  @Override
  public void hitNewcomers() {
    hitNewest();
    for (Caller caller : callers.values()) {
      if (!caller.isSettled()) {
        caller.trouble(0);
      }
    }
  }

  /** The witness's loop. */
  private long look(long now) {
    for (Caller viewer : callers.values()) {
      viewer.look();
      for (Caller source : callers.values()) {
        boolean both = viewer.isFine() && source.isFine();
        viewer.pictures().entitle(source.number(), both);
        viewer
            .voices()
            .entitle(
                source.number(), both && viewer != source && viewer.speaks() && source.speaks());
      }
      judge(viewer);
    }
    countPlaces();
    long buffers = call.pool().outstanding();
    if (buffers > setup.maxBuffers()) {
      violate("memory stays in its budget", buffers + " buffers are in use");
    }
    for (LoopFailure death : call.scheduler().deaths()) {
      if (!isPlanned(death)) {
        violate("no loop dies", death.loop() + ": " + describe(death.failure()));
      }
    }
    return now + LOOK_NANOS;
  }

  private void countPlaces() {
    Map<String, Integer> places = new TreeMap<>();
    for (SessionInfo session : call.server().sessions()) {
      String address = hostOf(session);
      if (places.merge(address, 1, Integer::sum) > setup.maxPerAddress()) {
        violate("addresses stay within their bounds", address + " has too many places");
      }
    }
  }

  private static String hostOf(SessionInfo session) {
    return session.address().substring(0, session.address().lastIndexOf(':'));
  }

  private void judge(Caller viewer) {
    String who = "caller " + viewer.number();
    if (viewer.complaint() != null) {
      violate("callers stay in the call", who + " " + viewer.complaint());
    }
    gap("pictures go on", who, viewer.pictures());
    gap("sound goes on", who, viewer.voices());
  }

  private void gap(String rule, String who, Arrivals arrivals) {
    if (arrivals.lateCaller() != 0) {
      violate(
          rule,
          who
              + " had nothing of caller "
              + arrivals.lateCaller()
              + " for "
              + arrivals.lateNanos() / MILLI
              + " ms");
    }
  }

  /** Returns whether the plan has taken away what a client's loop died of. */
  private static boolean isPlanned(LoopFailure death) {
    return isExhaustion(death.failure()) && !death.loop().equals("accept");
  }

  private static boolean isExhaustion(Throwable failure) {
    return failure instanceof Exhaustion
        || failure.getCause() != null && isExhaustion(failure.getCause());
  }

  private static String describe(Throwable failure) {
    StackTraceElement[] stack = failure.getStackTrace();
    return failure + (stack.length == 0 ? "" : " at " + stack[0]);
  }

  private void close() throws Exception {
    callers.values().forEach(Caller::leave);
    call.close();
    call.runFor(FAREWELL);
    if (security instanceof AutoCloseable closeable) {
      closeable.close();
    }
    if (violations.isEmpty() && call.pool().outstanding() != 0) {
      violate("no buffer is left", call.pool().outstanding() + " are");
    }
  }

  private void violate(String rule, String text) {
    if (violations.isEmpty()) {
      violations.add(new Violation(rule, now() / MILLI, text));
    }
  }

  private long now() {
    return call.scheduler().nanos();
  }
}
