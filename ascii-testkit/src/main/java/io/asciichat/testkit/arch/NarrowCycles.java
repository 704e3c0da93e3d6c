package io.asciichat.testkit.arch;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Holds for classes that stand in a circle with few others. Nested classes count as the ones around
 * them, and only those that the rule is about are looked at.
 */
final class NarrowCycles extends ArchCondition<JavaClass> {
  private final int max;
  private final Map<String, Set<String>> uses = new TreeMap<>();

  /**
   * @param max how many classes may depend on each other in a circle
   */
  NarrowCycles(int max) {
    super("depend on each other in circles of at most " + max);
    this.max = max;
  }

  @Override
  public void init(Collection<JavaClass> all) {
    uses.clear();
    for (JavaClass each : all) {
      uses.computeIfAbsent(outermost(each), name -> new TreeSet<>());
    }
    for (JavaClass each : all) {
      Set<String> used = uses.computeIfAbsent(outermost(each), name -> new TreeSet<>());
      each.getDirectDependenciesFromSelf().stream()
          .map(dependency -> outermost(dependency.getTargetClass()))
          .filter(uses::containsKey)
          .forEach(used::add);
    }
  }

  @Override
  public void check(JavaClass item, ConditionEvents events) {
    String name = item.getName();
    if (!item.isTopLevelClass()) {
      return;
    }
    Set<String> circle = reachable(name);
    circle.removeIf(other -> !reachable(other).contains(name));
    if (circle.size() > max) {
      events.add(SimpleConditionEvent.violated(item, name + " is in a circle of " + circle));
    }
  }

  private Set<String> reachable(String from) {
    Set<String> seen = new TreeSet<>(Set.of(from));
    Deque<String> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      for (String next : uses.getOrDefault(open.remove(), Set.of())) {
        if (seen.add(next)) {
          open.add(next);
        }
      }
    }
    return seen;
  }

  private static String outermost(JavaClass type) {
    JavaClass outer = type.getBaseComponentType();
    while (outer.getEnclosingClass().isPresent()) {
      outer = outer.getEnclosingClass().get();
    }
    return outer.getName();
  }
}
