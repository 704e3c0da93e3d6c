/**
 * Needs of a test beyond Java: how it is looked for, and which Debian package brings it. Tests name
 * it with {@link io.asciichat.testkit.needs.Needs}, and the end of a run lists what was skipped.
 * JUnit is needed on the class path.
 */
@NullMarked
package io.asciichat.testkit.needs;

import org.jspecify.annotations.NullMarked;
