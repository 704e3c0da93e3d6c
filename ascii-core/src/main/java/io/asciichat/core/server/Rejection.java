package io.asciichat.core.server;

import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.loop.Loop;
import io.asciichat.core.packet.PacketHeader;
import io.asciichat.core.packet.PacketWriter;
import io.asciichat.core.packet.session.ErrorMessage;
import io.asciichat.core.port.Connection;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Tells a connection that gets no session why, with an ERROR_MESSAGE in clear, and lets it read
 * that: closing at once while its first packet is still unread would make its operating system
 * throw our answer away.
 */
final class Rejection implements Loop {
  private final Connection connection;
  private final ErrorCode code;
  private final String reason;
  private final long farewellNanos;
  private final Runnable whenDone;
  private long deadline = Long.MIN_VALUE;

  Rejection(
      Connection connection, ErrorCode code, String reason, long farewellNanos, Runnable whenDone) {
    this.connection = connection;
    this.code = code;
    this.reason = reason;
    this.farewellNanos = farewellNanos;
    this.whenDone = whenDone;
  }

  @Override
  public long step(long now) throws IOException {
    if (deadline == Long.MIN_VALUE) {
      deadline = now + farewellNanos;
      tell(connection, code, reason);
    }
    if (now >= deadline) {
      return DONE;
    }
    return connection.discard(deadline - now) ? now : deadline;
  }

  /** Says in clear why there is no session. */
  static void tell(Connection connection, ErrorCode code, String reason) throws IOException {
    PacketWriter writer = new PacketWriter();
    ErrorMessage.CODEC.encode(ErrorMessage.of(code, reason), writer);
    byte[] wire =
        PacketHeader.packet(ErrorMessage.CODEC.type(), writer.array(), 0, writer.length());
    connection.send(wire, 0, wire.length);
  }

  @Override
  public void ended(@Nullable Throwable failure) {
    connection.close();
    whenDone.run();
  }
}
