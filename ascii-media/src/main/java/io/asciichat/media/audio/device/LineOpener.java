package io.asciichat.media.audio.device;

import javax.sound.sampled.LineUnavailableException;

/** Opens one device, again and again if need be. May block for long. */
@FunctionalInterface
interface LineOpener {
  /**
   * Opens and starts the device.
   *
   * @throws LineUnavailableException when it is not there, or in use
   */
  DeviceLine open() throws LineUnavailableException;
}
