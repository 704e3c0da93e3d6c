package io.asciichat.cli.command;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.crypto.AcipSecurity;
import io.asciichat.media.audio.device.SoundCards;
import io.asciichat.media.audio.opus.OpusCodecs;
import io.asciichat.media.video.Ffmpeg;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version of this build, and of what it runs on. */
public final class Version implements IVersionProvider {
  private static final String STAMP = "/io/asciichat/cli/build.properties";

  /** Columns of the names, so that what they are stands below each other. */
  private static final int NAME_WIDTH = 12;

  @Override
  public String[] getVersion() {
    return new String[] {report()};
  }

  /** Returns the first line of {@link #report()}: program and version. */
  public static String line() {
    return line(stamp());
  }

  private static String line(Properties stamp) {
    return "ascii-chat " + stamp.getProperty("version", "") + " (Java)";
  }

  /**
   * Returns what {@code --version} prints, without a line break at the end: the version, then one
   * line each for the commit, Java and the libraries that were found. Loads those that load within
   * milliseconds.
   */
  public static String report() {
    Properties stamp = stamp();
    return String.join(
        System.lineSeparator(),
        line(stamp),
        entry("commit", commit(stamp)),
        entry("Java", java()),
        entry("libsodium", sodium()),
        entry("Opus", OpusCodecs.preferred()),
        entry(
            "FFmpeg",
            Ffmpeg.available()
                ? Ffmpeg.version().orElse("found") + ", for videos and H.265"
                : "not found; no videos and no H.265"),
        entry("sound", SoundCards.library().orElse("no library found (Debian: libasound2)")));
  }

  private static String entry(String name, String value) {
    return "  " + name + " ".repeat(NAME_WIDTH - name.length()) + value;
  }

  /**
   * Returns the commit that was built.
   *
   * @param stamp what the build has noted: {@code commit} and {@code changed} from a git
   *     repository, {@code archived} from {@code git archive}; each may be empty or unfilled
   */
  static String commit(Properties stamp) {
    String commit = stamp.getProperty("commit", "");
    if (!commit.isEmpty()) {
      boolean changed = Boolean.parseBoolean(stamp.getProperty("changed", ""));
      return commit + (changed ? ", with changes" : "");
    }
    String archived = stamp.getProperty("archived", "");
    return archived.isEmpty() || archived.startsWith("$")
        ? "unknown: built without a git repository"
        : archived;
  }

  private static String java() {
    return Runtime.version()
        + ", "
        + System.getProperty("java.vendor", "?")
        + ", "
        + System.getProperty("os.name", "?")
        + " "
        + System.getProperty("os.arch", "?");
  }

  private static String sodium() {
    try {
      return AcipSecurity.libraryVersion();
    } catch (AsciiChatException e) {
      return "not usable: " + e.getMessage();
    }
  }

  private static Properties stamp() {
    Properties stamp = new Properties();
    try (InputStream in = Version.class.getResourceAsStream(STAMP)) {
      if (in != null) {
        stamp.load(in);
      }
      return stamp;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
