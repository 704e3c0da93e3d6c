package io.asciichat.core.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.text.FrameText;
import io.asciichat.core.text.Output;
import io.asciichat.core.video.RgbFrame;
import io.asciichat.core.video.TestPictures;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class ScenePlanPropertyTest {
  private static final byte UNTOUCHED = 0x55;
  private static final String[] NAMES = {"", "Anna", "漢字漢字漢字漢字", "😀😀😀😀😀😀", "a😀\033漢"};

  @Provide
  Arbitrary<ViewerProfile> profiles() {
    return Profiles.upTo(90, 40);
  }

  /** Pictures in which every cell needs new colours: what a text's size has to be reckoned for. */
  static RgbFrame hard(int kind, int width, int height, long seed) {
    Random random = new Random(seed);
    int one = random.nextInt(1 << 24);
    int other = random.nextInt(1 << 24);
    return switch (kind) {
      case 0 -> TestPictures.noise(width, height, seed);
      case 1 -> TestPictures.drawn(width, height, (x, y) -> (x + y) % 2 == 0 ? one : other);
      case 2 -> TestPictures.drawn(width, height, (x, y) -> x % 2 == 0 ? 0xffffff : 0x808080);
      case 3 -> TestPictures.drawn(width, height, (x, y) -> y % 2 == 0 ? one : other);
      case 4 -> TestPictures.drawn(width, height, (x, y) -> 0xc8c8c8 ^ (x * 7 + y * 13) % 32);
      default -> TestPictures.flat(width, height, one);
    };
  }

  static Scene scene(int count, long seed) {
    Random random = new Random(seed);
    Scene scene = new Scene();
    for (int i = 0; i < count; i++) {
      int width = 1 + random.nextInt(200);
      int height = 1 + random.nextInt(160);
      scene.add(
          hard(random.nextInt(6), width, height, random.nextLong()),
          NAMES[random.nextInt(NAMES.length)],
          random.nextBoolean());
    }
    if (random.nextBoolean()) {
      scene.page(random.nextInt(12), 12);
    }
    return scene;
  }

  @Property(tries = 1500)
  void noTextIsLongerThanReckoned(
      @ForAll("profiles") ViewerProfile profile,
      @ForAll @IntRange(min = 0, max = 7) int count,
      @ForAll long seed) {
    Scene scene = scene(count, seed);
    ScenePlan plan = new ScenePlan(profile, scene, ScenePlan.MAX_CELLS);
    byte[] out = new byte[3 + plan.mostBytes() + Output.SLACK + 16];
    for (long now : new long[] {0, 1_234_567_890_123L, -1_000_000_000L}) {
      Arrays.fill(out, UNTOUCHED);
      int end = plan.write(scene, now, out, 3);
      assertTrue(end - 3 <= plan.mostBytes(), (end - 3) + " > " + plan.mostBytes());
      for (int i = 3 + plan.mostBytes() + Output.SLACK; i < out.length; i++) {
        assertEquals(UNTOUCHED, out[i], "written behind the slack");
      }
      FrameText text = new FrameText(out, 3, end);
      assertTrue(text.width() <= profile.columns());
      assertTrue(text.rows().size() <= profile.rows());
    }
  }
}
