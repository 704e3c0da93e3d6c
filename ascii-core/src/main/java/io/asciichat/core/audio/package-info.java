/**
 * What all parts of the sound path have in common: the ring through which samples pass from one
 * loop to another. Called by the server and client use cases.
 */
@NullMarked
package io.asciichat.core.audio;

import org.jspecify.annotations.NullMarked;
