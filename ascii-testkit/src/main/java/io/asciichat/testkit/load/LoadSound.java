package io.asciichat.testkit.load;

import io.asciichat.core.packet.session.ViewerWishes;
import io.asciichat.core.port.AudioCodec;

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
    LoadSettings.require(talking >= 1, "somebody who talks");
  }

  int packetsPerSecond() {
    return 1000 / frameMillis;
  }
}
