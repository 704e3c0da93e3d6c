package io.asciichat.testkit.transport;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.packet.ReceivedPacket;
import io.asciichat.core.port.Connection;
import io.asciichat.core.port.Endpoint;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One end of a connection inside this process, with the faults that tests want. Real bytes travel,
 * headers included. The faults may be called from any thread.
 */
public final class MemoryConnection implements Connection {
  private final Pipe in;
  private final Pipe out;
  private final Timeline time;
  private final PacketAssembler assembler;
  private final Endpoint peer;

  MemoryConnection(Pipe in, Pipe out, Timeline time, BufferPool pool, Endpoint peer) {
    this.in = in;
    this.out = out;
    this.time = time;
    this.assembler = new PacketAssembler(in, time, pool);
    this.peer = peer;
  }

  @Override
  public @Nullable ReceivedPacket receive(long timeoutNanos) throws IOException {
    return assembler.receive(timeoutNanos);
  }

  @Override
  public void limitPayload(int maxBytes) {
    assembler.limitPayload(maxBytes);
  }

  @Override
  public boolean discard(long timeoutNanos) throws IOException {
    return assembler.discard(timeoutNanos);
  }

  @Override
  public long sentBytes() {
    return out.sentBytes();
  }

  /** In simulation it takes every packet at once; see {@link #writableAt}. */
  @Override
  public void send(byte[] packet, int offset, int length) throws IOException {
    out.write(packet, offset, length);
  }

  @Override
  public long writableAt(long now) {
    return out.writableAt(now);
  }

  /** Called in simulation only, whenever bytes arrive and when the connection ends. */
  @Override
  public void onReadable(Runnable listener) {
    in.listener(listener);
  }

  @Override
  public String peerAddress() {
    return peer.host();
  }

  @Override
  public String peerName() {
    return peer.toString();
  }

  @Override
  public void close() {
    out.end();
    in.abandon();
    if (time.simulated()) {
      assembler.forget();
    }
  }

  /** Sends bytes as they are, packet or not. Same thread rule as {@link #send}. */
  public void inject(byte[] bytes) throws IOException {
    out.write(bytes, 0, bytes.length);
  }

  /** Loses the connection: both ends fail at once, and what is under way is gone. */
  public void cut() {
    in.cut();
    out.cut();
  }

  /**
   * This end stops reading, as a stopped process does: its receive finds nothing, and what the peer
   * sends piles up until the peer is slowed down.
   */
  public void pause() {
    in.pause(true);
  }

  /** This end goes on reading where it stopped. */
  public void resume() {
    in.pause(false);
  }

  /** Bytes that this end has sent and the peer has not read. */
  public long backlogBytes() {
    return out.backlog();
  }
}
