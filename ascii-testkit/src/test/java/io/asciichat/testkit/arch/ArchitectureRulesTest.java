package io.asciichat.testkit.arch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.Map;
import java.util.Set;
import org.HdrHistogram.SynchronizedHistogram;
import org.junit.jupiter.api.Test;

/** Shows each rule a sample that breaks it and one that does not. */
class ArchitectureRulesTest {
  private static final String SAMPLE = "io.asciichat.testkit.arch.sample";
  private static final String CORE = SAMPLE + ".core";

  @Test
  void aCoreThatUsesAnotherModuleIsFound() {
    ArchRule rule = ArchitectureRules.coreDependsOnJavaBaseAlone(CORE);
    assertFinds(rule, "core", "UsesLogging", "java.util.logging.Logger");
    assertAccepts(rule, "core.one", "core.two", "core.lock");
  }

  @Test
  void anAdapterThatUsesAnotherIsFound() {
    assertFinds(
        ArchitectureRules.adapterDependsOnNoOtherAdapter(SAMPLE + ".left", SAMPLE + ".right"),
        "left",
        "Left.use",
        "Right.nanos");
    assertAccepts(
        ArchitectureRules.adapterDependsOnNoOtherAdapter(SAMPLE + ".right", SAMPLE + ".left"),
        "right",
        "core.one");
  }

  @Test
  void aLockOutsideTheLockPackageIsFound() {
    ArchRule rule = ArchitectureRules.locksAreMadeOnlyIn(CORE + ".lock");
    assertFinds(rule, "left", "Left.use", "LockSupport");
    assertAccepts(rule, "core.lock", "right");
  }

  @Test
  void synchronizedMethodsAndBlocksAreFound() {
    ArchRule rule = ArchitectureRules.nothingIsSynchronized();
    assertFinds(rule, "monitor", "SynchronizedMethod.next is a synchronized method");
    assertFinds(rule, "monitor", "SynchronizedBlock.lambda$counting", "has a synchronized block");
    String report = evaluate(rule, "monitor").getFailureReport().toString();
    assertFalse(report.contains("Unsynchronized"), report);
    assertFalse(report.contains("<init>"), report);
  }

  @Test
  void hiddenThreadsAreFound() {
    ArchRule rule = ArchitectureRules.threadsAreNeverHidden();
    for (String hidden :
        Set.of("later", "soon", "timed", "asReference", "both", "sorted", "pooled", "ticking")) {
      assertFinds(rule, "hidden", "BorrowsThreads." + hidden);
    }
    String report = evaluate(rule, "hidden").getFailureReport().toString();
    assertFalse(report.contains("OwnThreads"), report);
  }

  @Test
  void synchronizedIsFoundInJarsToo() {
    JavaClasses inJar = new ClassFileImporter().importClasses(SynchronizedHistogram.class);
    assertEquals("jar", inJar.iterator().next().getSource().orElseThrow().getUri().getScheme());
    assertTrue(ArchitectureRules.nothingIsSynchronized().evaluate(inJar).hasViolation());
  }

  @Test
  void consoleOutputAndExitsAreFound() {
    ArchRule rule =
        ArchitectureRules.librariesNeitherExitNorPrint(SAMPLE + ".cli", SAMPLE + ".con");
    assertFinds(rule, "console", "PrintsToOut.print", "System.out");
    assertFinds(rule, "console", "PrintsToErr.print", "System.err");
    assertFinds(rule, "console", "PrintsTrace.print", "printStackTrace");
    assertFinds(rule, "console", "Exits.end", "System.exit");
    assertFinds(rule, "console", "Halts.end", "Runtime.halt");
    String report = evaluate(rule, "console").getFailureReport().toString();
    assertFalse(report.contains("PrintsNothing"), report);
    assertAccepts(
        ArchitectureRules.librariesNeitherExitNorPrint(SAMPLE + ".console"), "console", "core.one");
    assertFinds(
        ArchitectureRules.librariesNeitherExitNorPrint(SAMPLE + ".console.Exits"),
        "console",
        "Halts.end",
        "Runtime.halt");
  }

  @Test
  void aCircleOfPackagesIsFound() {
    ArchRule rule = ArchitectureRules.packagesAreFreeOfCycles(CORE);
    assertFinds(rule, "core", "First", "Second");
    assertAccepts(rule, "core.one");
  }

  @Test
  void wideCirclesOfClassesAreFound() {
    assertFinds(ArchitectureRules.circlesOfClassesAreNarrow(1, CORE), "core", "First", "Second");
    assertAccepts(ArchitectureRules.circlesOfClassesAreNarrow(2, CORE), "core");
  }

  @Test
  void aPackageWithoutPackageInfoIsFound() {
    ArchRule rule = ArchitectureRules.everyPackageIsDescribed();
    assertFinds(rule, "bare", "bare.Bare is in a package without package-info");
    assertAccepts(rule, "documented");
  }

  @Test
  void packagesThatShowMoreThanTheyHideAreFound() {
    JavaClasses samples = samples("console", "half", "most");
    assertEquals(Set.of(SAMPLE + ".most"), PublicShare.mostlyPublic(samples, 3));
    assertEquals(Set.of(), PublicShare.mostlyPublic(samples, 4));
  }

  @Test
  void everyRuleSaysWhy() {
    assertTrue(
        ArchitectureRules.nothingIsSynchronized()
            .getDescription()
            .startsWith("nothing is synchronized, because a monitor has no rank"));
  }

  private static void assertFinds(ArchRule rule, String samples, String... mentioned) {
    EvaluationResult result = evaluate(rule, samples);
    assertTrue(result.hasViolation(), rule.getDescription());
    String report = result.getFailureReport().toString();
    for (String text : mentioned) {
      assertTrue(report.contains(text), report);
    }
  }

  private static void assertAccepts(ArchRule rule, String... samples) {
    EvaluationResult result = evaluate(rule, samples);
    assertFalse(result.hasViolation(), result.getFailureReport().toString());
  }

  private static EvaluationResult evaluate(ArchRule rule, String... samples) {
    return rule.allowEmptyShould(true).evaluate(samples(samples));
  }

  private static JavaClasses samples(String... packages) {
    String[] names = new String[packages.length];
    for (int i = 0; i < names.length; i++) {
      names[i] = SAMPLE + "." + packages[i];
    }
    return new ClassFileImporter().importPackages(names);
  }

  @Test
  void twoTypesOfOneNameAreFound() {
    JavaClasses types =
        new ClassFileImporter()
            .importClasses(java.util.List.class, java.awt.List.class, Map.Entry.class, Map.class);
    assertEquals(Set.of("List"), ArchitectureRules.sharedSimpleNames(types));
  }
}
