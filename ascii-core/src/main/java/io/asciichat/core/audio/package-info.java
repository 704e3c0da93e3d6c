/**
 * Settings of the sound path and figures about it, as the builders of servers and clients take them
 * and as they give them: what a mixer does, what a microphone's sound goes through, how playing is
 * going. The packages below hold what does the work.
 */
@NullMarked
package io.asciichat.core.audio;

import org.jspecify.annotations.NullMarked;
