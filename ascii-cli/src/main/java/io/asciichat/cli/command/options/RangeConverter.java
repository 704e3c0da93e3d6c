package io.asciichat.cli.command.options;

import io.asciichat.core.render.Look;
import io.asciichat.core.render.ViewerProfile;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Whole numbers within bounds; a subclass names the bounds, because picocli creates it. */
public abstract class RangeConverter implements ITypeConverter<Integer> {
  private final int least;
  private final int most;

  public RangeConverter(int least, int most) {
    this.least = least;
    this.most = most;
  }

  @Override
  public final Integer convert(String text) {
    try {
      int value = Numbers.whole(text);
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Told below, like a number out of bounds.
    }
    String bounds = most == Integer.MAX_VALUE ? least + " or more" : least + " to " + most;
    throw new TypeConversionException("'" + text + "' is not a whole number, " + bounds);
  }

  /** TCP ports; 0 lets the system choose. */
  public static final class Port extends RangeConverter {
    Port() {
      super(0, 65_535);
    }
  }

  /** Columns or rows of a picture. */
  public static final class Size extends RangeConverter {
    Size() {
      super(1, ViewerProfile.MAX_SIZE);
    }
  }

  /** Frames per second. */
  public static final class Rate extends RangeConverter {
    Rate() {
      super(1, ViewerProfile.MAX_FRAMES_PER_SECOND);
    }
  }

  /** Frames per second, or 0 for no frames at all. */
  public static final class RateOrNone extends RangeConverter {
    RateOrNone() {
      super(0, ViewerProfile.MAX_FRAMES_PER_SECOND);
    }
  }

  /** Points of a font: cells of 5 to 32 pixels. */
  public static final class FontSize extends RangeConverter {
    FontSize() {
      super(6, 40);
    }
  }

  /** How much a cell must change before it is drawn anew. */
  public static final class Steadiness extends RangeConverter {
    Steadiness() {
      super(0, Look.MAX_STEADINESS);
    }
  }

  /** Things there is at least one of. */
  public static final class Count extends RangeConverter {
    Count() {
      super(1, 1000);
    }
  }

  /** Processes of this machine. */
  public static final class ProcessId extends RangeConverter {
    ProcessId() {
      super(1, Integer.MAX_VALUE);
    }
  }

  /** Percent of what is usual; a tenth at the least, and practically no bound at the most. */
  public static final class Percent extends RangeConverter {
    Percent() {
      super(10, 1_000_000);
    }
  }

  /** Numbered from 0. */
  public static final class Index extends RangeConverter {
    Index() {
      super(0, 255);
    }
  }

  /** Attempts; -1 means without end. */
  public static final class Attempts extends RangeConverter {
    Attempts() {
      super(-1, Integer.MAX_VALUE);
    }
  }
}
