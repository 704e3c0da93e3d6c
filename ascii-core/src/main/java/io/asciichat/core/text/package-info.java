/**
 * The text of a frame as terminals read it: its characters, colours and rows. Whoever looks at such
 * a text (the client's guard, the terminal, recordings) reads it here, so that all of them take the
 * same bytes for the same thing.
 */
@NullMarked
package io.asciichat.core.text;

import org.jspecify.annotations.NullMarked;
