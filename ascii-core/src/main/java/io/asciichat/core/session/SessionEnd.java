package io.asciichat.core.session;

import io.asciichat.core.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * The end of a session, or of a connection that never became one.
 *
 * @param code OK for a wanted end on either side
 * @param reason one line for a person
 * @param cause the technical reason, if any
 */
public record SessionEnd(ErrorCode code, String reason, @Nullable Throwable cause) {}
