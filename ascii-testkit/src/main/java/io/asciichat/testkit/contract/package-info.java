/**
 * The contracts that adapters of the ports have to keep, as abstract tests. An adapter's own tests
 * extend them and say how to make one; they need JUnit 5 on the class path.
 */
@NullMarked
package io.asciichat.testkit.contract;

import org.jspecify.annotations.NullMarked;
