/**
 * Sound sources made of others. Applications call it to send a microphone's and a file's sound
 * together; devices and codecs are in the packages below.
 */
@NullMarked
package io.asciichat.media.audio;

import org.jspecify.annotations.NullMarked;
