package io.asciichat.testkit.contract;

import static io.asciichat.testkit.contract.TestPackets.TIMEOUT;
import static io.asciichat.testkit.contract.TestPackets.result;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.port.Connection;
import io.asciichat.core.port.Endpoint;
import io.asciichat.core.port.Listener;
import io.asciichat.core.port.Transport;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** A transport under test that listens, and ways to open connections that are closed afterwards. */
@Timeout(60)
abstract class TransportFixture {
  final BufferPool pool = new BufferPool();
  final List<AutoCloseable> opened = new ArrayList<>();
  Transport transport;
  Listener listener;

  /** A new transport; every buffer that its connections take must come back. */
  protected abstract Transport create();

  /**
   * Connects without framing: what is written goes to the server as it is, and closing ends the
   * connection.
   *
   * @param transport the transport under test
   * @param server where it listens
   */
  protected abstract OutputStream connectRaw(Transport transport, Endpoint server)
      throws IOException;

  /** The endpoint to listen on: by default a free port of 127.0.0.1. */
  protected Endpoint anywhere() {
    return new Endpoint("127.0.0.1", 0);
  }

  /** The address that both sides see as the other's. */
  protected String address() {
    return "127.0.0.1";
  }

  @BeforeEach
  void listen() {
    transport = create();
    listener = transport.listen(List.of(anywhere()), pool);
    opened.add(listener);
  }

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable open : opened) {
      open.close();
    }
    assertEquals(0, pool.outstanding(), "buffers that never came back");
  }

  /** Both ends of a connection. */
  record Pair(Connection client, Connection server) {}

  Pair pair() throws IOException, InterruptedException {
    Connection client = transport.connect(endpoint(), pool, TIMEOUT);
    opened.add(client);
    return new Pair(client, accept());
  }

  Connection accept() throws IOException {
    Connection server = listener.accept(TIMEOUT);
    assertNotNull(server, "no connection came");
    opened.add(server);
    return server;
  }

  Endpoint endpoint() {
    return listener.endpoints().getFirst();
  }

  /** A connection to which a peer has written these bytes and nothing more. */
  Connection written(byte[] bytes, boolean thenClose) throws IOException {
    OutputStream raw = connectRaw(transport, endpoint());
    opened.add(raw);
    raw.write(bytes);
    raw.flush();
    if (thenClose) {
      raw.close();
    }
    return accept();
  }

  static void assertFailed(Future<?> future) {
    ExecutionException failure =
        assertThrows(ExecutionException.class, () -> result(future), "it should have failed");
    assertInstanceOf(IOException.class, failure.getCause());
  }
}
