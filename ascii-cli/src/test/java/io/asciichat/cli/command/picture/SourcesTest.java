package io.asciichat.cli.command.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.asciichat.cli.command.options.SoundOptions;
import io.asciichat.cli.command.options.SourceOptions;
import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.port.VideoSource;
import io.asciichat.testkit.video.NameCard;
import io.asciichat.testkit.video.TestPattern;
import org.junit.jupiter.api.Test;

class SourcesTest {
  private final SourceOptions options = new SourceOptions();
  private final BufferPool pool = new BufferPool();

  private VideoSource open(String name) {
    return Sources.openForCall(options, new SoundOptions.InCall(), name, pool).video();
  }

  @Test
  void theTestPatternSaysTheName() {
    options.testPattern = true;
    VideoSource pattern = assertInstanceOf(TestPattern.class, open("Anna"));
    assertEquals("Anna", pattern.name());
    assertEquals("YOU", open(" ").name());
  }

  @Test
  void withoutVideoThereIsACard() {
    options.noVideo = true;
    VideoSource card = assertInstanceOf(NameCard.class, open("Anna"));
    assertEquals("Anna", card.name());
    card.close();
  }

  /** It is looked for when a server has been found: until then there may be none at all. */
  @Test
  void aCameraIsNotLookedForYet() {
    OwnCamera camera = assertInstanceOf(OwnCamera.class, open("Anna"));
    assertFalse(camera.isWanted());
    camera.close();
    assertEquals(0, pool.outstanding());
  }
}
