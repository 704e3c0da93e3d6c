package io.asciichat.cli.command.output;

import io.asciichat.cli.command.options.EnumConverter;
import io.asciichat.cli.terminal.ViewPreferences;
import io.asciichat.core.render.ColorFilter;
import io.asciichat.core.render.Look;
import io.asciichat.core.render.RenderMode;
import io.asciichat.core.render.ViewerProfile;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way the picture is drawn, in words, and what of it will not be seen: for want of a better
 * terminal, or because a C server draws. Thread-safe.
 */
public final class Drawing {
  private final ViewPreferences.Style asked;
  private volatile Painter painter = Painter.EXTENDED;

  /**
   * @param asked what the user asked for; what was chosen for them is not a shortcoming
   */
  public Drawing(ViewPreferences.Style asked) {
    this.asked = asked;
  }

  /** Sets who draws from now on. */
  public void by(Painter who) {
    painter = who;
  }

  /** The program that draws. */
  public Painter painter() {
    return painter;
  }

  /** Returns whether who draws knows this mode. */
  public boolean knows(RenderMode mode) {
    return painter != Painter.C_SERVER || mode.announced() == mode;
  }

  /** One line that names the render mode, and says so when another one is drawn. */
  public String mode(ViewerProfile profile) {
    RenderMode wanted = profile.renderMode();
    RenderMode shown = profile.shownMode();
    String line = "render mode: " + EnumConverter.word(wanted);
    if (shown != wanted) {
      line += ": " + obstacle(profile) + " " + EnumConverter.word(shown);
    }
    if (!knows(shown)) {
      line += ": a C server draws " + EnumConverter.word(shown.announced());
    }
    return line;
  }

  /** One line that names the palette, and says so when it does not matter. */
  public String palette(ViewerProfile profile) {
    return characters("palette: " + EnumConverter.word(profile.palette()), profile);
  }

  /** A line about the choice of characters, and that it does not matter where blocks are drawn. */
  public String characters(String line, ViewerProfile profile) {
    RenderMode drawn = drawn(profile);
    return drawn.usesPalette() ? line : line + " (no effect on " + EnumConverter.word(drawn) + ")";
  }

  private RenderMode drawn(ViewerProfile profile) {
    RenderMode shown = profile.shownMode();
    return knows(shown) ? shown : shown.announced();
  }

  /** A line about what was changed beyond ACIP, and that it is not seen where that is so. */
  public String look(String line) {
    return painter == Painter.C_SERVER ? line + " (no effect on a C server)" : line;
  }

  /** The wishes that will not be seen, in one line; null when all of them will be. */
  public @Nullable String shortcomings(ViewerProfile profile) {
    List<String> lines = new ArrayList<>();
    RenderMode drawn = drawn(profile);
    if (asked.renderMode() != null && drawn != profile.renderMode()) {
      lines.add(mode(profile));
    }
    if (asked.palette() != null && !drawn.usesPalette()) {
      lines.add("--palette has no effect on " + EnumConverter.word(drawn));
    }
    String missing = String.join(", ", beyond(profile.look()));
    if (painter == Painter.C_SERVER && !missing.isEmpty()) {
      lines.add("a C server does not draw " + missing);
    }
    return lines.isEmpty() ? null : String.join("; ", lines);
  }

  private static String obstacle(ViewerProfile profile) {
    boolean needsColor = profile.renderMode() == RenderMode.BACKGROUND;
    return needsColor
        ? "without colours it is"
        : profile.utf8() ? "this terminal shows" : "without UTF-8 it is";
  }

  /** What was asked for beyond the usual look; names are usual. */
  private static List<String> beyond(Look look) {
    List<String> asked = new ArrayList<>();
    if (look.filter() != ColorFilter.NONE) {
      asked.add("colour filter");
    }
    if (look.rain()) {
      asked.add("matrix rain");
    }
    if (look.stretched()) {
      asked.add("stretched picture");
    }
    if (look.steadiness() != Look.USUAL.steadiness()) {
      asked.add("steadiness of your choice");
    }
    return asked;
  }

  /** The program that draws. */
  public enum Painter {
    /** This program's renderer, here or on the server. */
    EXTENDED,
    C_SERVER,
    /**
     * A server that has not said yet what it is: taken for one of the extended dialect until it
     * has.
     */
    UNKNOWN
  }
}
