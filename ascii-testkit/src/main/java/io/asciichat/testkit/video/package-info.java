/**
 * Synthetic cameras. Tests, simulations, the demo and the load generator take their pictures from
 * here; none of them needs a device or a window system.
 */
@NullMarked
package io.asciichat.testkit.video;

import org.jspecify.annotations.NullMarked;
