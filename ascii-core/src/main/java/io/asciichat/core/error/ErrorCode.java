package io.asciichat.core.error;

/**
 * The error numbers that ACIP's ERROR_MESSAGE carries and that the command line exits with. The
 * numbering is the C program's, so that scripts work with either.
 */
public enum ErrorCode {
  OK(0),
  GENERAL(1),
  USAGE(2),
  MEMORY(3),
  CONFIG(4),
  WEBCAM(20),
  WEBCAM_BUSY(21),
  WEBCAM_PERMISSION(22),
  AUDIO(23),
  TERMINAL(25),
  MEDIA_OPEN(27),
  MEDIA_DECODE(28),
  NOT_SUPPORTED(30),
  NETWORK(40),
  BIND(41),
  CONNECT(42),
  TIMEOUT(43),
  PROTOCOL(44),
  SIZE(45),
  RATE_LIMITED(46),
  SESSION_FULL(48),
  INTERNAL(53),
  UNKNOWN_PACKET(54),
  CRYPTO(60),
  KEY(61),
  AUTH(62),
  HANDSHAKE(63),
  ASSERTION(102),
  FILE(105);

  private final int code;

  ErrorCode(int code) {
    this.code = code;
  }

  /** The number, 0 to 255: the exit status and the first field of ERROR_MESSAGE. */
  public int code() {
    return code;
  }

  /** The constant with this number, or {@link #GENERAL} for a number this version does not know. */
  public static ErrorCode of(int code) {
    for (ErrorCode candidate : values()) {
      if (candidate.code == code) {
        return candidate;
      }
    }
    return GENERAL;
  }
}
