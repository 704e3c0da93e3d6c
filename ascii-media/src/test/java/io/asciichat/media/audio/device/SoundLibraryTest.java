package io.asciichat.media.audio.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.testkit.needs.Need;
import io.asciichat.testkit.needs.Needs;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SoundLibraryTest {
  @Test
  @Needs(Need.LIBASOUND)
  void tellsTheVersionOfAlsa() {
    String told = SoundLibrary.find().orElseThrow();
    assertTrue(told.matches("ALSA 1[.][0-9]+[.][0-9.]+"), told);
  }

  @Test
  void isMissingWhereThereIsNone() {
    assertEquals(Optional.empty(), SoundLibrary.alsa("libasound-that-there-is-not.so.2"));
  }

  @Test
  @Needs(Need.LINUX)
  void anotherLibraryIsNotTakenForIt() {
    assertEquals(Optional.empty(), SoundLibrary.alsa("libm.so.6"));
  }
}
