package io.asciichat.testkit.needs;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Skips a test, or all tests of a class and its subclasses, on a machine that lacks one of these
 * things. The reason names what is missing and the Debian package that brings it. A need that only
 * some arguments of a test have is told by {@link Need#assume()} instead.
 */
@Documented
@Inherited
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(Needs.Condition.class)
public @interface Needs {
  /** Everything the tests need. */
  Need[] value();

  /** Decides for the annotation. Asked for a class and then for each of its methods. */
  static final class Condition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      Optional<Needs> needs = AnnotationSupport.findAnnotation(context.getElement(), Needs.class);
      String missing =
          needs.stream()
              .flatMap(all -> Arrays.stream(all.value()))
              .filter(need -> !need.isMet())
              .map(Need::reason)
              .collect(Collectors.joining("; "));
      return missing.isEmpty()
          ? ConditionEvaluationResult.enabled("the machine has what is needed")
          : ConditionEvaluationResult.disabled(missing);
    }
  }
}
