/**
 * Security without secrets: connections in clear, checked against damage only. Applications that
 * were told to go without encryption use it, tests do, and security adapters fall back on it where
 * both sides want plaintext.
 */
@NullMarked
package io.asciichat.core.security;

import org.jspecify.annotations.NullMarked;
