package io.asciichat.core.lock;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a field that is read and written only under a lock, or a method that is called only under
 * it. Error Prone's check of this name proves it with every compilation, except in the bodies that
 * are given to {@link RankedLock#call} and {@link RankedLock#run}: it does not see that these run
 * under the lock. So such a body calls one method with this annotation, the caller suppresses the
 * check for that line alone, and the method asserts {@link RankedLock#isHeldByCurrentThread}.
 */
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.FIELD, ElementType.METHOD})
public @interface GuardedBy {
  /** The lock, as an expression where the annotation stands, such as {@code "lock"}. */
  String value();
}
