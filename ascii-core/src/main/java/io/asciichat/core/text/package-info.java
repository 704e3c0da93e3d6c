/**
 * From decided cells to text: rows of characters with colours, and what writes them with the fewest
 * bytes a terminal understands. Called by the renderer; nothing here knows pictures.
 */
@NullMarked
package io.asciichat.core.text;

import org.jspecify.annotations.NullMarked;
