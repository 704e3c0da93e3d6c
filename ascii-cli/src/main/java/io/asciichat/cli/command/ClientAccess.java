package io.asciichat.cli.command;

import io.asciichat.cli.command.identity.FirstContact;
import io.asciichat.cli.command.identity.OwnIdentities;
import io.asciichat.cli.command.options.ClientSecurityOptions;
import io.asciichat.cli.command.options.Password;
import io.asciichat.cli.command.options.TransportOptions.Route;
import io.asciichat.cli.command.password.Passwords;
import io.asciichat.cli.process.Outcome;
import io.asciichat.cli.process.Shell;
import io.asciichat.core.client.ClientEnd;
import io.asciichat.core.loop.Loop;
import io.asciichat.core.port.Security;
import io.asciichat.crypto.AcipSecurity;
import io.asciichat.crypto.ServerCheck;
import io.asciichat.crypto.keys.Identity;
import io.asciichat.crypto.keys.KeyEnvironment;
import io.asciichat.crypto.keys.KnownHosts;
import io.asciichat.transport.tcp.TcpTransport;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The proofs of a client, and its check of the server; asks on the terminal, between two
 * connections, for what is missing. For one thread, but for {@link #prepare}.
 */
final class ClientAccess implements AutoCloseable {
  private final ClientSecurityOptions options;
  private final List<Identity> own;
  private final ServerCheck servers;
  private final Passwords passwords;
  private final @Nullable FirstContact contact;
  private volatile AcipSecurity security;

  private ClientAccess(
      ClientSecurityOptions options,
      List<Identity> own,
      ServerCheck servers,
      Passwords passwords,
      @Nullable FirstContact contact) {
    this.options = options;
    this.own = own;
    this.servers = servers;
    this.passwords = passwords;
    this.contact = contact;
    try (Password first = passwords.first()) {
      security = options.security(first, own, servers);
    }
  }

  /**
   * Finds everything that the options name, and asks for the password if they say so.
   *
   * @param outcome ends a question, too, and is known afterwards
   * @throws io.asciichat.core.error.AsciiChatException when something is missing or wrong
   */
  static ClientAccess open(
      ClientSecurityOptions options, OwnIdentities own, Route route, Shell shell, Outcome outcome) {
    KeyEnvironment environment = KeyEnvironment.of(shell.environment(), shell.homeFolder());
    String name = name(route);
    FirstContact contact =
        options.mayAcceptServers()
            ? new FirstContact(KnownHosts.of(environment), name, shell, outcome)
            : null;
    return new ClientAccess(
        options,
        own.all(),
        options.servers(environment, name, shell::warn),
        new Passwords(options, shell, outcome),
        contact);
  }

  /** Returns the name of the server; null when the user wrote its address, or not for TCP. */
  private static @Nullable String name(Route route) {
    String host = route.endpoints().getFirst().host();
    if (!route.scheme().equals(TcpTransport.Provider.SCHEME) || host.indexOf(':') >= 0) {
      return null;
    }
    try {
      InetAddress _ = InetAddress.ofLiteral(host);
      return null;
    } catch (IllegalArgumentException e) {
      return host;
    }
  }

  /** Returns the present security; another one after {@link #mend}. */
  Security security() {
    return security;
  }

  /** Derives keys and warms up, as a step of a loop of its own. */
  long prepare(long now) throws InterruptedException {
    try {
      security.prepare();
    } catch (IllegalStateException e) {
      // The command has ended meanwhile, or the handshake meets the same and tells it.
      System.getLogger("io.asciichat.client").log(Level.DEBUG, "encryption is not prepared: " + e);
    }
    return Loop.DONE;
  }

  /** Returns whether anything may still be asked on the terminal. */
  boolean canAsk() {
    return passwords.canAsk() || contact != null && contact.canAsk();
  }

  /** Returns whether an answer on the terminal may mend this end. */
  boolean canMend(ClientEnd end) {
    return passwords.canMend(end) || contact != null && contact.canMend(end);
  }

  /**
   * Asks for what the client has lacked.
   *
   * @return false when the command was ended at the question
   * @throws io.asciichat.core.error.AsciiChatException when the answer is that the call must not be
   */
  boolean mend(ClientEnd end) {
    if (contact != null && contact.canMend(end)) {
      return contact.accepts(end);
    }
    try (Password other = passwords.after(end)) {
      if (other == null) {
        return false;
      }
      security.close();
      security = options.security(other, own, servers);
      return true;
    }
  }

  @Override
  public void close() {
    security.close();
  }
}
