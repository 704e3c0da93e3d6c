package io.asciichat.core.server;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.buffer.PooledBuffer;
import io.asciichat.core.layout.Pages;
import io.asciichat.core.link.PeerLink;
import io.asciichat.core.loop.Schedule;
import io.asciichat.core.loop.TickClaim;
import io.asciichat.core.packet.Dialect;
import io.asciichat.core.packet.PacketHeader;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.session.AsciiFramePacket;
import io.asciichat.core.render.Scene;
import io.asciichat.core.render.SceneLayout;
import io.asciichat.core.render.SceneRenderer;
import io.asciichat.core.render.ViewerProfile;
import io.asciichat.core.video.RgbFrame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Viewers with equal profiles. They see the same scene, so one rendering serves them all: each
 * member's video loop knocks at every tick, the first one renders and queues the frame for every
 * member, the others find the tick taken and go back to sleep. No loop waits for another. A
 * rendering that lasts longer than a tick makes the group skip the ticks it covers. A frame that
 * equals the last one is not sent again to programs that keep it on their screen.
 */
final class RenderGroup {
  /** How long frames may fail, one after the other, before the viewers have to go. */
  static final Duration MAX_FAILING = Duration.ofSeconds(1);

  /** The most frames a second the server renders for any viewer. */
  static final int MAX_RATE = 60;

  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  /** Spreads hash codes over a second: the golden ratio of one, in nanoseconds. */
  private static final long PHASES = 618_033_989;

  /** In place of the time of the last tick, while there is nothing to show. */
  static final long ASLEEP = Long.MIN_VALUE;

  private static final long NOT_FAILING = Long.MIN_VALUE;

  private final ViewerProfile profile;
  private final SessionRegistry<? extends Participant> sources;
  private final SceneRenderer renderer;
  private final WorkMeter meter;
  private final int wantedRate;
  private final TickClaim ticking = new TickClaim();
  private volatile boolean disbanded;
  private volatile List<Member> members = List.of();
  private volatile Schedule ticks;
  private volatile int maxCells = SceneRenderer.MAX_CELLS;
  private volatile long failingSince = NOT_FAILING;
  private volatile long lastTick = ASLEEP;

  // Below: touched only by the loop that has claimed a tick.
  private final PageTurner pages;
  private final Scene everyone = new Scene();
  private final Scene scene = new Scene();
  private final ShownScene shown = new ShownScene();
  private @Nullable PooledBuffer rendered;

  /** Counts the frames that differ from the one before. */
  private long number;

  private int crc;
  private int drawnCells;

  /**
   * Whether there was something to show at the last tick; the first one after a rest is no late
   * one.
   */
  private boolean showing;

  /** The schedule that {@link #due} was read from; null before the first frame. */
  private @Nullable Schedule dueBy;

  /** When the frame after the last one was due. */
  private long due;

  /** A viewer, and what it was given. */
  private static final class Member {
    final Participant viewer;

    /** Whether it has asked for a frame, though it may have the present one. */
    final AtomicBoolean asks = new AtomicBoolean();

    /** The number of the last frame; touched only by the loop that has claimed a tick. */
    long given;

    Member(Participant viewer) {
      this.viewer = viewer;
    }

    @SuppressWarnings("ReferenceEquality") // participants are told apart by what they are
    boolean is(Participant other) {
      return viewer == other;
    }
  }

  RenderGroup(
      ViewerProfile profile,
      SessionRegistry<? extends Participant> sources,
      BufferPool pool,
      WorkMeter meter) {
    this.meter = meter;
    this.profile = profile;
    this.wantedRate = Math.min(MAX_RATE, profile.framesPerSecond());
    this.ticks = Schedule.perSecond(0, wantedRate);
    this.sources = sources;
    this.pages = new PageTurner(profile);
    this.renderer = new SceneRenderer(pool, AsciiFramePacket.HEADER_SIZE);
  }

  ViewerProfile profile() {
    return profile;
  }

  /** How many frames a second its viewers ask for, as far as any server renders so many. */
  int wantedRate() {
    return wantedRate;
  }

  /** How many viewers there are. */
  int viewers() {
    return members.size();
  }

  /** When its frames are due. */
  Schedule ticks() {
    return ticks;
  }

  /**
   * Sets what may be drawn. Groups that get all they ask for beat at the same moments; the others
   * are large, and each of those has its own, so that they do not all draw at once.
   *
   * @param rate frames a second, 1 to {@link #wantedRate}
   * @param cells of the terminal at the most
   */
  void limit(int rate, int cells) {
    maxCells = cells;
    long phase = rate == wantedRate ? 0 : Math.floorMod(profile.hashCode() * PHASES, SECOND);
    Schedule before = ticks;
    if (before.startNanos() != phase || before.timeOf(rate) - phase != SECOND) {
      ticks = Schedule.perSecond(phase, rate);
    }
  }

  /** Adds a viewer. Called under the lock of {@link RenderGroups}. */
  void join(Participant viewer) {
    List<Member> more = new ArrayList<>(members);
    more.add(new Member(viewer));
    members = List.copyOf(more);
  }

  /** Gives a viewer the next frame even if it is the one that it has: its screen was cleared. */
  void refresh(Participant viewer) {
    for (Member member : members) {
      if (member.is(viewer)) {
        member.asks.set(true);
      }
    }
  }

  /**
   * Takes a viewer out; tells whether it was the last. Called under the lock of {@link
   * RenderGroups}.
   */
  boolean leave(Participant viewer) {
    List<Member> fewer = new ArrayList<>(members);
    fewer.removeIf(member -> member.is(viewer));
    members = List.copyOf(fewer);
    return fewer.isEmpty();
  }

  /** Gives the last frame's buffer back; called when the last viewer has left. */
  void disband() {
    disbanded = true;
    forgetIfDisbanded();
  }

  /**
   * Renders and queues the frame of this tick, unless another member has done so or is still
   * rendering.
   *
   * @param tick when this tick is, on the clock; it rises, whatever becomes of the rate
   * @param now the clock's reading in nanoseconds
   * @return false when there is nothing to show, so that the caller can sleep until there is
   */
  boolean tick(long tick, long now) {
    if (!ticking.claim(tick)) {
      return true;
    }
    boolean shown = false;
    try {
      if (showing && due <= now && ticks.equals(dueBy)) {
        // From when it was due, and not from the tick before now: others may have been missed.
        meter.ticked(now - due);
      }
      Schedule schedule = ticks;
      due = schedule.nextAfter(tick);
      dueBy = schedule;
      boolean something = show(now);
      lastTick = something ? now : ASLEEP;
      showing = something;
      failingSince = NOT_FAILING;
      shown = true;
      return something;
    } finally {
      if (!shown) {
        startAgain(now);
      }
      ticking.release();
      forgetIfDisbanded();
    }
  }

  /** What a frame that failed may have left half done is thrown away, the memory it took first. */
  private void startAgain(long now) {
    if (failingSince == NOT_FAILING) {
      failingSince = now;
    }
    renderer.forget();
    forget();
  }

  /** When the last tick was that had something to show, on the clock, or {@link #ASLEEP}. */
  long lastTick() {
    return lastTick;
  }

  /** For how many nanoseconds no frame could be made; 0 when the last one could. */
  long failingFor(long now) {
    long since = failingSince;
    return since == NOT_FAILING ? 0 : now - since;
  }

  private void forgetIfDisbanded() {
    if (disbanded && ticking.enter()) {
      forget();
      ticking.release();
    }
  }

  private boolean show(long now) {
    try {
      gather(now);
      if (scene.count() == 0) {
        forget();
        return false;
      }
      SceneLayout before = renderer.layout();
      PooledBuffer packet = render(now);
      boolean newLayout = !before.pictures().isEmpty() && !before.equals(renderer.layout());
      if (newLayout) {
        number++;
      }
      deliver(packet, newLayout);
      return true;
    } finally {
      release();
    }
  }

  /** Takes every source's newest picture, and of those the ones on the page that is shown now. */
  private void gather(long now) {
    List<? extends Participant> all = sources.all();
    pages.begin();
    for (int i = 0; i < all.size(); i++) {
      Participant source = all.get(i);
      RgbFrame frame = source.latestPicture().acquire();
      if (frame != null) {
        add(frame, source.info().name(), source.isSpeaking(now));
      }
    }
    Pages divided = pages.pages();
    int first = divided.first(now);
    for (int i = first; i < first + divided.count(now); i++) {
      scene.add(everyone.picture(i), everyone.name(i), everyone.isSpeaking(i));
    }
    scene.page(divided.at(now), divided.pages());
  }

  private void add(RgbFrame frame, String name, boolean speaks) {
    boolean added = false;
    try {
      everyone.add(frame, name, speaks);
      added = true;
    } finally {
      if (!added) {
        frame.release();
      }
    }
    pages.add(frame);
  }

  /** The packet for these pictures; the last one again when nothing of it has changed. */
  private PooledBuffer render(long now) {
    PooledBuffer last = rendered;
    if (last != null && drawnCells == maxCells && !profile.look().moves() && shown.is(scene)) {
      return last;
    }
    drawnCells = maxCells;
    renderer.limit(drawnCells);
    long began = meter.now();
    PooledBuffer packet = renderer.render(profile, scene, now);
    meter.rendered(began, profile, members.size());
    shown.remember(scene);
    int header = AsciiFramePacket.HEADER_SIZE;
    if (last != null
        && Arrays.equals(
            last.array(), header, last.length(), packet.array(), header, packet.length())) {
      packet.release();
      return last;
    }
    forget();
    int textLength = packet.length() - header;
    int textCrc = PacketHeader.crcOf(packet.array(), header, textLength);
    AsciiFramePacket.writeHeader(
        packet.array(), 0, profile.columns(), profile.rows(), textLength, textCrc);
    crc = PacketHeader.crcOf(packet.array(), 0, packet.length());
    rendered = packet;
    number++;
    return packet;
  }

  private void deliver(PooledBuffer packet, boolean newLayout) {
    List<Member> viewers = members;
    for (int i = 0; i < viewers.size(); i++) {
      Member member = viewers.get(i);
      try {
        if (needs(member)) {
          deliver(member.viewer, packet, newLayout);
          member.given = number;
        }
      } catch (RuntimeException | Error failure) {
        // One viewer's trouble is not that of the others in its group.
        member.viewer.giveUp(failure, "your picture cannot be sent");
      }
    }
  }

  /**
   * Returns whether a viewer has not got the present frame, or has lost it. C clients get every
   * frame, as from a C server: what clears their screens they do not tell.
   */
  private boolean needs(Member member) {
    boolean asked = member.asks.getAndSet(false);
    return asked
        || member.given != number
        || profile.look().dialect() == Dialect.ACIP
        || member.viewer.link().hasLostFrame();
  }

  private void deliver(Participant viewer, PooledBuffer packet, boolean newLayout) {
    PeerLink link = viewer.link();
    if (newLayout) {
      link.send(PacketType.CLEAR_CONSOLE);
    }
    long droppedBefore = link.droppedFrames();
    link.send(PacketType.ASCII_FRAME, packet, 0, packet.length(), crc);
    meter.delivered();
    if (link.droppedFrames() > droppedBefore) {
      meter.dropped(viewer.info().id());
    }
  }

  private void release() {
    for (int i = 0; i < everyone.count(); i++) {
      everyone.picture(i).release();
    }
    everyone.clear();
    scene.clear();
  }

  private void forget() {
    PooledBuffer last = rendered;
    rendered = null;
    if (last != null) {
      last.release();
    }
  }
}
