package io.asciichat.testkit.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.color.ColorLevel;
import io.asciichat.core.render.ViewerProfile;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TerminalMixTest {
  private static final ViewerProfile FIRST = ViewerProfile.ofSize(200, 60);

  @ParameterizedTest
  @EnumSource(
      value = TerminalMix.class,
      names = {"SIZES", "ALL"})
  void noTwoOfAThousandAreAlikeAndNoneIsSmallerThanTheFirst(TerminalMix mix) {
    Set<ViewerProfile> seen = new HashSet<>();
    for (int client = 0; client < 1000; client++) {
      ViewerProfile viewer = mix.of(FIRST, client);
      assertTrue(seen.add(viewer), "client " + client);
      assertEquals(viewer, mix.of(FIRST, client));
      assertTrue(viewer.columns() >= 200 && viewer.columns() < 240, viewer.toString());
      assertTrue(viewer.rows() >= 60 && viewer.rows() < 85, viewer.toString());
    }
  }

  @Test
  void mixedTerminalsHaveEveryColorLevelThatAcipKnows() {
    assertEquals(
        Set.of(ColorLevel.NONE, ColorLevel.SIXTEEN, ColorLevel.COLORS_256, ColorLevel.TRUECOLOR),
        IntStream.range(0, 8)
            .mapToObj(client -> TerminalMix.ALL.of(FIRST, client).colorLevel())
            .collect(Collectors.toSet()));
  }

  @Test
  void withoutAMixAllAreTheFirst() {
    assertSame(FIRST, TerminalMix.NONE.of(FIRST, 5));
  }
}
