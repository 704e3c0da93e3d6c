package io.asciichat.system.hostile;

import java.time.Duration;
import java.util.List;

/** The attacks of the matrix. Each is done for as long as the honest clients are measured. */
enum Attack {
  NONE("no attack", 10, siege -> {}),
  TOGGLES("a picture started and stopped 200 times, again and again", 10, Attacks::toggles),
  FORMS("pictures that change their form from frame to frame", 10, Attacks::forms),
  SILENT_41("41 connections that send nothing", 15, siege -> Attacks.silent(siege, 41)),
  SILENT_166("166 connections that send nothing", 15, siege -> Attacks.silent(siege, 166)),
  PING_ONLY("clients that never say more than PING", 25, Attacks::pingOnly),
  ANNOUNCED("150 times 22 bytes that announce 5 MiB", 15, Attacks::announced),
  GARBAGE("garbage before the handshake", 10, Attacks::garbage),
  REMOTE_LOG("REMOTE_LOG as fast as it goes", 10, Attacks::remoteLogs),
  ERRORS("ERROR_MESSAGE as fast as it goes", 10, Attacks::errors),
  OPUS("Opus garbage of three clients", 10, Attacks::opusGarbage),
  RAW_SOUND("raw sound at 192 kHz, eight channels", 10, Attacks::rawSound),
  SIZES("terminal sizes as fast as they go", 10, Attacks::sizes),
  NAMES("names as fast as they go", 10, Attacks::names),
  PICTURES("pictures of 640x480 as fast as they go", 10, Attacks::pictures),
  H265("H.265 garbage", 12, Attacks::h265),
  PINGS("PING and PONG as fast as they go", 10, Attacks::pings),
  PING_PAYLOADS("PING and PONG with a payload", 10, Attacks::pingPayloads),
  GIANTS_12("12 viewers of 4096x4096", 12, siege -> Attacks.giants(siege, 12)),
  GIANTS_34("34 viewers of 4096x4096", 12, siege -> Attacks.giants(siege, 34)),
  NEVER_READS("a viewer that reads nothing and sends PONG", 25, Attacks::neverReads),
  SLOW_READER("a viewer that reads 1 KB/s", 25, Attacks::slowReader),
  PASSWORDS("wrong passwords, four at a time", 10, Attacks::wrongPasswords);

  /** What an attacker does until the siege is over. */
  interface Script {
    void run(Siege siege) throws Exception;
  }

  private static final String ALONE = "127.0.0.2";
  private static final String SHARED = "127.0.0.1";

  private final String title;
  private final int seconds;

  @SuppressWarnings("ImmutableEnumChecker") // scripts are functions without a state
  private final Script script;

  Attack(String title, int seconds, Script script) {
    this.title = title;
    this.seconds = seconds;
    this.script = script;
  }

  String title() {
    return title;
  }

  /** How long it is done: long enough for the server's own limits to be seen. */
  Duration duration() {
    return Duration.ofSeconds(seconds);
  }

  Script script() {
    return script;
  }

  /**
   * Where it comes from: an address of its own, and where that may matter also one that honest
   * clients have.
   */
  List<String> addresses() {
    return switch (this) {
      case NONE -> List.of(ALONE);
      case TOGGLES, SILENT_41, PING_ONLY, GARBAGE, GIANTS_12, PASSWORDS -> List.of(ALONE, SHARED);
      default -> List.of(ALONE);
    };
  }

  /** Whether the server asks for a password, which only the honest clients know. */
  boolean withPassword() {
    return this == PASSWORDS;
  }

  /** For how many clients the server has places. */
  int places() {
    return switch (this) {
      case SILENT_41, SILENT_166, PING_ONLY -> 12;
      case GIANTS_34 -> 48;
      default -> 24;
    };
  }

  /** Whether the server must have ended a connection of the attacker within that time. */
  boolean mustBeEnded() {
    return switch (this) {
      case SILENT_41, SILENT_166, PING_ONLY, ANNOUNCED, NEVER_READS, SLOW_READER -> true;
      default -> false;
    };
  }
}
