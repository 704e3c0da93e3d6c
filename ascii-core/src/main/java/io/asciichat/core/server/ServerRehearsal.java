package io.asciichat.core.server;

import io.asciichat.core.audio.MixerSettings;
import io.asciichat.core.color.ColorLevel;
import io.asciichat.core.loop.Loop;
import io.asciichat.core.loop.LoopHandle;
import io.asciichat.core.loop.LoopRunner;
import io.asciichat.core.packet.MalformedPacketException;
import io.asciichat.core.port.AudioCodec;
import io.asciichat.core.port.Clock;
import io.asciichat.core.port.HandshakeException;
import io.asciichat.core.port.Security;
import io.asciichat.core.port.ServerProbe;
import io.asciichat.core.render.Look;
import io.asciichat.core.render.RenderMode;
import io.asciichat.core.render.ViewerProfile;
import io.asciichat.core.runtime.ChatRuntime;
import io.asciichat.core.server.admission.BanList;
import io.asciichat.core.session.ClientBudget;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A short call of two clients with a server, played in memory on the calling thread, in a time of
 * its own: handshakes, frames in the modes that terminals ask for, voices and their mix. It loads
 * the code that a first call would load while its clients wait: C clients leave a server whose
 * answer takes a second.
 */
final class ServerRehearsal {
  /** How long each pair of terminals watches: enough for several frames and packets of sound. */
  private static final long SCENE_NANOS = 100_000_000L;

  /** How long the end may take: farewells are given half a second. */
  private static final long END_NANOS = 1_000_000_000L;

  /** What the first client watches with, a C client, and what the second one does, in turn. */
  private static final List<ViewerProfile> TERMINALS =
      List.of(
          ViewerProfile.ofSize(80, 24),
          ViewerProfile.ofSize(120, 40).withLook(Look.USUAL).withRenderMode(RenderMode.HALF_BLOCK),
          ViewerProfile.ofSize(80, 24).withColorLevel(ColorLevel.COLORS_256),
          ViewerProfile.ofSize(120, 40).withLook(Look.USUAL),
          ViewerProfile.ofSize(80, 24).withColorLevel(ColorLevel.NONE),
          ViewerProfile.ofSize(120, 40)
              .withLook(Look.USUAL)
              .withRenderMode(RenderMode.BACKGROUND)
              .withColorLevel(ColorLevel.SIXTEEN));

  private final Stage stage = new Stage();
  private final ServerContext server;
  private final RehearsalGuest plain;
  private final RehearsalGuest extended;

  private ServerRehearsal(Security security, @Nullable AudioCodec codec, ChatRuntime runtime) {
    ChatRuntime own = runtime.on(stage, stage);
    server =
        new ServerContext(
            own,
            new ServerContext.Settings(
                security,
                new ServerContext.Observers(ServerListener.NONE, ServerProbe.NONE),
                new ServerContext.Media(null, codec, MixerSettings.DEFAULT),
                new ServerLimits(2, 2, 2, Duration.ZERO, ClientBudget.DEFAULT),
                new DrawingBudget(Long.MAX_VALUE, Long.MAX_VALUE, ServerListener.NONE),
                new BanList(InstantSource.system())));
    plain = new RehearsalGuest(security, codec, own);
    extended = new RehearsalGuest(security, codec, own);
  }

  /**
   * Plays it once.
   *
   * @param codec for the sound, or null without
   * @param runtime whose buffers and bounds are used
   * @throws IllegalStateException when a call of this program with itself fails
   */
  static void play(Security security, @Nullable AudioCodec codec, ChatRuntime runtime) {
    ServerRehearsal rehearsal = new ServerRehearsal(security.rehearsal(), codec, runtime);
    try {
      rehearsal.play();
    } catch (HandshakeException | IOException | MalformedPacketException e) {
      throw new IllegalStateException("a call of this server with itself failed", e);
    } finally {
      rehearsal.end();
    }
  }

  private void play() throws HandshakeException, IOException, MalformedPacketException {
    server.welcome(plain.connection());
    server.welcome(extended.connection());
    for (int i = 0; i < TERMINALS.size(); i += 2) {
      plain.watchWith(TERMINALS.get(i));
      extended.watchWith(TERMINALS.get(i + 1));
      for (long end = stage.nanos() + SCENE_NANOS; stage.nanos() < end; ) {
        stage.goOn();
        plain.step(stage.nanos());
        extended.step(stage.nanos());
      }
    }
  }

  private void end() {
    plain.close();
    extended.close();
    for (long end = stage.nanos() + END_NANOS; stage.nanos() < end && stage.isBusy(); ) {
      stage.goOn();
    }
    server.close();
  }

  /** Gives the loops their turns, all on one thread, in a time of its own. */
  private static final class Stage implements Clock, LoopRunner {
    /** How far time goes on at once: a third of a tick of sound. */
    private static final long BEAT_NANOS = 2_000_000L;

    /** Turns one loop gets at one time, such as a send loop whose queue is full. */
    private static final int MAX_TURNS = 100;

    private final List<Turns> loops = new ArrayList<>();
    private long now = 1;

    @Override
    public long nanos() {
      return now;
    }

    @Override
    public void sleepUntil(long deadlineNanos) {
      throw new UnsupportedOperationException("nothing sleeps in a rehearsal");
    }

    @Override
    public LoopHandle start(String name, Loop loop) {
      Turns turns = new Turns(loop);
      loops.add(turns);
      return turns;
    }

    /** Returns whether a loop has not ended yet. */
    boolean isBusy() {
      return !loops.isEmpty();
    }

    /** Gives every loop that is due its turns and lets time go on. */
    void goOn() {
      // Loops start others meanwhile.
      for (int i = 0; i < loops.size(); i++) {
        Turns turns = loops.get(i);
        for (int turn = 0; turn < MAX_TURNS && turns.isDue(); turn++) {
          turns.take();
        }
      }
      loops.removeIf(Turns::isOver);
      now += BEAT_NANOS;
    }

    private final class Turns implements LoopHandle {
      private final Loop loop;
      private long due = Long.MIN_VALUE + 1;
      private boolean inside;
      private boolean stopped;
      private boolean over;

      Turns(Loop loop) {
        this.loop = loop;
      }

      boolean isOver() {
        return over;
      }

      boolean isDue() {
        return !over && (stopped || due <= now);
      }

      void take() {
        if (stopped) {
          end(null);
          return;
        }
        inside = true;
        due = Loop.WHEN_WOKEN;
        long next;
        try {
          next = loop.step(now);
        } catch (Exception e) {
          end(e);
          return;
        } finally {
          inside = false;
        }
        if (next == Loop.DONE) {
          end(null);
        } else {
          // A wake that came during the step counts.
          due = Math.min(due, next);
        }
      }

      private void end(@Nullable Throwable failure) {
        if (!over) {
          over = true;
          loop.ended(failure);
        }
      }

      @Override
      public void wake() {
        due = now;
      }

      @Override
      public void stop() {
        stopped = true;
      }

      @Override
      public boolean join(long timeoutNanos) {
        if (stopped && !inside) {
          end(null);
        }
        return over || inside;
      }
    }
  }
}
