package io.asciichat.core.audio.echo;

/** What a new canceller leaves of sounds. */
final class Cancelled {
  private static final int BLOCK = 480;

  private Cancelled() {}

  /**
   * What is left of what was heard.
   *
   * @param piece samples that the canceller is given at once
   * @param delay samples that it is told
   */
  static float[] of(float[] played, float[] heard, int piece, int delay) {
    float[] sound = heard.clone();
    AdaptiveEchoCanceller canceller = new AdaptiveEchoCanceller();
    canceller.delay(delay);
    for (int at = 0; at < sound.length; at += piece) {
      int count = Math.min(piece, sound.length - at);
      canceller.played(played, at, count);
      canceller.process(sound, at, count);
    }
    return sound;
  }

  /**
   * What is sent from a room with headphones in which what was sent is played so much later.
   *
   * @param way samples from sent to played
   * @param gain how loud it is then
   */
  static float[] returning(float[] said, int way, double gain) {
    return returning(said, new float[said.length], way, new float[] {0}, gain);
  }

  /**
   * What is sent from a room whose speakers play others and, so much later, what was sent.
   *
   * @param way samples from sent to played
   */
  static float[] loop(float[] said, float[] others, int way) {
    float[] impulse = new float[10_560];
    impulse[0] = 1;
    return returning(said, others, way, EchoSounds.room(impulse, BLOCK, 0.2), 1);
  }

  private static float[] returning(
      float[] said, float[] others, int way, float[] response, double gain) {
    float[] sent = said.clone();
    float[] played = new float[said.length];
    AdaptiveEchoCanceller canceller = new AdaptiveEchoCanceller();
    canceller.delay(2 * BLOCK);
    for (int at = 0; at < said.length; at += BLOCK) {
      for (int i = at; i < at + BLOCK; i++) {
        played[i] = (float) (others[i] + (i < way ? 0 : gain * sent[i - way]));
      }
      for (int k = 0; k < response.length; k++) {
        if (Math.abs(response[k]) > 5e-4f) {
          for (int i = Math.max(at, k); i < at + BLOCK; i++) {
            sent[i] += response[k] * played[i - k];
          }
        }
      }
      canceller.played(played, at, BLOCK);
      canceller.process(sent, at, BLOCK);
    }
    return sent;
  }
}
