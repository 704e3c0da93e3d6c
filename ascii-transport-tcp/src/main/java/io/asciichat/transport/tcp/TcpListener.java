package io.asciichat.transport.tcp;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.port.Connection;
import io.asciichat.core.port.Endpoint;
import io.asciichat.core.port.Listener;
import io.asciichat.transport.tcp.PacketInput.StallLimit;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Accepts from one or two sockets in turn. */
final class TcpListener implements Listener {
  /**
   * Selectors, of two descriptors each, that must be left before a connection is accepted, which
   * takes five itself. What they leave is for everything else: a class that cannot be loaded
   * because its file cannot be opened is lost for the rest of the process's life.
   */
  private static final int MIN_FREE_SELECTORS = 8;

  private final List<ListeningSocket> sockets;
  private final List<Endpoint> endpoints;
  private final BufferPool pool;
  private final StallLimit stall;
  private final Selector selector;
  private int turn;

  /**
   * @param sockets bound; they belong to this object from here on, also when this throws
   */
  TcpListener(List<ListeningSocket> sockets, BufferPool pool, StallLimit stall) throws IOException {
    this.sockets = sockets;
    this.pool = pool;
    this.stall = stall;
    Selector opened = null;
    boolean complete = false;
    try {
      List<Endpoint> bound = new ArrayList<>();
      opened = Selector.open();
      selector = opened;
      for (ListeningSocket socket : sockets) {
        socket.channel().configureBlocking(false);
        socket.channel().register(selector, SelectionKey.OP_ACCEPT);
        bound.add(socket.endpoint());
      }
      endpoints = List.copyOf(bound);
      complete = true;
    } finally {
      if (!complete) {
        sockets.forEach(ListeningSocket::close);
        if (opened != null) {
          opened.close();
        }
      }
    }
  }

  @Override
  public @Nullable Connection accept(long timeoutNanos) throws IOException {
    long deadline = Readiness.deadlineIn(timeoutNanos);
    requireDescriptors();
    try {
      while (true) {
        SocketChannel accepted = next();
        if (accepted != null) {
          Connection connection = open(accepted);
          if (connection != null) {
            return connection;
          }
          continue;
        }
        long left = deadline - System.nanoTime();
        if (left <= 0) {
          return null;
        }
        selector.select(key -> {}, Readiness.millis(left));
        if (Thread.currentThread().isInterrupted()) {
          throw new InterruptedIOException("interrupted while waiting for connections");
        }
      }
    } catch (ClosedChannelException | ClosedSelectorException e) {
      throw new IOException("the listener was closed", e);
    }
  }

  /** A connection that waits on any socket, starting with the one after the last. */
  private @Nullable SocketChannel next() throws IOException {
    for (int i = 0; i < sockets.size(); i++) {
      turn = (turn + 1) % sockets.size();
      SocketChannel accepted = sockets.get(turn).accept();
      if (accepted != null) {
        return accepted;
      }
    }
    return null;
  }

  /**
   * Null when the peer has gone already.
   *
   * @throws IOException when it is not the peer's doing: the process has no descriptors left
   */
  private @Nullable Connection open(SocketChannel accepted) throws IOException {
    try {
      return new TcpConnection(accepted, pool, stall);
    } catch (IOException e) {
      requireDescriptors();
      Log.LOGGER.log(System.Logger.Level.DEBUG, "a connection ended while it was accepted", e);
      return null;
    }
  }

  /**
   * Takes them and gives them back: no other way to ask works everywhere.
   *
   * @throws IOException when too few are left; who wants to connect waits until there are more
   */
  private static void requireDescriptors() throws IOException {
    List<Selector> taken = new ArrayList<>(MIN_FREE_SELECTORS);
    try {
      while (taken.size() < MIN_FREE_SELECTORS) {
        taken.add(Selector.open());
      }
    } finally {
      for (Selector spare : taken) {
        spare.close();
      }
    }
  }

  @Override
  public List<Endpoint> endpoints() {
    return endpoints;
  }

  @Override
  public void close() {
    sockets.forEach(ListeningSocket::close);
    try {
      selector.close();
    } catch (IOException e) {
      // Nothing depends on a selector that is given up.
    }
  }

  /** Loaded with the first line only: it starts the logging system. */
  private static final class Log {
    static final System.Logger LOGGER = System.getLogger(TcpListener.class.getName());
  }
}
