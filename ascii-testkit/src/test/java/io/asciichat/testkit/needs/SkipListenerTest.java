package io.asciichat.testkit.needs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs small classes of tests as the modules of a build would, and reads what is printed. */
class SkipListenerTest {
  private static final String REACTOR =
      "modules: [MavenProject: org.example:one:1 @ /1/pom.xml,"
          + " MavenProject: org.example:two:1 @ /2/pom.xml]";

  @TempDir private Path folder;

  /** Skips in three ways, and passes once. */
  static class Lacking {
    @Test
    void passes() {}

    @Test
    void lacksSomethingKnown() {
      Assumptions.abort(Need.TMUX.reason() + ", says the test");
    }

    @Test
    @EnabledIfSystemProperty(named = "no.such.property", matches = "true", disabledReason = "off")
    void isSwitchedOff() {}

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void lacksItForSomeArguments(int argument) {
      Assumptions.assumeTrue(argument == 1, "only one\n is right");
    }
  }

  /** None of its tests begins. */
  static class LackingAsAWhole {
    @BeforeAll
    static void begin() {
      Assumptions.abort(Need.TMUX.reason());
    }

    @Test
    void one() {}

    @Test
    void other() {}
  }

  static class Failing {
    @Test
    void fails() {
      fail("as it should");
    }
  }

  private String run(String module, Class<?> tests) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request().selectors(selectClass(tests)).build();
    LauncherConfig config =
        LauncherConfig.builder()
            .enableTestExecutionListenerAutoRegistration(false)
            .enableLauncherSessionListenerAutoRegistration(false)
            .addTestExecutionListeners(new SkipListener(folder.toString(), "now", module, REACTOR))
            .build();
    PrintStream console = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      LauncherFactory.create(config).execute(request);
    } finally {
      System.setOut(console);
    }
    return printed.toString(StandardCharsets.UTF_8);
  }

  @Test
  void theLastModulePrintsWhatAllHaveSkipped() {
    assertEquals("", run("one", Lacking.class));
    assertEquals(
        """
        ------------------------------------------------------------------------
        Skipped: 6 tests; on Debian this brings what is missing: apt-get install tmux
        tests  because                                                    where
            2  Assumption failed: only one is right                       one SkipListenerTest$Lacking
            1  System property [no.such.property] does not exist ==> off  one SkipListenerTest$Lacking
            3  needs tmux (Debian: apt-get install tmux)                  one SkipListenerTest$Lacking, two SkipListenerTest$LackingAsAWhole
        ------------------------------------------------------------------------
        """,
        run("two", LackingAsAWhole.class));
  }

  @Test
  void aModuleWithFailuresPrintsTooSinceTheBuildMayEndThere() {
    assertEquals(
        """
        ------------------------------------------------------------------------
        Skipped: no test
        ------------------------------------------------------------------------
        """,
        run("one", Failing.class));
  }

  @Test
  void whatAnEarlierBuildLeftIsNotCounted() throws IOException {
    Files.writeString(folder.resolve("one.txt"), "earlier\none\tOld\tlong ago\t7\n");
    assertFalse(run("two", Failing.class).contains("long ago"));
  }
}
