/** Webcams through the webcam-capture library and its native driver. Called by applications. */
@NullMarked
package io.asciichat.media.camera;

import org.jspecify.annotations.NullMarked;
