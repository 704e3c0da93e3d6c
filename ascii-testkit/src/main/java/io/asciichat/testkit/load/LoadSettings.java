package io.asciichat.testkit.load;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.packet.session.ImageFramePacket;
import io.asciichat.core.packet.session.ViewerWishes;
import io.asciichat.core.port.AudioCodec;
import io.asciichat.core.render.ViewerProfile;
import io.asciichat.testkit.load.LoadReport.SentPictures;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Settings of a load test.
 *
 * @param clients how many are measured, 1 to 1000
 * @param pictures what each client sends: width times height times 3 stays below 2 MiB, up to 240 a
 *     second
 * @param sound what is heard, or null; without pictures there must be sound
 * @param terminals what the clients' terminals show
 * @param crowd who is there beside those that are measured
 * @param times how long it takes
 */
record LoadSettings(
    int clients,
    SentPictures pictures,
    @Nullable LoadSound sound,
    Terminals terminals,
    Crowd crowd,
    Times times) {
  private static final int MAX_CLIENTS = 1000;
  private static final int MAX_PICTURES = 240;

  LoadSettings {
    require(clients >= 1 && clients <= MAX_CLIENTS, "1 to " + MAX_CLIENTS + " clients");
    require(
        pictures.width() >= 1
            && pictures.height() >= 1
            && 3L * pictures.width() * pictures.height() <= ImageFramePacket.MAX_PIXEL_BYTES
            && Math.max(pictures.width(), pictures.height()) <= ImageFramePacket.MAX_SIZE,
        "pictures that take less than 2 MiB, such as 640x480");
    require(
        pictures.perSecond() >= 0 && pictures.perSecond() <= MAX_PICTURES,
        "0 to " + MAX_PICTURES + " pictures a second");
    require(pictures.perSecond() > 0 || sound != null, "pictures, sound or both");
    require(
        sound == null || sound.talking() <= clients,
        "no more clients that talk than there are: " + clients);
  }

  static void require(boolean valid, String what) {
    if (!valid) {
      throw new AsciiChatException(ErrorCode.USAGE, "a load test needs " + what);
    }
  }

  /**
   * The sound of a load test.
   *
   * @param codec encodes what is sent beforehand, and decodes afterwards a part of what came
   * @param frameMillis milliseconds of sound in a packet, both ways: 5, 10 or 20
   * @param talking how many clients send sound, 1 or more; all of them listen
   */
  record LoadSound(AudioCodec codec, int frameMillis, int talking) {
    LoadSound {
      LoadSettings.require(
          ViewerWishes.isSoundFrame(frameMillis), "packets of 5, 10 or 20 ms of sound");
      LoadSettings.require(talking >= 1, "at least one client that talks");
    }

    int packetsPerSecond() {
      return 1000 / frameMillis;
    }
  }

  /**
   * Terminals of the clients.
   *
   * @param first what the first client announces, and all of them unless they are mixed
   * @param mix how those of the others differ
   */
  record Terminals(ViewerProfile first, TerminalMix mix) {
    /** What one client announces, numbered from 0. */
    ViewerProfile of(int client) {
      return mix.of(first, client);
    }
  }

  /**
   * Connections beside the clients that are measured.
   *
   * @param churn clients that join, and clients that leave, each second; 0 to 100
   * @param slow clients that read slowly or not at all; 0 to 1000
   * @param hostile connections that break the protocol; 0 to 1000
   */
  record Crowd(int churn, int slow, int hostile) {
    static final Crowd NONE = new Crowd(0, 0, 0);

    private static final int MAX_CHURN = 100;

    Crowd {
      require(churn >= 0 && churn <= MAX_CHURN, "0 to " + MAX_CHURN + " joins a second");
      require(slow >= 0 && slow <= MAX_CLIENTS, "0 to " + MAX_CLIENTS + " slow clients");
      require(
          hostile >= 0 && hostile <= MAX_CLIENTS, "0 to " + MAX_CLIENTS + " hostile connections");
    }
  }

  /**
   * Times of a load test.
   *
   * @param warmUp not measured, up to an hour
   * @param duration measured, above zero and up to a day
   */
  record Times(Duration warmUp, Duration duration) {
    private static final Duration MAX_DURATION = Duration.ofDays(1);

    Times {
      require(
          !warmUp.isNegative() && warmUp.compareTo(Duration.ofHours(1)) <= 0,
          "a warm-up of 0 s to an hour");
      require(
          duration.isPositive() && duration.compareTo(MAX_DURATION) <= 0,
          "a duration above 0 s and up to a day");
    }
  }
}
