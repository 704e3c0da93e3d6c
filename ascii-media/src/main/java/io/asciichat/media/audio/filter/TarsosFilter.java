package io.asciichat.media.audio.filter;

import be.tarsos.dsp.AudioEvent;
import be.tarsos.dsp.AudioProcessor;
import be.tarsos.dsp.io.TarsosDSPAudioFormat;
import io.asciichat.core.port.AudioFilter;
import io.asciichat.core.port.AudioSource;

/**
 * One of the library's processors as a filter. The library processes whole blocks, of which it
 * leaves out a beginning called overlap; pieces shorter than a block stand at its end.
 */
final class TarsosFilter implements AudioFilter {
  private static final int BLOCK = 480;

  private final AudioProcessor processor;
  private final float[] block = new float[BLOCK];
  private final AudioEvent event =
      new AudioEvent(new TarsosDSPAudioFormat(AudioSource.SAMPLE_RATE, 16, 1, true, false));

  TarsosFilter(AudioProcessor processor) {
    this.processor = processor;
    event.setFloatBuffer(block);
  }

  @Override
  public void process(float[] samples, int offset, int count) {
    for (int done = 0; done < count; done += BLOCK) {
      int some = Math.min(BLOCK, count - done);
      int begin = BLOCK - some;
      System.arraycopy(samples, offset + done, block, begin, some);
      event.setOverlap(begin);
      processor.process(event);
      System.arraycopy(block, begin, samples, offset + done, some);
    }
  }
}
