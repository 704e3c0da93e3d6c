package io.asciichat.testkit.arch;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.List;

/**
 * How many of a package's top-level types are public. A number to look at, not a rule.
 *
 * @param publicTypes public ones
 * @param types all
 */
public record PublicShare(long publicTypes, long types) {
  /** Counts the types in a package and below. */
  public static PublicShare of(JavaClasses classes, String root) {
    List<JavaClass> all =
        classes.stream()
            .filter(JavaClass::isTopLevelClass)
            .filter(type -> !type.getSimpleName().equals("package-info"))
            .filter(type -> (type.getPackageName() + ".").startsWith(root + "."))
            .toList();
    return new PublicShare(
        all.stream().filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC)).count(),
        all.size());
  }

  @Override
  public String toString() {
    return publicTypes + " of " + types + " top-level types are public";
  }
}
