package io.asciichat.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.cli.command.options.StatisticsOptions;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ServerOptionsTest {
  @Test
  void theBoundsForStrangersHaveDefaults() {
    ServerCommand command = parsed();
    assertEquals(64, command.limits.maxClients);
    assertNull(command.limits.maxClientsPerAddress);
    assertNull(command.limits.connectionsPerMinute);
    assertEquals(Duration.ofMinutes(10), command.limits.banTime);
    assertEquals(100, command.limits.clientBudget);
    assertTrue(command.h265);
  }

  @Test
  void theBoundsForStrangersCanBeSet() {
    ServerCommand command =
        parsed(
            "--no-h265", "--max-clients-per-address", "2", "--ban-time=0", "--client-budget=300");
    assertEquals(2, command.limits.maxClientsPerAddress);
    assertEquals(Duration.ZERO, command.limits.banTime);
    assertEquals(300, command.limits.clientBudget);
    assertFalse(command.h265);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--client-budget=0",
        "--client-budget=-5",
        "--client-budget=x",
        "--max-clients=0",
        "--max-clients=1025",
        "--max-clients-per-address=0",
        "--connections-per-minute=0",
        "--ban-time=-1"
      })
  void boundsThatMakeNoSenseAreRefused(String option) {
    assertThrows(CommandLine.ParameterException.class, () -> parsed(option));
  }

  @Test
  void figuresAreToldEveryHalfMinuteUnlessToldOtherwise() {
    assertEquals(Duration.ofSeconds(30), parsed().statistics.interval);
    assertEquals(StatisticsOptions.Format.TEXT, parsed().statistics.format);
    ServerCommand command = parsed("--stats-interval=0", "--stats-format=json");
    assertEquals(Duration.ZERO, command.statistics.interval);
    assertEquals(StatisticsOptions.Format.JSON, command.statistics.format);
    assertThrows(CommandLine.ParameterException.class, () -> parsed("--stats-interval=0.01"));
  }

  private static ServerCommand parsed(String... arguments) {
    ServerCommand command =
        new ServerCommand(new TestShell(Path.of("target")).shell(), AsciiChat::reread);
    new CommandLine(command).parseArgs(arguments);
    return command;
  }
}
