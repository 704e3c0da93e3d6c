/**
 * The colours terminals have, and how a colour that they have not is shown with them: perceptual
 * distances, fixed colour tables, ordered dithering. Called by the renderer, from any thread.
 */
@NullMarked
package io.asciichat.core.color;

import org.jspecify.annotations.NullMarked;
