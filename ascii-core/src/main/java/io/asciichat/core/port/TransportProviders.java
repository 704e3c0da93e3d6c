package io.asciichat.core.port;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Collects the transports that there are. What is wrong with one is reported in a line and keeps
 * none of the others away. For one thread.
 *
 * <pre>{@code
 * TransportProviders transports = new TransportProviders(System.err::println);
 * transports.addFrom(ClassLoader.getSystemClassLoader(), "this program");
 * Transport transport = TransportProviders.create(transports.require("tcp"));
 * }</pre>
 */
public final class TransportProviders {
  private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9+-]*");
  private static final String MARK = "://";

  /** Of one class loader: a list of names that cannot be read may fail at each look. */
  private static final int MAX_FAILURES = 8;

  private final Map<String, TransportProvider> byScheme = new TreeMap<>();
  private final Consumer<String> problems;

  /**
   * @param problems takes a line for each provider that cannot be used
   */
  public TransportProviders(Consumer<String> problems) {
    this.problems = problems;
  }

  /** The scheme of an address in lower case, or an empty text when it has none. */
  public static String schemeOf(String address) {
    return address.substring(0, Math.max(0, address.indexOf(MARK))).toLowerCase(Locale.ROOT);
  }

  /** An address without its scheme. */
  public static String withoutScheme(String address) {
    int mark = address.indexOf(MARK);
    return mark < 0 ? address : address.substring(mark + MARK.length());
  }

  /**
   * Adds the providers that a class loader sees; those that are known already count once.
   *
   * @param origin what the loader stands for, to begin messages with, such as a jar's name
   * @return whether it had any that were not known, usable or not
   */
  public boolean addFrom(ClassLoader loader, String origin) {
    boolean any = false;
    Iterator<TransportProvider> found =
        ServiceLoader.load(TransportProvider.class, loader).iterator();
    for (int failures = 0; failures < MAX_FAILURES; ) {
      try {
        if (!found.hasNext()) {
          break;
        }
        any |= add(found.next(), origin);
      } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
        failures++;
        any = true;
        problems.accept(
            origin + " has a transport that cannot be loaded; it is left out: " + reason(e));
      }
    }
    return any;
  }

  private boolean add(TransportProvider provider, String origin) {
    String scheme = provider.scheme();
    if (!SCHEME.matcher(scheme).matches()) {
      problems.accept(
          origin
              + " names a transport '"
              + scheme
              + "'; it is left out: names have lower case letters, digits, + and -");
      return true;
    }
    TransportProvider known = byScheme.putIfAbsent(scheme, provider);
    if (known != null && known.getClass().equals(provider.getClass())) {
      return false;
    }
    if (known != null) {
      problems.accept(
          origin + " has a transport '" + scheme + "', too; it is left out: there is one already");
    }
    return true;
  }

  /** The provider with this name, if there is one. */
  public Optional<TransportProvider> find(String scheme) {
    return Optional.ofNullable(byScheme.get(scheme));
  }

  /**
   * The provider with this name.
   *
   * @throws AsciiChatException with code USAGE when there is none; the message lists those that
   *     there are
   */
  public TransportProvider require(String scheme) {
    return find(scheme)
        .orElseThrow(
            () ->
                new AsciiChatException(
                    ErrorCode.USAGE, "'" + scheme + "' is not a transport; there are: " + list()));
  }

  /** All of them, as names with their descriptions, on one line. */
  public String list() {
    return byScheme.values().stream()
        .map(provider -> provider.scheme() + " (" + provider.description() + ")")
        .collect(Collectors.joining(", "));
  }

  /**
   * Makes a provider's transport.
   *
   * @throws AsciiChatException when it cannot be made, with code NOT_SUPPORTED unless the provider
   *     says otherwise
   */
  public static Transport create(TransportProvider provider) {
    try {
      return provider.create();
    } catch (AsciiChatException e) {
      throw e;
    } catch (LinkageError | RuntimeException e) {
      throw new AsciiChatException(
          ErrorCode.NOT_SUPPORTED,
          "the transport '" + provider.scheme() + "' cannot be used: " + reason(e),
          e);
    }
  }

  private static String reason(Throwable failure) {
    Throwable first = failure;
    while (first.getCause() != null) {
      first = first.getCause();
    }
    String message = first.getMessage();
    String name = first.getClass().getSimpleName();
    return message == null ? name : name + ", " + message;
  }
}
