/**
 * Pooled, reference-counted byte buffers. Every hot path takes its memory from here and gives it
 * back.
 */
@NullMarked
package io.asciichat.core.buffer;

import org.jspecify.annotations.NullMarked;
