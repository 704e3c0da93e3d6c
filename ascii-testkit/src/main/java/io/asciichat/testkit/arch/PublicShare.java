package io.asciichat.testkit.arch;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.lang.module.ModuleDescriptor;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The share of their top-level types that packages and modules show. */
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
        topLevel(classes).collect(Collectors.groupingBy(JavaClass::getPackageName));
    SortedSet<String> found = new TreeSet<>();
    packages.forEach(
        (name, types) -> {
          long shown = types.stream().filter(PublicShare::isPublic).count();
          if (types.size() >= least && 2 * shown > types.size()) {
            found.add(name);
          }
        });
    return found;
  }

  /**
   * Tells how much of a module others see.
   *
   * @param module the beginning of its packages' names
   * @param seen whether others see what is public in a package
   * @return top-level types that are public and seen divided by all of them, 0 to 1; NaN without
   *     any
   */
  public static double ofModule(JavaClasses classes, String module, Predicate<String> seen) {
    List<JavaClass> types =
        topLevel(classes)
            .filter(type -> (type.getPackageName() + ".").startsWith(module + "."))
            .toList();
    long shown =
        types.stream().filter(type -> isPublic(type) && seen.test(type.getPackageName())).count();
    return (double) shown / types.size();
  }

  /** The packages that a module exports to everybody, and not to its friends alone. */
  public static SortedSet<String> exportedToAll(ModuleDescriptor module) {
    return module.exports().stream()
        .filter(export -> !export.isQualified())
        .map(ModuleDescriptor.Exports::source)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<JavaClass> topLevel(JavaClasses classes) {
    return classes.stream()
        .filter(JavaClass::isTopLevelClass)
        .filter(type -> !type.getSimpleName().equals("package-info"))
        .filter(type -> !type.getSimpleName().equals("module-info"));
  }

  private static boolean isPublic(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC);
  }
}
