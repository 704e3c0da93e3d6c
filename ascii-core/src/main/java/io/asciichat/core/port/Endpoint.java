package io.asciichat.core.port;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import java.util.regex.Pattern;

/**
 * A host and a port, as people write them.
 *
 * @param host a name or a numeric address, IPv6 without brackets
 * @param port 1 to 65535; 0 asks a listener for any free port
 */
public record Endpoint(String host, int port) {
  /** The port of ascii-chat servers. */
  public static final int DEFAULT_PORT = 27224;

  /** Java reads digits of every script and a sign; in an address both are mistakes. */
  private static final Pattern PORT = Pattern.compile("[0-9]{1,9}");

  /** Checks the port and that there is a host. */
  public Endpoint {
    if (host.isBlank()) {
      throw new AsciiChatException(
          ErrorCode.USAGE, "the address has no host; write host or host:port");
    }
    if (port < 0 || port > 65535) {
      throw new AsciiChatException(ErrorCode.USAGE, "port " + port + " is not between 1 and 65535");
    }
  }

  /**
   * Reads {@code host}, {@code host:port}, {@code [v6]:port} or a bare IPv6 address.
   *
   * @param defaultPort for a text without a port
   * @throws AsciiChatException with code USAGE and a line that says what is wrong
   */
  public static Endpoint parse(String text, int defaultPort) {
    requirePlain(text);
    String host = text;
    String port = "";
    if (text.startsWith("[")) {
      int close = text.indexOf(']');
      if (close < 0) {
        throw malformed(text);
      }
      host = text.substring(1, close);
      String rest = text.substring(close + 1);
      if (!rest.isEmpty() && !rest.startsWith(":")) {
        throw malformed(text);
      }
      port = rest.isEmpty() ? "" : rest.substring(1);
      if (!rest.isEmpty() && port.isEmpty()) {
        throw malformed(text);
      }
    } else if (text.indexOf(':') >= 0 && text.indexOf(':') == text.lastIndexOf(':')) {
      host = text.substring(0, text.indexOf(':'));
      port = text.substring(text.indexOf(':') + 1);
      if (port.isEmpty()) {
        throw malformed(text);
      }
    }
    if (port.isEmpty()) {
      return new Endpoint(host, defaultPort);
    }
    if (!PORT.matcher(port).matches()) {
      throw malformed(text);
    }
    return new Endpoint(host, Integer.parseInt(port));
  }

  /** Refuses addresses of browsers and mail programs with what to write in their place. */
  private static void requirePlain(String text) {
    int scheme = text.indexOf("://");
    String rest = scheme < 0 ? text : text.substring(scheme + 3);
    int path = rest.indexOf('/');
    String place = path < 0 ? rest : rest.substring(0, path);
    String host = place.substring(place.lastIndexOf('@') + 1);
    if (host.equals(text)) {
      return;
    }
    boolean web = scheme >= 0 && text.substring(0, scheme).matches("(?i)wss?|https?");
    throw new AsciiChatException(
        ErrorCode.USAGE,
        "'"
            + text
            + "' is not a host"
            + (web ? "; servers are reached by TCP, not by way of the web" : "")
            + (host.isBlank()
                ? "; write host or host:port"
                : "; write " + (web ? host.replaceFirst(":[0-9]*$", "") : host)));
  }

  private static AsciiChatException malformed(String text) {
    return new AsciiChatException(
        ErrorCode.USAGE, "'" + text + "' is not an address; write host, host:port or [v6]:port");
  }

  /** {@code host:port}, with brackets around IPv6. */
  @Override
  public String toString() {
    return host.indexOf(':') >= 0 ? "[" + host + "]:" + port : host + ":" + port;
  }
}
