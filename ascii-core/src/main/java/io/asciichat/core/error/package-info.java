/**
 * Everything that can go wrong, as numbered codes that the wire, the exit status and exceptions
 * share. Every package may throw these.
 */
@NullMarked
package io.asciichat.core.error;

import org.jspecify.annotations.NullMarked;
