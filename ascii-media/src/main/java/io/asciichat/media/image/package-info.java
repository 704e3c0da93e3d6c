/**
 * Still pictures and animated GIFs, decoded by the JDK. Called by {@link
 * io.asciichat.media.MediaFiles}.
 */
@NullMarked
package io.asciichat.media.image;

import org.jspecify.annotations.NullMarked;
