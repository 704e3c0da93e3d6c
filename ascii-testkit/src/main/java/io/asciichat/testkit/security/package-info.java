/**
 * Runs two sides of a handshake against each other in memory and passes packets between their
 * ciphers. For tests of security adapters and of code that needs a finished handshake.
 */
@NullMarked
package io.asciichat.testkit.security;

import org.jspecify.annotations.NullMarked;
