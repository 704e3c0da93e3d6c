package io.asciichat.testkit.arch;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which packages show more of their top-level types than they keep to themselves. */
public final class PublicShare {
  private PublicShare() {}

  /**
   * Finds the packages of which more than half is public. Compare the result with those where that
   * is meant: a package whose types others are made of, such as ports.
   *
   * @param least types that a package must have: of few, a share says nothing
   * @return their names
   */
  public static SortedSet<String> mostlyPublic(JavaClasses classes, int least) {
    Map<String, List<JavaClass>> packages =
        classes.stream()
            .filter(JavaClass::isTopLevelClass)
            .filter(type -> !type.getSimpleName().equals("package-info"))
            .collect(Collectors.groupingBy(JavaClass::getPackageName));
    SortedSet<String> found = new TreeSet<>();
    packages.forEach(
        (name, types) -> {
          long shown =
              types.stream().filter(t -> t.getModifiers().contains(JavaModifier.PUBLIC)).count();
          if (types.size() >= least && 2 * shown > types.size()) {
            found.add(name);
          }
        });
    return found;
  }
}
