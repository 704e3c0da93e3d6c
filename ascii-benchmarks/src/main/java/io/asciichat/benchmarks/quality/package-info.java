/**
 * The bench that compares what the renderer draws with the picture it was given, beside a plain
 * brightness ramp and beside chafa. {@link io.asciichat.benchmarks.quality.PictureQuality} prints
 * the tables of docs/picture.md; nothing else calls it.
 */
@NullMarked
package io.asciichat.benchmarks.quality;

import org.jspecify.annotations.NullMarked;
