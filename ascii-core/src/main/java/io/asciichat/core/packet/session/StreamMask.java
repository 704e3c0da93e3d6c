package io.asciichat.core.packet.session;

/** The media bits of STREAM_START and STREAM_STOP. */
final class StreamMask {
  static final long VIDEO = 1;
  static final long AUDIO = 2;

  private StreamMask() {}

  static long of(boolean video, boolean audio) {
    return (video ? VIDEO : 0) | (audio ? AUDIO : 0);
  }

  static void check(long mask) {
    Rules.flags("stream mask", mask, VIDEO | AUDIO);
  }
}
