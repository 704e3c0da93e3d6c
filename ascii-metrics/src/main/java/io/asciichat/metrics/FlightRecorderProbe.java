package io.asciichat.metrics;

import io.asciichat.core.port.ServerProbe;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/**
 * Writes what a server does as events of JDK Flight Recorder, in the category "ascii-chat": {@code
 * io.asciichat.Tick}, {@code Render}, {@code Mix}, {@code Handshake} and {@code FrameDrop}. An
 * event's time is the moment at which its work was done. Thread-safe; while nothing records, a call
 * is a test of a flag.
 */
@SuppressWarnings("UnusedVariable") // Flight Recorder reads the events' fields.
public final class FlightRecorderProbe implements ServerProbe {
  private static final String CATEGORY = "ascii-chat";

  /** A probe for any number of servers. */
  public FlightRecorderProbe() {}

  @Override
  public void ticked(long late) {
    if (FlightRecorder.isInitialized() && Kinds.TICK.isEnabled()) {
      Tick event = new Tick();
      event.late = late;
      event.commit();
    }
  }

  @Override
  public void rendered(long took, int columns, int rows, int viewers) {
    if (FlightRecorder.isInitialized() && Kinds.RENDER.isEnabled()) {
      Render event = new Render();
      event.took = took;
      event.columns = columns;
      event.rows = rows;
      event.viewers = viewers;
      event.commit();
    }
  }

  @Override
  public void mixed(long took, int voices) {
    if (FlightRecorder.isInitialized() && Kinds.MIX.isEnabled()) {
      Mix event = new Mix();
      event.took = took;
      event.voices = voices;
      event.commit();
    }
  }

  @Override
  public void shookHands(long client, long took) {
    if (FlightRecorder.isInitialized() && Kinds.HANDSHAKE.isEnabled()) {
      Handshake event = new Handshake();
      event.client = client;
      event.took = took;
      event.commit();
    }
  }

  @Override
  public void frameDropped(long client) {
    if (FlightRecorder.isInitialized() && Kinds.FRAME_DROP.isEnabled()) {
      FrameDrop event = new FrameDrop();
      event.client = client;
      event.commit();
    }
  }

  /**
   * An event of each kind that is asked whether the kind is recorded and never written, so nothing
   * is made while it is not. Loading them starts Flight Recorder, which takes a tenth of a second:
   * they wait until a recording has done so.
   */
  private static final class Kinds {
    static final Tick TICK = new Tick();
    static final Render RENDER = new Render();
    static final Mix MIX = new Mix();
    static final Handshake HANDSHAKE = new Handshake();
    static final FrameDrop FRAME_DROP = new FrameDrop();

    private Kinds() {}
  }

  @Name("io.asciichat.Tick")
  @Label("Tick")
  @Category(CATEGORY)
  @Description("The moment of a frame has come")
  @StackTrace(false)
  private static final class Tick extends Event {
    @Label("Late")
    @Description("How long ago it was due")
    @Timespan(Timespan.NANOSECONDS)
    long late;
  }

  @Name("io.asciichat.Render")
  @Label("Render")
  @Category(CATEGORY)
  @Description("A frame was drawn")
  @StackTrace(false)
  private static final class Render extends Event {
    @Label("Time Taken")
    @Timespan(Timespan.NANOSECONDS)
    long took;

    @Label("Columns")
    int columns;

    @Label("Rows")
    int rows;

    @Label("Viewers")
    @Description("How many clients see it")
    int viewers;
  }

  @Name("io.asciichat.Mix")
  @Label("Mix")
  @Category(CATEGORY)
  @Description("The sound of a tick was mixed for all")
  @StackTrace(false)
  private static final class Mix extends Event {
    @Label("Time Taken")
    @Timespan(Timespan.NANOSECONDS)
    long took;

    @Label("Voices")
    int voices;
  }

  @Name("io.asciichat.Handshake")
  @Label("Handshake")
  @Category(CATEGORY)
  @Description("A client has shaken hands")
  @StackTrace(false)
  private static final class Handshake extends Event {
    @Label("Client")
    long client;

    @Label("Time Taken")
    @Description("Time since the connection was accepted")
    @Timespan(Timespan.NANOSECONDS)
    long took;
  }

  @Name("io.asciichat.FrameDrop")
  @Label("Frame Drop")
  @Category(CATEGORY)
  @Description("A frame was dropped because its client is too slow for it")
  @StackTrace(false)
  private static final class FrameDrop extends Event {
    @Label("Client")
    long client;
  }
}
