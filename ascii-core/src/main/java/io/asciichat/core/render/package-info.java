/**
 * From pixels to the text one terminal can show: palettes, colour levels, the renderer and its
 * output.
 */
@NullMarked
package io.asciichat.core.render;

import org.jspecify.annotations.NullMarked;
