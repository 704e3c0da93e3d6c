package io.asciichat.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.port.ServerProbe;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlightRecorderProbeTest {
  private static final String PREFIX = "io.asciichat.";

  @TempDir private Path folder;

  @Test
  void whatTheServerDoesIsRecorded() throws IOException {
    ServerProbe probe = new FlightRecorderProbe();
    Map<String, RecordedEvent> events =
        recorded(
                "whole",
                () -> {
                  probe.ticked(250_000);
                  probe.rendered(1_500_000, 200, 60, 8);
                  probe.mixed(40_000, 5);
                  probe.shookHands(7, 30_000_000);
                  probe.frameDropped(9);
                })
            .stream()
            .collect(Collectors.toMap(e -> e.getEventType().getName(), Function.identity()));
    assertEquals(Duration.ofNanos(250_000), event(events, "Tick").getDuration("late"));
    RecordedEvent render = event(events, "Render");
    assertEquals(Duration.ofNanos(1_500_000), render.getDuration("took"));
    assertEquals(200, render.getInt("columns"));
    assertEquals(60, render.getInt("rows"));
    assertEquals(8, render.getInt("viewers"));
    assertEquals(List.of("ascii-chat"), render.getEventType().getCategoryNames());
    RecordedEvent mix = event(events, "Mix");
    assertEquals(Duration.ofNanos(40_000), mix.getDuration("took"));
    assertEquals(5, mix.getInt("voices"));
    RecordedEvent handshake = event(events, "Handshake");
    assertEquals(Duration.ofMillis(30), handshake.getDuration("took"));
    assertEquals(7, handshake.getLong("client"));
    assertEquals(9, event(events, "FrameDrop").getLong("client"));
    assertEquals(5, events.size());
  }

  @Test
  void eachKindCanBeLeftOut() throws IOException {
    ServerProbe probe = new FlightRecorderProbe();
    List<RecordedEvent> events =
        recorded(
            "part",
            () -> {
              probe.ticked(1);
              probe.frameDropped(2);
            },
            "Tick");
    assertEquals(
        List.of("io.asciichat.FrameDrop"),
        events.stream().map(e -> e.getEventType().getName()).toList());
  }

  /** It would cost every start of a server a tenth of a second. */
  @Test
  void nothingOfFlightRecorderIsLoadedBeforeARecording() throws Exception {
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Unrecorded.class.getName())
            .redirectErrorStream(true)
            .start();
    String told = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals("false, then true", told.strip());
  }

  /** Calls a probe before a recording and during one. */
  static final class Unrecorded {
    private Unrecorded() {}

    public static void main(String[] arguments) {
      ServerProbe probe = new FlightRecorderProbe();
      probe.ticked(1);
      probe.rendered(1, 80, 24, 1);
      boolean before = FlightRecorder.isInitialized();
      try (Recording recording = new Recording()) {
        recording.start();
        probe.ticked(1);
      }
      System.out.println(before + ", then " + FlightRecorder.isInitialized());
    }
  }

  private static RecordedEvent event(Map<String, RecordedEvent> events, String name) {
    RecordedEvent event = events.get(PREFIX + name);
    if (event == null) {
      throw new AssertionError("no event " + name + " among " + events.keySet());
    }
    return event;
  }

  private List<RecordedEvent> recorded(String name, Runnable work, String... leftOut)
      throws IOException {
    Path file = folder.resolve(name + ".jfr");
    try (Recording recording = new Recording()) {
      for (String kind : leftOut) {
        recording.disable(PREFIX + kind);
      }
      recording.start();
      work.run();
      recording.stop();
      recording.dump(file);
    }
    List<RecordedEvent> all =
        RecordingFile.readAllEvents(file).stream()
            .filter(event -> event.getEventType().getName().startsWith(PREFIX))
            .toList();
    assertTrue(all.stream().allMatch(event -> event.getStackTrace() == null));
    return all;
  }
}
