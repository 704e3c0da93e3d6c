/**
 * Places of a scene's sources in a terminal: pure arithmetic on sizes. Called by the renderer when
 * a scene changes; any caller may.
 */
@NullMarked
package io.asciichat.core.layout;

import org.jspecify.annotations.NullMarked;
