package io.asciichat.core.server;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.render.Scene;
import io.asciichat.core.video.RgbFrame;
import io.asciichat.core.video.TestPictures;
import org.junit.jupiter.api.Test;

class ShownSceneTest {
  private static final RgbFrame ONE = TestPictures.flat(4, 4, 0x112233);
  private static final RgbFrame OTHER = TestPictures.flat(4, 4, 0x112233);

  private final ShownScene shown = new ShownScene();

  private static Scene scene(String names, RgbFrame... pictures) {
    Scene scene = new Scene();
    for (int i = 0; i < pictures.length; i++) {
      scene.add(pictures[i], names.substring(i, i + 1));
    }
    return scene;
  }

  @Test
  void theSamePicturesWithTheSameNamesAreNothingNew() {
    shown.remember(scene("AB", ONE, OTHER));
    assertTrue(shown.is(scene("AB", ONE, OTHER)));
  }

  @Test
  void anythingElseIsNew() {
    shown.remember(scene("AB", ONE, OTHER));
    assertFalse(shown.is(scene("AB", OTHER, ONE)), "another order");
    assertFalse(shown.is(scene("AB", ONE, ONE)), "another picture of the same content");
    assertFalse(shown.is(scene("AC", ONE, OTHER)), "another name");
    assertFalse(shown.is(scene("A", ONE)), "fewer");
    assertFalse(shown.is(scene("ABC", ONE, OTHER, ONE)), "more");
  }

  @Test
  void whoSpeaksAndWhichPageItIsCountToo() {
    Scene silent = new Scene();
    silent.add(ONE, "A", false);
    Scene speaking = new Scene();
    speaking.add(ONE, "A", true);
    shown.remember(silent);
    assertFalse(shown.is(speaking));
    shown.remember(speaking);
    assertTrue(shown.is(speaking));
    assertFalse(shown.is(silent));
    speaking.page(1, 3);
    assertFalse(shown.is(speaking));
    shown.remember(speaking);
    speaking.page(1, 4);
    assertFalse(shown.is(speaking));
  }

  @Test
  void onlyTheLastOneCounts() {
    shown.remember(scene("ABC", ONE, OTHER, ONE));
    shown.remember(scene("A", OTHER));
    assertTrue(shown.is(scene("A", OTHER)));
    assertFalse(shown.is(scene("ABC", ONE, OTHER, ONE)));
  }

  @Test
  void anyNumberCanBeRemembered() {
    Scene crowd = new Scene();
    for (int i = 0; i < 50; i++) {
      crowd.add(i % 2 == 0 ? ONE : OTHER, "N" + i);
    }
    shown.remember(crowd);
    assertTrue(shown.is(crowd));
    crowd.add(ONE, "one more");
    assertFalse(shown.is(crowd));
  }
}
