package io.asciichat.core.link;

import io.asciichat.core.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * Why a link ended.
 *
 * @param code OK for a wanted end on either side
 * @param message one line for a person
 * @param duringHandshake whether there was never a session
 * @param cause the technical reason, if any
 */
public record LinkEnd(
    ErrorCode code, String message, boolean duringHandshake, @Nullable Throwable cause) {}
