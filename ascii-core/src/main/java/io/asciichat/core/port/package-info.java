/**
 * The ports: every interface through which the core meets the outside. Adapters implement them,
 * applications wire them.
 */
@NullMarked
package io.asciichat.core.port;

import org.jspecify.annotations.NullMarked;
