package io.asciichat.core.session;

import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.error.ErrorContext;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The end of a session, or of a connection that never became one.
 *
 * @param code OK for a wanted end on either side
 * @param reason one line for a person
 * @param lasted since the connection was accepted
 * @param context whether it ended in the handshake or the call, and the client's address
 * @param cause the technical reason, if any
 */
public record SessionEnd(
    ErrorCode code,
    String reason,
    Duration lasted,
    ErrorContext context,
    @Nullable Throwable cause) {}
