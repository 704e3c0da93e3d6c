package io.asciichat.core.error;

/**
 * The error numbers that ACIP's ERROR_MESSAGE carries and that the command line exits with. The
 * numbering is the C program's, so that scripts work with either; that it has all of them lets a
 * client end with what a C server says. {@code docs/exit-codes.md} lists them.
 */
public enum ErrorCode {
  OK(0, Category.SUCCESS, "all went well"),
  GENERAL(1, Category.INTERNAL, "something unexpected happened"),
  USAGE(2, Category.USAGE, "a flag, an argument or a variable makes no sense"),
  MEMORY(3, Category.SYSTEM, "there is not enough memory"),
  CONFIG(4, Category.USAGE, "the configuration file cannot be used"),
  CRYPTO_INIT(5, Category.SECURITY, "encryption cannot be set up"),
  LOGGING_INIT(6, Category.SYSTEM, "the log cannot be opened"),
  PLATFORM_INIT(7, Category.SYSTEM, "the system refuses what the program needs to start"),
  INIT(8, Category.INTERNAL, "the program cannot start"),
  WEBCAM(20, Category.DEVICE, "no such camera"),
  WEBCAM_BUSY(21, Category.DEVICE, "another program has the camera"),
  WEBCAM_PERMISSION(22, Category.DEVICE, "the system does not let this user have the camera"),
  AUDIO(23, Category.DEVICE, "no such microphone or speakers"),
  AUDIO_BUSY(24, Category.DEVICE, "another program has the microphone or the speakers"),
  TERMINAL(25, Category.DEVICE, "the terminal cannot be used, or is gone"),
  MEDIA_INIT(26, Category.MEDIA, "files cannot be played here"),
  MEDIA_OPEN(27, Category.MEDIA, "the file cannot be opened, or is not a picture or video"),
  MEDIA_DECODE(28, Category.MEDIA, "the file is damaged"),
  MEDIA_SEEK(29, Category.MEDIA, "the file cannot be played from another place"),
  NOT_SUPPORTED(30, Category.USAGE, "this platform, build or server does not do that"),
  NETWORK(40, Category.NETWORK, "the connection failed"),
  BIND(41, Category.NETWORK, "the address or the port cannot be listened on"),
  CONNECT(42, Category.NETWORK, "no such host, or nothing answers there"),
  TIMEOUT(43, Category.NETWORK, "the other side did not answer in time"),
  PROTOCOL(44, Category.PROTOCOL, "the other side speaks another protocol, or broke this one"),
  SIZE(45, Category.PROTOCOL, "something is too large"),
  RATE_LIMITED(46, Category.SESSION, "too much came in too short a time"),
  SESSION_NOT_FOUND(47, Category.SESSION, "there is no such session"),
  SESSION_FULL(48, Category.SESSION, "there is no place left"),
  INVALID_PASSWORD(49, Category.SECURITY, "the password is wrong"),
  INVALID_SIGNATURE(50, Category.SECURITY, "a signature is wrong"),
  STRING_TAKEN(51, Category.SESSION, "the session string is taken"),
  STRING_INVALID(52, Category.SESSION, "the session string cannot be one"),
  INTERNAL(53, Category.INTERNAL, "the program has made a mistake"),
  UNKNOWN_PACKET(54, Category.PROTOCOL, "a packet of an unknown type came"),
  CRYPTO(60, Category.SECURITY, "encryption failed"),
  KEY(61, Category.SECURITY, "a key cannot be used"),
  AUTH(62, Category.SECURITY, "a password or a key is not accepted"),
  HANDSHAKE(63, Category.SECURITY, "the two sides could not agree"),
  VERIFICATION(64, Category.SECURITY, "the other side is not the one that is expected"),
  THREAD(80, Category.SYSTEM, "no more threads can be started"),
  BUFFER(81, Category.INTERNAL, "a buffer was used wrongly"),
  BUFFER_FULL(82, Category.INTERNAL, "a buffer is full"),
  OVERFLOW(83, Category.INTERNAL, "a number or a buffer is too small"),
  DISPLAY(84, Category.DEVICE, "the picture cannot be shown"),
  INVALID_STATE(85, Category.INTERNAL, "something was done at the wrong time"),
  INVALID_PARAMETER(86, Category.INTERNAL, "something was asked for that makes no sense"),
  INVALID_FRAME(87, Category.PROTOCOL, "a picture is not one"),
  EXHAUSTED(88, Category.SYSTEM, "the system has nothing left to give"),
  FORMAT(89, Category.INTERNAL, "a text has the wrong form"),
  STRING(90, Category.INTERNAL, "a text cannot be used"),
  NOT_FOUND(91, Category.INTERNAL, "something was not found"),
  SIGNAL(100, Category.SYSTEM, "a signal came"),
  CRASH(101, Category.INTERNAL, "the program has crashed"),
  ASSERTION(102, Category.INTERNAL, "the program has found itself wrong"),
  COMPRESSION(103, Category.PROTOCOL, "something cannot be compressed"),
  DECOMPRESSION(104, Category.PROTOCOL, "something cannot be decompressed"),
  FILE(105, Category.SYSTEM, "a file cannot be written or read"),
  FILE_MISSING(106, Category.SYSTEM, "there is no such file"),
  PROCESS(110, Category.SYSTEM, "another program cannot be run"),
  VIDEO_SITE(111, Category.MEDIA, "a site's video cannot be had");

  /** The C program's last number for videos of sites; {@link #VIDEO_SITE} is the first. */
  private static final int LAST_VIDEO_SITE = 115;

  private final int code;
  private final Category category;
  private final String sentence;

  ErrorCode(int code, Category category, String sentence) {
    this.code = code;
    this.category = category;
    this.sentence = sentence;
  }

  /** What kind of thing an error is about, and so who can mend it. */
  public enum Category {
    /** No error. */
    SUCCESS,
    /** What the user asked for. */
    USAGE,
    /** Cameras, microphones, speakers, terminals. */
    DEVICE,
    /** Files that are played. */
    MEDIA,
    /** Connections and addresses. */
    NETWORK,
    /** Packets. */
    PROTOCOL,
    /** The place in a call. */
    SESSION,
    /** Passwords, keys and encryption. */
    SECURITY,
    /** Memory, threads, files, other programs. */
    SYSTEM,
    /** Mistakes of a program. */
    INTERNAL
  }

  /** The number, 0 to 255: the exit status and the first field of ERROR_MESSAGE. */
  public int code() {
    return code;
  }

  /** The kind of thing it is about. */
  public Category category() {
    return category;
  }

  /**
   * What has happened, for a user, where nothing more is known: a part of a sentence in lower case
   * without a full stop.
   */
  public String sentence() {
    return sentence;
  }

  /** The constant with this number, or {@link #GENERAL} for a number this version does not know. */
  public static ErrorCode of(int code) {
    for (ErrorCode candidate : values()) {
      if (candidate.code == code) {
        return candidate;
      }
    }
    boolean videoSite = code > VIDEO_SITE.code && code <= LAST_VIDEO_SITE;
    return videoSite ? VIDEO_SITE : GENERAL;
  }
}
