package io.asciichat.media.audio.device;

import io.asciichat.media.audio.device.LineKeeper.LineOpener;
import java.util.List;
import javax.sound.sampled.LineUnavailableException;

/** Finds the devices that are there now. */
interface CardList {
  /** The cards that can record, the system's default first. */
  List<Card> microphones();

  /** The cards that can play, the system's default first. */
  List<Card> speakers();

  /**
   * A device.
   *
   * @param name what people know it by
   * @param opener opens it
   */
  record Card(String name, LineOpener opener) {
    /** The one of this name, whatever place it has now. */
    static Card find(List<Card> cards, String name) throws LineUnavailableException {
      for (Card card : cards) {
        if (card.name().equals(name)) {
          return card;
        }
      }
      throw new LineUnavailableException(name + " is not there");
    }
  }
}
