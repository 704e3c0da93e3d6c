/**
 * From pixels to decided cells: which character in which colours shows a cell's pixels best, in
 * every way of drawing cells. Called by the renderer, which knows whom it draws for.
 */
@NullMarked
package io.asciichat.core.cell;

import org.jspecify.annotations.NullMarked;
