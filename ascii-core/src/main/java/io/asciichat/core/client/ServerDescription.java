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
 * @param verified whether the server has proven that it is the one that is meant: it knows the
 *     password, or has the identity that was expected
 * @param checkWords four words to compare with those of the server's operator, the same on both
 *     sides unless an attacker sits in between; null where the server speaks ACIP alone or nothing
 *     is encrypted
 */
public record ServerDescription(
    boolean encrypted,
    Dialect dialect,
    @Nullable String identity,
    boolean verified,
    @Nullable String checkWords) {}
