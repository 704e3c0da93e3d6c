package io.asciichat.testkit.arch;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** Holds for classes whose package has a package-info with an annotation that is compiled. */
final class LiveInDescribedPackage extends ArchCondition<JavaClass> {
  LiveInDescribedPackage() {
    super("live in a package with a package-info");
  }

  @Override
  public void check(JavaClass item, ConditionEvents events) {
    if (item.getPackage().tryGetPackageInfo().isEmpty()) {
      events.add(
          SimpleConditionEvent.violated(
              item, item.getName() + " is in a package without package-info"));
    }
  }
}
