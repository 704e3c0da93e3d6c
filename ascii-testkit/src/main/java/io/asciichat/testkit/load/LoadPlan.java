package io.asciichat.testkit.load;

import io.asciichat.core.loop.Schedule;
import io.asciichat.core.port.Clock;
import io.asciichat.testkit.load.Feed.MeasureWindow;
import io.asciichat.testkit.load.Feed.PictureFeed;
import io.asciichat.testkit.load.Feed.SpeechFeed;
import io.asciichat.testkit.load.LoadSettings.LoadSound;
import org.jspecify.annotations.Nullable;

/**
 * The packets that clients send, made before the first one connects, and their times: cameras and
 * microphones are not in step, and spreading the clients over one interval avoids artificial
 * bursts.
 */
final class LoadPlan {
  private final LoadSettings settings;
  private final MeasureWindow window;
  private final Clock clock;
  private final long start;
  private final @Nullable Pictures pictures;
  private final @Nullable SpeechPackets speech;

  /** The first client's first picture and packet of sound are due at once. */
  LoadPlan(LoadSettings settings, MeasureWindow window, Clock clock) {
    this.settings = settings;
    this.window = window;
    this.clock = clock;
    this.start = clock.nanos();
    pictures =
        settings.pictures().perSecond() == 0 ? null : new Pictures(settings.pictures(), start);
    LoadSound sound = settings.sound();
    speech =
        sound == null
            ? null
            : new SpeechPackets(sound.codec(), sound.frameMillis(), sound.talking());
  }

  LoadSettings settings() {
    return settings;
  }

  MeasureWindow window() {
    return window;
  }

  Clock clock() {
    return clock;
  }

  /** Reads how old pictures are that a client sees, or null where they do not tell. */
  @Nullable AgeMeter ages(int client) {
    Pictures sent = pictures;
    if (sent == null || !sent.marked()) {
      return null;
    }
    LoadSettings.Crowd crowd = settings.crowd();
    MarkReader reader =
        new MarkReader(
            settings.terminals().of(client),
            (double) sent.form().width() / sent.form().height(),
            sent.slots(),
            settings.clients() + crowd.slow() + 2 * crowd.churn());
    return new AgeMeter(reader, sent, window);
  }

  /** A client's pictures, or null when it sends none. */
  @Nullable PictureFeed pictures(int client) {
    Pictures sent = pictures;
    return sent == null
        ? null
        : new PictureFeed(sent, schedule(settings.pictures().perSecond(), client), window);
  }

  /**
   * A client's sound, or null when it sends none.
   *
   * @param now when it begins
   */
  @Nullable SpeechFeed speech(int client, long now) {
    LoadSound sound = settings.sound();
    SpeechPackets sent = speech;
    return sound == null || sent == null || client >= sound.talking()
        ? null
        : new SpeechFeed(sent, client, schedule(sound.packetsPerSecond(), client), window, now);
  }

  private Schedule schedule(int rate, int client) {
    Schedule spread = Schedule.perSecond(start, rate * settings.clients());
    return Schedule.perSecond(spread.timeOf(client), rate);
  }
}
