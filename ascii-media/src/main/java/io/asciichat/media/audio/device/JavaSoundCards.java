package io.asciichat.media.audio.device;

import io.asciichat.media.common.MediaFailure;
import java.util.ArrayList;
import java.util.List;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.Mixer;
import javax.sound.sampled.SourceDataLine;
import javax.sound.sampled.TargetDataLine;

/** The devices that Java Sound knows. On every system it names the default one first. */
final class JavaSoundCards implements CardList {
  /**
   * What a microphone keeps for a reader that comes late. It delays nothing: sound that was
   * recorded can be read at once.
   */
  private static final int MICROPHONE_MILLIS = 200;

  /** What speakers hold. PulseAudio fills all of it, so all of it is delay. */
  private static final int SPEAKERS_MILLIS = 20;

  private final int speakersMillis;

  JavaSoundCards() {
    this(SPEAKERS_MILLIS);
  }

  JavaSoundCards(int speakersMillis) {
    this.speakersMillis = speakersMillis;
  }

  @Override
  public List<Card> microphones() {
    return cards(
        TargetDataLine.class,
        (mixer, format) -> {
          TargetDataLine line = (TargetDataLine) line(mixer, TargetDataLine.class, format);
          int size = format.frameSize();
          line.open(format.toJava(), format.frames(MICROPHONE_MILLIS) * size);
          line.start();
          return new JavaSoundLine(
              line, format, (bytes, frames) -> line.read(bytes, 0, frames * size) / size);
        });
  }

  @Override
  public List<Card> speakers() {
    return cards(
        SourceDataLine.class,
        (mixer, format) -> {
          SourceDataLine line = (SourceDataLine) line(mixer, SourceDataLine.class, format);
          int size = format.frameSize();
          line.open(format.toJava(), format.frames(speakersMillis) * size);
          line.start();
          return new JavaSoundLine(
              line, format, (bytes, frames) -> line.write(bytes, 0, frames * size) / size);
        });
  }

  @FunctionalInterface
  private interface Starter {
    DeviceLine start(Mixer mixer, LineFormat format) throws LineUnavailableException;
  }

  private static DataLine line(Mixer mixer, Class<? extends DataLine> kind, LineFormat format)
      throws LineUnavailableException {
    return (DataLine) mixer.getLine(new DataLine.Info(kind, format.toJava()));
  }

  private static List<Card> cards(Class<? extends DataLine> kind, Starter starter) {
    List<Card> cards = new ArrayList<>();
    for (Mixer.Info info : AudioSystem.getMixerInfo()) {
      Mixer mixer = AudioSystem.getMixer(info);
      List<LineFormat> formats =
          LineFormat.WANTED.stream()
              .filter(f -> mixer.isLineSupported(new DataLine.Info(kind, f.toJava())))
              .toList();
      if (!formats.isEmpty()) {
        String name = MediaFailure.printable(info.getName()).strip();
        cards.add(new Card(name, () -> open(mixer, formats, starter)));
      }
    }
    return cards;
  }

  /** Opens with the first format that the device really takes. */
  private static DeviceLine open(Mixer mixer, List<LineFormat> formats, Starter starter)
      throws LineUnavailableException {
    LineUnavailableException last = new LineUnavailableException("no format");
    for (LineFormat format : formats) {
      try {
        return starter.start(mixer, format);
      } catch (LineUnavailableException e) {
        last = e;
      }
    }
    throw last;
  }

  /**
   * A line of Java Sound.
   *
   * @param line the open line
   * @param format what it was opened with
   * @param mover reads or writes so many frames of these bytes
   */
  private record JavaSoundLine(DataLine line, LineFormat format, Mover mover)
      implements DeviceLine {
    /** Java Sound has the method in two unrelated interfaces. */
    @FunctionalInterface
    interface Mover {
      int move(byte[] bytes, int frames);
    }

    @Override
    public int capacity() {
      return line.getBufferSize() / format.frameSize();
    }

    @Override
    public int available() {
      return line.available() / format.frameSize();
    }

    @Override
    public int transfer(byte[] bytes, int frames) {
      return mover.move(bytes, frames);
    }

    @Override
    public void close() {
      line.close();
    }
  }
}
