/**
 * The control socket of a running server: a Unix domain socket through which programs of the same
 * user, and of root, ask for its figures and tell it what to do.
 *
 * <p>One connection carries one request, a line, and one answer: a line with an exit code and a
 * number of bytes, then that many bytes of text.
 */
@NullMarked
package io.asciichat.cli.control;

import org.jspecify.annotations.NullMarked;
