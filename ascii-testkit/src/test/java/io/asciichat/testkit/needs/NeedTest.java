package io.asciichat.testkit.needs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

class NeedTest {
  @Test
  void theBuildMachineInstallsWhatTestsNeedAndNothingElse() throws IOException {
    List<String> lines = Files.readAllLines(Path.of("..", ".ci", "run"));
    String packages =
        lines.stream().filter(line -> line.startsWith("packages=")).findFirst().orElseThrow();
    Set<String> installed = Set.of(packages.replaceAll(".*\\(|\\).*", "").split(" ", -1));
    Set<String> ownNeeds = Set.of("maven");
    for (String name : installed) {
      assertTrue(ownNeeds.contains(name) || needed().anyMatch(name::equals), name);
    }
    assertTrue(needed().allMatch(installed::contains), installed::toString);
  }

  /** What every Debian has is not installed. */
  private static Stream<String> needed() {
    return Arrays.stream(Need.values())
        .filter(need -> need != Need.SHELL && need != Need.LIMITS)
        .flatMap(need -> need.packages().stream());
  }

  @Test
  void aReasonNamesTheThingAndThePackage() {
    assertEquals("needs tmux (Debian: apt-get install tmux)", Need.TMUX.reason());
    assertEquals("needs Linux", Need.LINUX.reason());
  }

  @Test
  void aProbeTellsWhatIsThereFromWhatIsNot() {
    assertTrue(Probe.isCommand("java") || Probe.isCommand("sh"));
    assertFalse(Probe.isCommand("no-such-command"));
    assertFalse(Probe.isLibrary("libnosuchlibrary.so.0", "/no/such/library"));
    assertTrue(Probe.isAddress("127.0.0.1"));
    assertFalse(Probe.isAddress("192.0.2.1"));
    assertFalse(Probe.isFile("/no/such/file"));
  }

  @Test
  void aNeedThatIsMetSkipsNothingAndAnotherSkipsWithItsReason() {
    for (Need need : Need.values()) {
      if (need == Need.IDLE_PROCESSORS) {
        continue;
      }
      if (need.isMet()) {
        need.assume();
      } else {
        String reason =
            String.valueOf(assertThrows(TestAbortedException.class, need::assume).getMessage());
        assertTrue(reason.contains(need.reason()), reason);
      }
    }
  }
}
