package io.asciichat.core.link;

import java.time.Duration;

/**
 * The bounds of one link.
 *
 * @param handshake how long the handshake may take in all; people may be asked for a password
 *     meanwhile
 * @param silence how long a peer may send nothing before it is taken for dead
 * @param keepalive after how long without anything else to send a PING goes out. C peers hang up
 *     after a second of silence, so this stays well below
 * @param farewell how long a peer that is told to go may take to read why
 * @param queuedVideo frames queued for a peer at the most; older ones are dropped, so this bounds
 *     its lag
 * @param queuedPackets packets queued at the most
 * @param queuedBytes payload bytes queued at the most, one frame excepted
 */
public record LinkLimits(
    Duration handshake,
    Duration silence,
    Duration keepalive,
    Duration farewell,
    int queuedVideo,
    int queuedPackets,
    int queuedBytes) {

  /** 60 s, 10 s, 300 ms, 500 ms; 2 frames, 64 packets, 4 MiB. */
  public static final LinkLimits DEFAULT =
      new LinkLimits(
          Duration.ofSeconds(60),
          Duration.ofSeconds(10),
          Duration.ofMillis(300),
          Duration.ofMillis(500),
          2,
          64,
          4 << 20);
}
