package io.asciichat.testkit.needs;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Decides for the annotation. Asked for a class and then for each of its methods. */
final class NeedsCondition implements ExecutionCondition {
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
