package io.asciichat.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RepeatsTest {
  @Test
  void aMillionTimesTakeTwentyLines() {
    List<Long> lines =
        LongStream.rangeClosed(1, 1_000_000).filter(Repeats::areWorthALine).boxed().toList();
    assertEquals(List.of(1L, 2L, 4L, 8L), lines.subList(0, 4));
    assertEquals(20, lines.size());
  }
}
