package io.asciichat.core.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.asciichat.core.video.RgbFrame;
import io.asciichat.core.video.TestPictures;
import org.junit.jupiter.api.Test;

class SceneTest {
  private static final RgbFrame PICTURE = TestPictures.flat(4, 4, 0xffffff);

  @Test
  void holdsAnyNumberInTheirOrder() {
    Scene scene = new Scene();
    for (int i = 0; i < 100; i++) {
      scene.add(TestPictures.flat(1 + i, 1, i), "name " + i);
    }
    assertEquals(100, scene.count());
    for (int i = 0; i < 100; i++) {
      assertEquals(1 + i, scene.picture(i).width());
      assertEquals("name " + i, scene.name(i));
    }
  }

  @Test
  void nothingIsLeftAfterClearing() {
    Scene scene = Scene.of(PICTURE, PICTURE);
    scene.clear();
    assertEquals(0, scene.count());
    assertThrows(IndexOutOfBoundsException.class, () -> scene.picture(0));
    assertThrows(IndexOutOfBoundsException.class, () -> scene.name(0));
    scene.add(PICTURE, "Anna");
    assertSame(PICTURE, scene.picture(0));
    assertEquals("Anna", scene.name(0));
  }
}
