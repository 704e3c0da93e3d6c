package io.asciichat.cli.control;

import io.asciichat.cli.process.LoggedLoop;
import io.asciichat.core.loop.Loop;
import io.asciichat.core.loop.LoopHandle;
import io.asciichat.core.port.Clock;
import io.asciichat.core.runtime.ChatRuntime;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Answers requests at the control socket of a server, on one thread. No connection holds up
 * another: none is waited for, each has two seconds for its request and two for taking the answer,
 * and there are at most 16, beyond which the oldest goes.
 */
public final class ControlServer implements AutoCloseable {
  /** The value of {@code --control} for a socket whose place is chosen. */
  public static final String AUTO = "auto";

  /** The value of {@code --control} for no socket. */
  public static final String OFF = "off";

  private static final Logger LOG = System.getLogger("io.asciichat.control");
  private static final Duration CLOSE_TIMEOUT = Duration.ofMillis(200);
  private static final int MAX_CONNECTIONS = 16;

  private final Path path;
  private final Requests requests;
  private final LoopHandle loop;

  private ControlServer(Path path, Requests requests, LoopHandle loop) {
    this.path = path;
    this.requests = requests;
    this.loop = loop;
  }

  /** Does what is asked. Called on the control thread, one request after the other. */
  @FunctionalInterface
  public interface Handler {
    /**
     * Does it and answers soon: meanwhile no other request is read.
     *
     * @throws io.asciichat.core.error.AsciiChatException when it cannot be done
     */
    ControlAnswer answer(ControlRequest request);
  }

  /**
   * Makes the socket and begins to answer.
   *
   * @param where the socket's file, or {@value #AUTO}
   * @param port of the server, which names the file
   * @param environment names the folders of this user
   * @throws IOException with a message for people when there can be no socket
   */
  public static ControlServer start(
      String where, int port, Map<String, String> environment, Handler handler, ChatRuntime runtime)
      throws IOException {
    ControlSocket socket =
        where.equals(AUTO)
            ? ControlSocket.inOwnFolder(environment, port)
            : ControlSocket.at(ControlSocket.path(where));
    try {
      socket.channel().configureBlocking(false);
      Selector selector = Selector.open();
      socket.channel().register(selector, SelectionKey.OP_ACCEPT);
      Requests requests = new Requests(socket, selector, handler, runtime.clock());
      return new ControlServer(
          socket.path(), requests, LoggedLoop.start(runtime.runner(), "control", requests));
    } catch (IOException | RuntimeException | Error e) {
      socket.close();
      throw e;
    }
  }

  /** The socket's file. */
  public Path path() {
    return path;
  }

  /** Stops answering when what was asked is answered, and removes the socket. */
  @Override
  public void close() {
    requests.finish();
    loop.join(CLOSE_TIMEOUT.toNanos());
    loop.stop();
    loop.join(CLOSE_TIMEOUT.toNanos(), trace -> LOG.log(Level.WARNING, "{0}", trace));
  }

  /** The loop: one step waits for something to happen and does what can be done at once. */
  private static final class Requests implements Loop {
    private final ControlSocket socket;
    private final Selector selector;
    private final Handler handler;
    private final Clock clock;
    private volatile boolean finishing;

    Requests(ControlSocket socket, Selector selector, Handler handler, Clock clock) {
      this.socket = socket;
      this.selector = selector;
      this.handler = handler;
      this.clock = clock;
    }

    @Override
    public long step(long now) throws IOException {
      selector.select(millisToDeadline(now));
      for (SelectionKey key : selector.selectedKeys()) {
        serve(key);
      }
      selector.selectedKeys().clear();
      closeOverdue();
      return finishing && connections().stream().noneMatch(ControlConnection::isAnswering)
          ? DONE
          : now;
    }

    /** Lets the loop end once no answer is on its way; any thread. */
    void finish() {
      finishing = true;
      selector.wakeup();
    }

    /** The failure of one connection ends that one. */
    private void serve(SelectionKey key) {
      try {
        if (key.isAcceptable()) {
          accept();
        } else {
          connection(key).proceed(handler, clock.nanos());
        }
      } catch (IOException e) {
        close(key, e);
      } catch (RuntimeException | OutOfMemoryError e) {
        LOG.log(Level.ERROR, "a request at the control socket has failed: " + e);
        close(key, e);
      }
    }

    private static void close(SelectionKey key, Throwable reason) {
      if (key.attachment() != null) {
        LOG.log(Level.DEBUG, "a connection to the control socket ended: {0}", reason.toString());
        connection(key).close();
      }
    }

    private void accept() throws IOException {
      SocketChannel channel = socket.channel().accept();
      if (channel == null) {
        return;
      }
      try {
        UserPrincipal peer = Credentials.peer(channel);
        if (!Credentials.isTrusted(peer, socket.owner())) {
          LOG.log(Level.WARNING, "user {0} may not use the control socket", Objects.toString(peer));
          channel.close();
          return;
        }
        makeRoom();
        channel.configureBlocking(false);
        SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
        key.attach(new ControlConnection(channel, key, clock.nanos()));
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    }

    private void makeRoom() {
      List<ControlConnection> all = connections();
      if (all.size() >= MAX_CONNECTIONS) {
        all.getFirst().close();
      }
    }

    private void closeOverdue() {
      long now = clock.nanos();
      connections().stream().filter(one -> now - one.deadline() >= 0).forEach(one -> one.close());
    }

    /** Milliseconds to the first deadline, rounded up; 0 for any time. */
    private long millisToDeadline(long now) {
      List<ControlConnection> all = connections();
      return all.isEmpty()
          ? 0
          : 1 + Math.max(0, TimeUnit.NANOSECONDS.toMillis(all.getFirst().deadline() - now));
    }

    /** The connections that are open, the one whose time is over first comes first. */
    private List<ControlConnection> connections() {
      return selector.keys().stream()
          .filter(key -> key.isValid() && key.attachment() != null)
          .map(Requests::connection)
          .sorted(Comparator.comparingLong(ControlConnection::deadline))
          .toList();
    }

    private static ControlConnection connection(SelectionKey key) {
      return (ControlConnection) Objects.requireNonNull(key.attachment());
    }

    @Override
    public void ended(@Nullable Throwable failure) {
      connections().forEach(ControlConnection::close);
      try {
        socket.close();
        selector.close();
      } catch (IOException e) {
        LOG.log(Level.WARNING, "the control socket could not be removed: {0}", e.toString());
      }
    }
  }
}
