package io.asciichat.core.packet;

import org.jspecify.annotations.Nullable;

/** The packet types of ACIP that this project speaks, with their numbers on the wire. */
public enum PacketType {
  PROTOCOL_VERSION(1),
  CRYPTO_CLIENT_HELLO(1000),
  CRYPTO_CAPABILITIES(1100),
  CRYPTO_PARAMETERS(1101),
  CRYPTO_KEY_EXCHANGE_INIT(1102),
  CRYPTO_KEY_EXCHANGE_RESP(1103),
  CRYPTO_AUTH_CHALLENGE(1104),
  CRYPTO_AUTH_RESPONSE(1105),
  CRYPTO_AUTH_FAILED(1106),
  CRYPTO_SERVER_AUTH_RESP(1107),
  CRYPTO_HANDSHAKE_COMPLETE(1108),
  CRYPTO_NO_ENCRYPTION(1109),
  ENCRYPTED(1200),
  REKEY_REQUEST(1201),
  REKEY_RESPONSE(1202),
  REKEY_COMPLETE(1203),
  SIZE_MESSAGE(2000),
  AUDIO_MESSAGE(2001),
  TEXT_MESSAGE(2002),
  ERROR_MESSAGE(2003),
  REMOTE_LOG(2004),
  ASCII_FRAME(3000),
  IMAGE_FRAME(3001),
  IMAGE_FRAME_H265(3002),
  AUDIO_BATCH(4000),
  AUDIO_OPUS_BATCH(4001),
  SOUND_LEVELS(4100),
  CLIENT_CAPABILITIES(5000),
  PING(5001),
  PONG(5002),
  CLIENT_JOIN(5003),
  CLIENT_LEAVE(5004),
  STREAM_START(5005),
  STREAM_STOP(5006),
  CLEAR_CONSOLE(5007),
  SERVER_STATE(5008),
  ROSTER(5100);

  private static final @Nullable PacketType[] BY_CODE = new PacketType[5101];

  static {
    for (PacketType type : values()) {
      BY_CODE[type.code] = type;
    }
  }

  private final int code;

  PacketType(int code) {
    this.code = code;
  }

  /** The number on the wire, 1 to 65535. */
  public int code() {
    return code;
  }

  /** The type with this number, or null for one that this project does not speak. */
  public static @Nullable PacketType of(int code) {
    return code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
  }

  /**
   * Returns whether its packets carry no payload: those of a session that say all by their type.
   */
  public boolean isEmpty() {
    return this == PING || this == PONG || this == CLEAR_CONSOLE;
  }

  /**
   * Returns whether the C program always sends it in clear, even when keys exist: 1000, 1100 to
   * 1109 and 1201 to 1203.
   */
  public boolean alwaysPlain() {
    return code == 1000 || (code >= 1100 && code <= 1109) || (code >= 1201 && code <= 1203);
  }
}
