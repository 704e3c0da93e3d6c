/**
 * Sound without devices: tones for microphones, memory for speakers, and a codec that packs samples
 * where Opus would compress them. Tests and simulations of calls use them.
 */
@NullMarked
package io.asciichat.testkit.audio;

import org.jspecify.annotations.NullMarked;
