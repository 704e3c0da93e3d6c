/**
 * Benchmarks of the hot paths. Run by people: the test phase only checks that their set-up works.
 */
@NullMarked
package io.asciichat.benchmarks;

import org.jspecify.annotations.NullMarked;
