/**
 * Whole servers and clients over real sockets. Each test is named after the peer or the fault that
 * it brings.
 */
@NullMarked
package io.asciichat.system;

import org.jspecify.annotations.NullMarked;
