/**
 * The ACIP packet header, the packet types, and the bounds-checked reader and writer that codecs
 * use.
 */
@NullMarked
package io.asciichat.core.packet;

import org.jspecify.annotations.NullMarked;
