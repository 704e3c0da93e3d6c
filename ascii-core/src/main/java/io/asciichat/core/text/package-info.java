/**
 * The text of frames, both ways. Written: from decided cells to rows of characters with colours,
 * with the fewest bytes a terminal understands; called by the renderer, nothing here knows
 * pictures. Read: characters, colours and rows as terminals take them; the client's guard, the
 * terminal and recordings read here, so that all of them take the same bytes for the same thing.
 * Beside it, the strings of JSON, which recordings, logs and figures are written with.
 */
@NullMarked
package io.asciichat.core.text;

import org.jspecify.annotations.NullMarked;
