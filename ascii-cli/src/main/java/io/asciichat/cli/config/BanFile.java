package io.asciichat.cli.config;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.session.Ban;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The file in which a server keeps its bans, one a line as {@link Ban#line} writes it; empty lines
 * and those that begin with {@code #} do not count. It is replaced as a whole, so that it is never
 * half-written, and only its owner can read it.
 */
public final class BanFile {
  /** As many as a server keeps. */
  private static final int MAX_BANS = 10_000;

  /** A line of each of 10,000 bans with a note. */
  private static final long MAX_BYTES = 4 << 20;

  private static final String HEAD =
      """
      # Bans of an ascii-chat server: an address, a prefix or key:HEX; forever or the time at which
      # it ends; a note. SIGHUP lets the server read this file again.
      """;

  private final Path path;

  /**
   * @param path a file that may not exist yet
   */
  public BanFile(Path path) {
    this.path = path;
  }

  /**
   * Reads the bans.
   *
   * @param skipped gets a line for each one that is broken, with its number
   * @return none when there is no file
   * @throws AsciiChatException with {@link ErrorCode#FILE} when it cannot be read
   */
  public List<Ban> read(Consumer<String> skipped) {
    List<Ban> bans = new ArrayList<>();
    int number = 0;
    for (String line : lines()) {
      number++;
      if (!line.isBlank() && !line.strip().startsWith("#")) {
        try {
          bans.add(Ban.of(line));
        } catch (IllegalArgumentException e) {
          skipped.accept(path + " line " + number + " is not a ban: " + e.getMessage());
        }
      }
    }
    if (bans.size() > MAX_BANS) {
      throw new AsciiChatException(
          ErrorCode.FILE,
          path + " has more than " + MAX_BANS + " bans; ban prefixes in place of addresses");
    }
    return bans;
  }

  private List<String> lines() {
    try {
      if (!Files.exists(path)) {
        return List.of();
      }
      if (Files.size(path) > MAX_BYTES) {
        throw new AsciiChatException(
            ErrorCode.FILE, path + " is too large for a file of bans; check --ban-file");
      }
      return Files.readAllLines(path, StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      throw new AsciiChatException(ErrorCode.FILE, path + " is not UTF-8; check --ban-file", e);
    } catch (IOException e) {
      throw new AsciiChatException(
          ErrorCode.FILE, "cannot read the bans in " + path + "; check its permissions", e);
    }
  }

  /**
   * Replaces the file.
   *
   * @throws AsciiChatException with {@link ErrorCode#FILE} when that cannot be done; the file is as
   *     it was then
   */
  public void write(List<Ban> bans) {
    StringBuilder text = new StringBuilder(HEAD);
    bans.forEach(ban -> text.append(ban.line()).append('\n'));
    try {
      Path target = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
      // Made for its owner alone.
      Path fresh = Files.createTempFile(target.getParent(), target.getFileName() + ".", ".new");
      try {
        Files.writeString(fresh, text);
        move(fresh, target);
      } finally {
        Files.deleteIfExists(fresh);
      }
    } catch (IOException e) {
      throw new AsciiChatException(
          ErrorCode.FILE, "cannot write the bans to " + path + "; check its folder", e);
    }
  }

  private static void move(Path fresh, Path target) throws IOException {
    try {
      Files.move(
          fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
