package io.asciichat.media.audio.device;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.media.audio.device.CardList.Card;
import io.asciichat.media.audio.device.LineKeeper.LineOpener;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The microphones and speakers of this machine. Looks for them anew with every call, which takes
 * some tens of milliseconds. Any thread, but not a loop.
 */
public final class SoundCards {
  /** Stands for the system's default device, wherever an index is asked for. */
  public static final int DEFAULT = -1;

  private static final String WITHOUT = "plug one in, or use --no-audio to go on without sound";

  private final CardList cards;
  private final long retryNanos;

  /** Looks for nothing yet. */
  public SoundCards() {
    this(new JavaSoundCards(), LineKeeper.RETRY_NANOS);
  }

  SoundCards(CardList cards, long retryNanos) {
    this.cards = cards;
    this.retryNanos = retryNanos;
  }

  /**
   * Returns the system's sound library, such as {@code "ALSA 1.2.8"}; empty when it is missing, so
   * that no device can be found. Loads it on Linux; other systems always have theirs.
   */
  public static Optional<String> library() {
    return SoundLibrary.find();
  }

  /**
   * The names of the microphones, the system's default first, in the order that {@link
   * #openMicrophone} counts them from 0; empty when there is none.
   */
  public List<String> microphones() {
    return cards.microphones().stream().map(Card::name).toList();
  }

  /** The names of the speakers, as {@link #microphones}. */
  public List<String> speakers() {
    return cards.speakers().stream().map(Card::name).toList();
  }

  /**
   * Opens a microphone. Returns at once; the device itself is opened on a thread of its own.
   *
   * @param index its place in {@link #microphones()}, or {@link #DEFAULT}
   * @param report takes a line for a person when the device does not open, vanishes or comes back;
   *     called on a thread of the microphone
   * @throws AsciiChatException with code AUDIO when there is none, or not this many
   */
  public Microphone openMicrophone(int index, Consumer<String> report) {
    Card card = choose("microphone", cards.microphones(), index);
    LineOpener again = () -> Card.find(cards.microphones(), card.name()).opener().open();
    return new Microphone(card.name(), again, report, retryNanos);
  }

  /**
   * Opens speakers. Otherwise as {@link #openMicrophone}.
   *
   * @throws AsciiChatException with code AUDIO when there are none, or not this many
   */
  public Speakers openSpeakers(int index, Consumer<String> report) {
    Card card = choose("speaker", cards.speakers(), index);
    LineOpener again = () -> Card.find(cards.speakers(), card.name()).opener().open();
    return new Speakers(card.name(), again, report, retryNanos);
  }

  /**
   * Opens the system's default microphone, whichever that is, as soon as there is one. Returns at
   * once: looking for it is left to a thread of its own, too.
   *
   * @param report as for {@link #openMicrophone}; also takes a line when there is none, which is
   *     the same for speakers when there is no sound card at all
   */
  public Microphone openDefaultMicrophone(Consumer<String> report) {
    LineOpener opener = () -> first("microphone", cards.microphones()).opener().open();
    return new Microphone("default", opener, report, retryNanos);
  }

  /** Opens the system's default speakers. Otherwise as {@link #openDefaultMicrophone}. */
  public Speakers openDefaultSpeakers(Consumer<String> report) {
    LineOpener opener = () -> first("speakers", cards.speakers()).opener().open();
    return new Speakers("default", opener, report, retryNanos);
  }

  private Card first(String what, List<Card> found) {
    if (found.isEmpty()) {
      boolean nothing = cards.microphones().isEmpty() && cards.speakers().isEmpty();
      throw new AsciiChatException(
          ErrorCode.AUDIO,
          nothing
              ? "no sound card found; the call goes on without sound until there is one"
              : "no " + what + " found; the call goes on without until there is one");
    }
    return found.getFirst();
  }

  private static Card choose(String what, List<Card> found, int index) {
    if (found.isEmpty()) {
      throw new AsciiChatException(ErrorCode.AUDIO, "no " + what + " found; " + WITHOUT);
    }
    if (index < DEFAULT || index >= found.size()) {
      StringBuilder names = new StringBuilder();
      for (int i = 0; i < found.size(); i++) {
        names.append(i == 0 ? "" : ", ").append(i).append(' ').append(found.get(i).name());
      }
      throw new AsciiChatException(
          ErrorCode.AUDIO, "there is no " + what + " " + index + "; there are: " + names);
    }
    return found.get(Math.max(0, index));
  }
}
