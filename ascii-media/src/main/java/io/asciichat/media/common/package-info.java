/**
 * Common ground of cameras, pictures and videos: their limits and their failures. Called by the
 * other packages of this module only.
 */
@NullMarked
package io.asciichat.media.common;

import org.jspecify.annotations.NullMarked;
