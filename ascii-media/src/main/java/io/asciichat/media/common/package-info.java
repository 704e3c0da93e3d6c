/**
 * What cameras, pictures and videos have in common: their limits and their failures. Called by the
 * other packages of this module only.
 */
@NullMarked
package io.asciichat.media.common;

import org.jspecify.annotations.NullMarked;
