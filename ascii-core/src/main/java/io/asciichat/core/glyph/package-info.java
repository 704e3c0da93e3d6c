/**
 * The shapes of characters: which block character shows which pattern of a cell, and where in its
 * cell each character has ink. Pure tables without state; the renderer chooses characters by them,
 * and what draws text as pixels draws block characters by them. Any thread may call.
 */
@NullMarked
package io.asciichat.core.glyph;

import org.jspecify.annotations.NullMarked;
