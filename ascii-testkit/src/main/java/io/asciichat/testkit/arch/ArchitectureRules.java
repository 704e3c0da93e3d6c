package io.asciichat.testkit.arch;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.BaseStream;

/**
 * The rules. Packages are given as names without dots at the end; each means the package with all
 * below it. {@code rule.check(new ClassFileImporter().importPackages("org.example"))} throws an
 * {@link AssertionError} that lists every violation.
 */
public final class ArchitectureRules {
  private static final String GUARDED_BY = "com.google.errorprone.annotations.concurrent";
  private static final Set<String> JAVA_BASE = Object.class.getModule().getPackages();

  private ArchitectureRules() {}

  /**
   * The core uses itself and {@code java.base}; the annotations of others are for the compiler
   * only.
   */
  public static ArchRule coreDependsOnJavaBaseAlone(String core) {
    return classes()
        .that()
        .resideInAPackage(core + "..")
        .should()
        .onlyDependOnClassesThat(
            describe(
                "are in the core or in java.base",
                used ->
                    isInJavaBase(used)
                        || resideInAnyPackage(core + "..", "org.jspecify..", GUARDED_BY)
                            .test(used)))
        .as("the core depends on java.base alone")
        .because("the core must run wherever Java runs; devices and libraries belong in adapters");
  }

  /** One adapter uses the core and libraries, never another adapter. */
  public static ArchRule adapterDependsOnNoOtherAdapter(String adapter, String... others) {
    return noClasses()
        .that()
        .resideInAPackage(adapter + "..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                Arrays.stream(others).map(other -> other + "..").toArray(String[]::new)))
        .as(adapter + " depends on the core, not on " + String.join(", ", List.of(others)))
        .because("an application picks its adapters, so each must work without all the others");
  }

  /** Nothing outside one package touches {@code java.util.concurrent.locks}. */
  public static ArchRule locksAreMadeOnlyIn(String lockPackage) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(lockPackage)
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.util.concurrent.locks")
        .as("locks are made only in " + lockPackage)
        .because("only ranked locks refuse a wrong order and show up in the lock report");
  }

  /** No {@code synchronized} methods and no monitor instructions in the compiled code. */
  public static ArchRule nothingIsSynchronized() {
    return classes()
        .should(new NotSynchronize())
        .as("nothing is synchronized")
        .because("a monitor has no rank, so a wrong order of taking it would go unnoticed");
  }

  /**
   * No pool of threads that the program does not start, name and stop itself: the common pool,
   * whatever runs on it unasked ({@code CompletableFuture}'s asynchronous methods, delayed
   * executors and time limits; parallel streams), timers, and private pools.
   */
  public static ArchRule threadsAreNeverHidden() {
    return noClasses()
        .should()
        .accessTargetWhere(
            target(describe("runs on the common pool", HiddenThreads::runsOnThePool)))
        .orShould()
        .dependOnClassesThat(describe("keep threads of their own", HiddenThreads::keepsThreads))
        .as("no threads are hidden")
        .because("a loop has a name, an end that is reported, and a place in the simulation");
  }

  /**
   * Libraries return or throw: nothing but some classes ends the process or writes to its standard
   * streams.
   *
   * @param places names of packages, each with all below it, or of classes, each with those nested
   *     in it
   */
  public static ArchRule librariesNeitherExitNorPrint(String... places) {
    Set<String> allowed = Set.of(places);
    DescribedPredicate<JavaClass> place =
        describe(
            "are such a place",
            type ->
                allowed.stream()
                    .anyMatch(
                        name ->
                            type.getName().equals(name)
                                || type.getName().startsWith(name + ".")
                                || type.getName().startsWith(name + "$")));
    return noClasses()
        .that(DescribedPredicate.not(place))
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethodWhere(target(describe("print a stack", ArchitectureRules::printsStack)))
        .orShould()
        .callMethodWhere(target(describe("end the process", ArchitectureRules::endsTheProcess)))
        .as("libraries neither exit nor print")
        .because(
            "the process and its terminal belong to the program around: a stray line would land in"
                + " the middle of its picture, and an exit would end what it has still to do");
  }

  /** With a parameter it prints where its caller says. */
  private static boolean printsStack(AccessTarget target) {
    return target.getName().equals("printStackTrace")
        && target.getOwner().isAssignableTo(Throwable.class)
        && target instanceof AccessTarget.CodeUnitAccessTarget unit
        && unit.getRawParameterTypes().isEmpty();
  }

  private static boolean endsTheProcess(AccessTarget target) {
    String name = target.getName();
    JavaClass owner = target.getOwner();
    return owner.isEquivalentTo(System.class) && name.equals("exit")
        || owner.isEquivalentTo(Runtime.class) && (name.equals("exit") || name.equals("halt"));
  }

  /** The packages below a package, each for itself, do not depend on each other in a circle. */
  public static ArchRule packagesAreFreeOfCycles(String root) {
    return slices()
        .matching(root + ".(**)")
        .should()
        .beFreeOfCycles()
        .as("the packages of " + root + " are free of cycles")
        .because("a circle of packages can only be understood and changed as one");
  }

  /**
   * Few classes depend on each other in a circle; nested classes count as the ones around them.
   *
   * @param max how many classes a circle may have
   * @param packages where to look; circles that leave them are not seen
   */
  public static ArchRule circlesOfClassesAreNarrow(int max, String... packages) {
    return classes()
        .that()
        .resideInAnyPackage(Arrays.stream(packages).map(name -> name + "..").toArray(String[]::new))
        .should(new NarrowCycles(max))
        .as("circles have at most " + max + " classes")
        .because("classes in a circle can only be understood and changed together");
  }

  /** Every package says what lives there. */
  public static ArchRule everyPackageIsDescribed() {
    return classes()
        .should(new LiveInDescribedPackage())
        .as("every package has a package-info")
        .because("a reader must learn there what the package holds and who may call it");
  }

  /**
   * Finds the simple names that more than one top-level type has: each costs every reader a look at
   * the imports.
   */
  public static SortedSet<String> sharedSimpleNames(JavaClasses classes) {
    SortedSet<String> once = new TreeSet<>();
    SortedSet<String> shared = new TreeSet<>();
    for (JavaClass type : classes) {
      String name = type.getSimpleName();
      if (type.isTopLevelClass() && !name.equals("package-info") && !once.add(name)) {
        shared.add(name);
      }
    }
    return shared;
  }

  private static boolean isInJavaBase(JavaClass used) {
    JavaClass element = used.getBaseComponentType();
    return element.isPrimitive() || JAVA_BASE.contains(element.getPackageName());
  }

  /** Holds for classes whose package has a package-info with an annotation that is compiled. */
  private static final class LiveInDescribedPackage extends ArchCondition<JavaClass> {
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

  /** Finds what starts threads, or borrows them, without saying so. */
  private static final class HiddenThreads {
    /** By name: this class keeps the rule itself. */
    private static final Set<String> POOLS =
        Set.of(
            "java.util.concurrent.ForkJoinPool",
            "java.util.concurrent.ForkJoinTask",
            "java.util.concurrent.Executors",
            "java.util.concurrent.ThreadPoolExecutor",
            "java.util.concurrent.ScheduledThreadPoolExecutor",
            "java.util.Timer",
            "java.util.TimerTask",
            "java.util.concurrent.SubmissionPublisher");

    private static final Set<String> TIMED =
        Set.of("delayedExecutor", "orTimeout", "completeOnTimeout");

    private HiddenThreads() {}

    static boolean keepsThreads(JavaClass used) {
      return POOLS.contains(used.getName());
    }

    static boolean runsOnThePool(AccessTarget target) {
      String name = target.getName();
      JavaClass owner = target.getOwner();
      if (owner.isAssignableTo(CompletableFuture.class)) {
        return TIMED.contains(name) || name.endsWith("Async") && !takesExecutor(target);
      }
      return name.equals("parallelStream")
          || name.equals("parallel") && owner.isAssignableTo(BaseStream.class)
          || name.startsWith("parallel") && owner.getName().equals("java.util.Arrays");
    }

    private static boolean takesExecutor(AccessTarget target) {
      return target instanceof AccessTarget.CodeUnitAccessTarget unit
          && unit.getRawParameterTypes().stream()
              .anyMatch(type -> type.isEquivalentTo(Executor.class));
    }
  }
}
