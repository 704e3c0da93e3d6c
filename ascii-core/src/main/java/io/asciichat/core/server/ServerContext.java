package io.asciichat.core.server;

import io.asciichat.core.audio.MixerSettings;
import io.asciichat.core.link.PeerLink;
import io.asciichat.core.loop.LoopHandle;
import io.asciichat.core.packet.session.ServerState;
import io.asciichat.core.port.AudioCodec;
import io.asciichat.core.port.Connection;
import io.asciichat.core.port.Handshake;
import io.asciichat.core.port.Security;
import io.asciichat.core.port.ServerProbe;
import io.asciichat.core.port.VideoDecoder;
import io.asciichat.core.runtime.ChatRuntime;
import io.asciichat.core.server.admission.Admission;
import io.asciichat.core.server.admission.AdmissionLimits;
import io.asciichat.core.server.admission.BanList;
import io.asciichat.core.server.admission.Visit;
import io.asciichat.core.server.sound.CallSound;
import io.asciichat.core.session.ClientBudget;
import io.asciichat.core.statistics.ServerStatistics;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The state that the sessions of one server share. */
final class ServerContext implements Starvation.Clients, Housekeeping.House {
  /** What a client is told that comes to a server which is about to end. */
  static final String DRAINING =
      "the server is about to end and takes no newcomers; try again in a minute";

  /** What a client is told for which there is no place. */
  static final String FULL = "the server is full; try again when a client has left";

  /** Connections that are being ended, beside those that may be half-open. */
  private static final int MAX_LEAVING = 64;

  /**
   * What a connection leaves to the garbage collector, let in or not: buffers of both directions.
   */
  private static final int CONNECTION_BYTES = 256 << 10;

  /** What a session takes beside what is drawn for it: buffers of both directions, pictures. */
  private static final int SESSION_BYTES = 1 << 20;

  /** What a client is told that has to go, or cannot come in, for want of memory or threads. */
  static final String STARVED = "the server has run out of memory or threads; try again later";

  /**
   * The embedder's choices.
   *
   * @param security how clients are greeted
   * @param observers what hears and watches
   * @param media what handles pictures and sound
   * @param limits the bounds of what is let in, and of what each client may send
   * @param drawing what may be drawn for all
   * @param bans who is kept out
   */
  record Settings(
      Security security,
      Observers observers,
      Media media,
      ServerLimits limits,
      DrawingBudget drawing,
      BanList bans) {}

  /**
   * The embedder's eyes and ears.
   *
   * @param listener hears what happens
   * @param probe watches the work
   */
  record Observers(ServerListener listener, ServerProbe probe) {}

  /**
   * Decoders and codecs of pictures and sound.
   *
   * @param decoders decodes H.265; null when the server does not
   * @param codec compresses sound; null when the server ignores sound
   * @param mixer how sound is mixed
   */
  record Media(
      VideoDecoder.@Nullable Factory decoders, @Nullable AudioCodec codec, MixerSettings mixer) {}

  private final ChatRuntime runtime;
  private final Security security;
  private final ServerListener listener;
  private final Decoders decoders;
  private final SessionRegistry<ClientSession> connected;
  private final SessionRegistry<ClientSession> joined;
  private final DrawingBudget drawing;
  private final WorkMeter meter;
  private final ServerFigures figures;
  private final RenderGroups groups;
  private final CallSound sound;
  private final Admission admission;
  private volatile ServerLimits limits;
  private final BanList bans;
  private final CompletableFuture<Void> drained = new CompletableFuture<>();
  private volatile boolean draining;
  private volatile long tidied;
  private final StateLoop state =
      new StateLoop(this::joined, failure -> stumbledForAll("state", failure));
  private final AtomicLong lastId = new AtomicLong();
  private final AtomicLong arrivals = new AtomicLong();
  private final Starvation starvation;
  private final LoopHandle housekeeping;

  ServerContext(ChatRuntime runtime, Settings settings) {
    this.security = settings.security;
    ProblemCounter problems = new ProblemCounter(settings.observers.listener);
    this.listener = problems;
    this.starvation = new Starvation(runtime.clock(), runtime.runner(), runtime.pool(), listener);
    this.runtime =
        runtime.on(runtime.clock(), new LoopWatch(runtime.runner(), listener, starvation));
    this.decoders = new Decoders(settings.media.decoders, listener);
    this.limits = settings.limits;
    this.tidied = runtime.clock().nanos();
    this.bans = settings.bans;
    this.drawing = settings.drawing;
    this.connected = new SessionRegistry<>(maxConnected(limits.admission()));
    this.joined = new SessionRegistry<>(limits.maxClients());
    this.meter = new WorkMeter(runtime.clock(), settings.observers.probe);
    this.figures = new ServerFigures(runtime.clock(), meter, problems);
    this.groups = new RenderGroups(joined, runtime.pool(), drawing, meter);
    this.sound =
        new CallSound(
            settings.media.codec, settings.media.mixer, this.runtime, soundFailures(), meter);
    this.admission = new Admission(limits.admission());
    this.housekeeping = startLoops();
  }

  private static int maxConnected(AdmissionLimits limits) {
    return limits.clients() + limits.halfOpen() + MAX_LEAVING;
  }

  /** Sets other bounds of what is let in from now on. */
  void limits(ServerLimits newest) {
    AdmissionLimits let = newest.admission();
    limits = newest;
    connected.most(maxConnected(let));
    joined.most(newest.maxClients());
    admission.limits(let);
  }

  /** The bounds that hold now. */
  ServerLimits limits() {
    return limits;
  }

  private LoopHandle startLoops() {
    try {
      state.start(runtime.runner());
      return runtime.runner().start("housekeeping", new Housekeeping(this));
    } catch (RuntimeException | Error failure) {
      state.stop();
      starvation.close();
      throw failure;
    }
  }

  private CallSound.Failures soundFailures() {
    return new CallSound.Failures() {
      @Override
      public void mixSkipped(String loop, Throwable failure) {
        stumbledForAll(loop, failure);
      }

      @Override
      public void loopDied(String loop, Throwable failure) {
        listener.loopDied(loop, failure);
      }

      @Override
      public void loopStuck(String trace) {
        listener.loopStuck(trace);
      }
    };
  }

  ChatRuntime runtime() {
    return runtime;
  }

  ServerListener listener() {
    return listener;
  }

  /** What makes the decoders of compressed pictures. */
  Decoders decoders() {
    return decoders;
  }

  /** The rules of admission. */
  Admission admission() {
    return admission;
  }

  /** What each client may send. */
  ClientBudget budget() {
    return limits.budget();
  }

  /** The sound of the call. */
  CallSound sound() {
    return sound;
  }

  /**
   * How long ago the loops have last begun a step.
   *
   * @param accept when the accept loop has, on the clock
   */
  ServerPulse pulse(long accept) {
    long now = runtime.clock().nanos();
    return new ServerPulse(
        since(accept, now), since(tidied, now), Duration.ofNanos(groups.silentFor(now)));
  }

  private static Duration since(long then, long now) {
    return Duration.ofNanos(Math.max(0, now - then));
  }

  @Override
  public void tidy() {
    tidied = runtime.clock().nanos();
    starvation.recover(this);
    runtime.pool().trim();
    groups.share();
  }

  @Override
  public long heldBytes() {
    return drawing.heldBytes() + (long) SESSION_BYTES * connected.all().size();
  }

  /** Takes notice of a connection that has come. */
  void arrived() {
    arrivals.incrementAndGet();
  }

  @Override
  public long garbageBytes() {
    return runtime.pool().leftBytes() + CONNECTION_BYTES * arrivals.get();
  }

  @Override
  public void memoryFreed(long bytes) {
    listener.memoryFreed(bytes);
  }

  @Override
  public boolean none() {
    return connected.all().isEmpty();
  }

  @Override
  public void shedNewest() {
    List<ClientSession> all = joined.all();
    for (int i = all.size() - 1; i >= 0; i--) {
      if (all.get(i).info().phase().isInCall()) {
        all.get(i).shed();
        return;
      }
    }
  }

  Starvation starvation() {
    return starvation;
  }

  /** {@inheritDoc} For any loop that goes on after a step has failed. */
  @Override
  public void stumbled(String loop, Throwable failure) {
    if (failure instanceof OutOfMemoryError) {
      starvation.relieve();
    }
    report(loop, failure);
  }

  /** The same where all clients draw on the same memory: if it has run out, the newest goes. */
  void stumbledForAll(String loop, Throwable failure) {
    if (failure instanceof OutOfMemoryError) {
      shed(failure);
    }
    report(loop, failure);
  }

  private void shed(Throwable failure) {
    try {
      starvation.shed(this);
    } catch (RuntimeException | Error another) {
      failure.addSuppressed(another);
    }
  }

  /** What reports a failure may fail as well; the loop goes on all the same. */
  private void report(String loop, Throwable failure) {
    try {
      listener.loopStumbled(loop, failure);
    } catch (RuntimeException | Error another) {
      failure.addSuppressed(another);
    }
  }

  RenderGroups groups() {
    return groups;
  }

  /** Sessions whose terminal is known, in the order they joined. */
  List<ClientSession> joined() {
    return joined.all();
  }

  /** Takes the time of what is done for all. */
  WorkMeter meter() {
    return meter;
  }

  /** The figures of this moment. */
  ServerStatistics statistics() {
    return figures.statistics(
        connected.all().stream().map(ClientSession::figures).toList(),
        joined.statistics(),
        runtime.pool());
  }

  /** Every session, handshakes included. */
  List<ClientSession> connected() {
    return connected.all();
  }

  /** Returns whether a new connection would find no place. */
  boolean isFull() {
    return joined.isFull() || connected.isFull();
  }

  /**
   * Makes a session of a connection and begins the handshake. When that fails nothing is left of
   * the session, and the connection is still the caller's.
   */
  void welcome(Connection connection) {
    long id = lastId.incrementAndGet();
    try {
      ClientSession session = new ClientSession(id, connection.peerName(), this);
      Handshake handshake = security.serve(runtime.pool());
      PeerLink link;
      try {
        link = new PeerLink(Long.toString(id), runtime, connection, handshake, session);
      } catch (RuntimeException | Error failure) {
        handshake.close();
        throw failure;
      }
      enter(session, link);
    } catch (RuntimeException | Error failure) {
      connected.remove(id);
      throw failure;
    }
  }

  private void enter(ClientSession session, PeerLink link) {
    Visit visit = admission.enter(link.peerAddress(), runtime.clock().nanos(), link::dismiss);
    try {
      session.attach(link, visit);
      connected.add(session.info().id(), session);
      listener.connected(session.info());
      link.start();
      figures.connected();
    } catch (RuntimeException | Error failure) {
      visit.leave();
      throw failure;
    }
  }

  /** Gives a session whose terminal is known a place; false when there is none. */
  boolean admit(ClientSession session) {
    if (!joined.add(session.info().id(), session)) {
      return false;
    }
    if (draining) {
      leave(session);
      return false;
    }
    figures.joined();
    return true;
  }

  /** Why a newcomer finds no place. */
  String noPlace() {
    return draining ? DRAINING : FULL;
  }

  /** Lets nobody else in; what it returns is done when the last has left. */
  CompletableFuture<Void> drain() {
    draining = true;
    endDrain();
    return drained.copy();
  }

  boolean isDraining() {
    return draining;
  }

  private void endDrain() {
    if (draining && joined.all().isEmpty()) {
      drained.complete(null);
    }
  }

  /** Who is kept out. */
  BanList bans() {
    return bans;
  }

  /** Takes a session out of the call. */
  void leave(ClientSession session) {
    joined.remove(session.info().id());
    endDrain();
  }

  /** Forgets a session that has given everything back. */
  void forget(ClientSession session) {
    figures.left(session.figures());
    connected.remove(session.info().id());
  }

  /** Gives back what belongs to no session; called when all have ended. */
  void close() {
    state.stop();
    housekeeping.stop();
    starvation.close();
    sound.close();
  }

  /** Makes every video loop look again: there is something to show. */
  void wakeVideo() {
    for (ClientSession session : joined.all()) {
      session.wakeVideo();
    }
  }

  /** How many are connected and how many of them send video. */
  ServerState state() {
    return state.state();
  }

  /** Tells the clients that want it soon who takes part, because a name has changed. */
  void announceRoster() {
    state.renamed();
  }

  /** Tells every client soon how many are connected and how many of them send video. */
  void announceState() {
    state.changed();
  }
}
