package io.asciichat.core.error;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The circumstances of a failure.
 *
 * @param operation what was being done
 * @param peer the address of the other side, or the one that was to be listened on; null where
 *     there is none. Never a secret
 */
public record ErrorContext(Operation operation, @Nullable String peer) {
  /** What can be going on when something fails. */
  public enum Operation {
    /** A server opens its port. */
    LISTENING,
    /** A client looks its server up and connects. */
    CONNECTING,
    /** The two sides agree on keys and prove who they are. */
    SHAKING_HANDS,
    /** The call. */
    TALKING
  }

  /** For a line of text: {@code "while connecting to 192.0.2.1:27224"}. */
  @Override
  public String toString() {
    String doing = "while " + operation.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    String link =
        switch (operation) {
          case LISTENING -> " on ";
          case CONNECTING -> " to ";
          case SHAKING_HANDS, TALKING -> " with ";
        };
    return peer == null ? doing : doing + link + peer;
  }
}
