package io.asciichat.core.client;

import io.asciichat.core.packet.Dialect;
import org.jspecify.annotations.Nullable;

/**
 * What the handshake has told of a server. Immutable.
 *
 * @param encrypted whether packets are encrypted
 * @param dialect what the server speaks; an unencrypted server tells later, if ever: see {@link
 *     ClientListener#dialectKnown}
 * @param identity the server's proven long-term key as hex, or null when it showed none
 */
public record ServerDescription(boolean encrypted, Dialect dialect, @Nullable String identity) {}
