package io.asciichat.testkit.transport;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.port.Endpoint;
import io.asciichat.core.port.Transport;
import io.asciichat.testkit.contract.TransportContract;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

class MemoryTransportContractTest extends TransportContract {
  @Override
  protected Transport create() {
    return MemoryTransport.threaded();
  }

  @Override
  protected OutputStream connectRaw(Transport transport, Endpoint server) {
    MemoryConnection connection =
        ((MemoryTransport) transport).connect(server, new BufferPool(), 0);
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        connection.inject(new byte[] {(byte) b});
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        connection.inject(Arrays.copyOfRange(bytes, offset, offset + length));
      }

      @Override
      public void close() {
        connection.close();
      }
    };
  }
}
