package io.asciichat.core.client;

import io.asciichat.core.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * The end of a client's life.
 *
 * @param code OK when it was closed, else what went wrong; fit to be the exit status
 * @param message one line for a person
 * @param cause the technical reason, if any
 */
public record ClientEnd(ErrorCode code, String message, @Nullable Throwable cause) {}
