/**
 * The ACIP packet header, the packet types, the bounds-checked reader and writer that codecs use,
 * and how bytes and text from the network are held. Everything that sends or receives packets calls
 * it.
 */
@NullMarked
package io.asciichat.core.packet;

import org.jspecify.annotations.NullMarked;
