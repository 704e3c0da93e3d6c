package io.asciichat.cli.command;

import io.asciichat.core.render.Look;
import io.asciichat.core.render.ViewerProfile;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Whole numbers within bounds; a subclass names the bounds, because picocli creates it. */
abstract class RangeConverter implements ITypeConverter<Integer> {
  private final int least;
  private final int most;

  RangeConverter(int least, int most) {
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
  static final class Port extends RangeConverter {
    Port() {
      super(0, 65_535);
    }
  }

  /** Columns or rows of a picture. */
  static final class Size extends RangeConverter {
    Size() {
      super(1, ViewerProfile.MAX_SIZE);
    }
  }

  /** Frames per second. */
  static final class Rate extends RangeConverter {
    Rate() {
      super(1, ViewerProfile.MAX_FRAMES_PER_SECOND);
    }
  }

  /** Frames per second, or 0 for no frames at all. */
  static final class RateOrNone extends RangeConverter {
    RateOrNone() {
      super(0, ViewerProfile.MAX_FRAMES_PER_SECOND);
    }
  }

  /** Points of a font: cells of 5 to 32 pixels. */
  static final class FontSize extends RangeConverter {
    FontSize() {
      super(6, 40);
    }
  }

  /** How much a cell must change before it is drawn anew. */
  static final class Steadiness extends RangeConverter {
    Steadiness() {
      super(0, Look.MAX_STEADINESS);
    }
  }

  /** Things there is at least one of. */
  static final class Count extends RangeConverter {
    Count() {
      super(1, 1000);
    }
  }

  /** Processes of this machine. */
  static final class ProcessId extends RangeConverter {
    ProcessId() {
      super(1, Integer.MAX_VALUE);
    }
  }

  /** Percent of what is usual; a tenth at the least, and practically no bound at the most. */
  static final class Percent extends RangeConverter {
    Percent() {
      super(10, 1_000_000);
    }
  }

  /** Numbered from 0. */
  static final class Index extends RangeConverter {
    Index() {
      super(0, 255);
    }
  }

  /** Attempts; -1 means without end. */
  static final class Attempts extends RangeConverter {
    Attempts() {
      super(-1, Integer.MAX_VALUE);
    }
  }
}
