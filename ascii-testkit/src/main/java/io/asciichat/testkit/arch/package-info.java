/**
 * The rules of the architecture as sentences that a test can check, for this project and for others
 * of the same shape. They need ArchUnit on the class path.
 */
@NullMarked
package io.asciichat.testkit.arch;

import org.jspecify.annotations.NullMarked;
