package io.asciichat.media.audio.device;

import io.asciichat.media.audio.device.LineKeeper.LineOpener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Devices that come and go. */
final class FakeCards implements CardList {
  final List<Card> cards = new CopyOnWriteArrayList<>();
  final List<String> reports = new CopyOnWriteArrayList<>();

  FakeCards add(String name, LineOpener opener) {
    cards.add(new Card(name, opener));
    return this;
  }

  @Override
  public List<Card> microphones() {
    return cards;
  }

  @Override
  public List<Card> speakers() {
    return cards;
  }

  /** Opens these devices, trying again after a millisecond. */
  SoundCards open() {
    return new SoundCards(this, 1_000_000);
  }

  Microphone microphone() {
    return open().openMicrophone(SoundCards.DEFAULT, reports::add);
  }

  Speakers speaker() {
    return open().openSpeakers(SoundCards.DEFAULT, reports::add);
  }
}
