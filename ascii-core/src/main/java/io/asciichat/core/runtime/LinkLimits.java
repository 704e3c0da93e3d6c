package io.asciichat.core.runtime;

import java.time.Duration;

/**
 * The bounds of one link.
 *
 * @param handshake how long the handshake may take in all; people may be asked for a password
 *     meanwhile
 * @param silence how long a peer may send nothing before it is taken for dead. It ends clients
 *     whose process is stopped (Ctrl+Z), too: they send nothing, and connect again when they go on
 * @param keepalive after how long without anything else to send a PING goes out. C peers hang up
 *     after a second of silence, so this stays well below
 * @param farewell how long a peer that is told to go may take to read why
 * @param sending the bounds of what is sent
 */
public record LinkLimits(
    Duration handshake, Duration silence, Duration keepalive, Duration farewell, Sending sending) {

  /** 60 s, 10 s, 300 ms, 500 ms; {@link Sending#DEFAULT}. */
  public static final LinkLimits DEFAULT =
      new LinkLimits(
          Duration.ofSeconds(60),
          Duration.ofSeconds(10),
          Duration.ofMillis(300),
          Duration.ofMillis(500),
          Sending.DEFAULT);

  /** The same with other bounds of what is sent. */
  public LinkLimits withSending(Sending other) {
    return new LinkLimits(handshake, silence, keepalive, farewell, other);
  }

  /**
   * The bounds of what is sent to a peer. The last two judge whether it reads: while anything waits
   * to be sent, a peer that takes {@code minBytesPerSecond} may go on for ever, one that takes
   * nothing is ended after {@code stall}, one in between later, in proportion. A terminal that
   * stops (Ctrl+S) does not count: its client goes on reading.
   *
   * @param queuedVideo frames queued for a peer at the most; older ones are dropped, so this bounds
   *     its lag
   * @param queuedPackets packets queued at the most, those that only tell a newest state excepted
   * @param queuedBytes payload bytes of these at the most, one frame excepted
   * @param stall how long a peer may take nothing of what waits for it
   * @param minBytesPerSecond what a peer has to take of what waits for it, 1 or more
   */
  public record Sending(
      int queuedVideo, int queuedPackets, int queuedBytes, Duration stall, int minBytesPerSecond) {

    /**
     * 2 frames, 64 packets, 4 MiB; 15 s, 4 KiB/s. The system's send buffer of about 290 KB tells of
     * room in thirds, which a link of 20 KB/s takes in 5 s; three times that, and a link that
     * stands still for 3 s meanwhile lives. Sound alone needs 3 KB/s, the smallest pictures 20.
     */
    public static final Sending DEFAULT =
        new Sending(2, 64, 4 << 20, Duration.ofSeconds(15), 4 << 10);

    /** Checks the ranges. */
    public Sending {
      if (queuedVideo < 1 || queuedPackets < 1 || queuedBytes < 1 || minBytesPerSecond < 1) {
        throw new IllegalArgumentException(
            "queues of %d frames, %d packets, %d bytes, and %d bytes/s: each must be at least 1"
                .formatted(queuedVideo, queuedPackets, queuedBytes, minBytesPerSecond));
      }
    }
  }
}
