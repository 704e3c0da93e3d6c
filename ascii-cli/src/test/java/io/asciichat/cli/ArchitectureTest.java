package io.asciichat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.asciichat.media.audio.filter.TarsosFilters;
import io.asciichat.testkit.arch.ArchitectureRules;
import io.asciichat.testkit.arch.PublicShare;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** All modules keep the architecture: this module sees every other one on its class path. */
class ArchitectureTest {
  private static final String CORE = "io.asciichat.core";

  /** Nothing but the application itself depends on these. */
  private static final List<String> OUTER =
      List.of(
          "io.asciichat.crypto",
          "io.asciichat.transport",
          "io.asciichat.media",
          "io.asciichat.testkit",
          "io.asciichat.cli");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.asciichat");

  static final List<ArchRule> RULES =
      List.of(
          ArchitectureRules.coreDependsOnJavaBaseAlone(CORE),
          ArchitectureRules.locksAreMadeOnlyIn(CORE + ".lock"),
          ArchitectureRules.nothingIsSynchronized(),
          ArchitectureRules.threadsAreNeverHidden(),
          // The listener among the needs belongs to the build; the search for faults is a command.
          ArchitectureRules.onlyTheCommandWritesToTheConsole(
              "io.asciichat.cli", "io.asciichat.testkit.needs", "io.asciichat.testkit.fault"),
          ArchitectureRules.packagesAreFreeOfCycles(CORE),
          ArchitectureRules.packagesAreFreeOfCycles("io.asciichat.media"),
          ArchitectureRules.packagesAreFreeOfCycles("io.asciichat.testkit"),
          ArchitectureRules.packagesAreFreeOfCycles("io.asciichat.cli"),
          ArchitectureRules.everyPackageIsDescribed());

  /** All but the application, which wires the others. */
  static final List<String> ADAPTERS = OUTER.subList(0, OUTER.size() - 1);

  /** Most of their types are public, because others are made of them. */
  private static final Set<String> SHOWN =
      Set.of(
          CORE + ".audio.dsp",
          CORE + ".audio.voice",
          CORE + ".color",
          CORE + ".glyph",
          CORE + ".link",
          CORE + ".lock",
          CORE + ".loop",
          CORE + ".packet",
          CORE + ".packet.handshake",
          CORE + ".packet.session",
          CORE + ".port",
          CORE + ".render",
          CORE + ".video",
          "io.asciichat.cli.command.options",
          "io.asciichat.cli.config",
          "io.asciichat.cli.log",
          "io.asciichat.cli.process",
          "io.asciichat.testkit.contract",
          "io.asciichat.testkit.sim");

  @ParameterizedTest
  @FieldSource("RULES")
  void theRuleIsKept(ArchRule rule) {
    rule.check(CLASSES);
  }

  @ParameterizedTest
  @FieldSource("ADAPTERS")
  void adaptersDependOnTheCoreAlone(String adapter) {
    String[] others = OUTER.stream().filter(other -> !other.equals(adapter)).toArray(String[]::new);
    ArchitectureRules.adapterDependsOnNoOtherAdapter(adapter, others)
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void theRulesSeeTheModules() {
    assertTrue(CLASSES.containPackage(CORE + ".lock"));
    assertTrue(CLASSES.containPackage("io.asciichat.testkit.arch"));
  }

  /** It would put the whole command under the GPL. */
  @Test
  void theCommandDoesNotCarryTarsosDsp() {
    assertFalse(TarsosFilters.available());
  }

  @Test
  void packagesHideHalfOfTheirTypes() {
    assertEquals(
        SHOWN,
        PublicShare.mostlyPublic(CLASSES, 5),
        "a package hides half of its types; those that need not are listed in SHOWN");
  }

  /** Names that two types still have; none may be added. */
  private static final Set<String> SHARED_NAMES = Set.of("Voice");

  @Test
  void aTypesNameIsItsOwn() {
    Set<String> shared = new TreeSet<>(ArchitectureRules.sharedSimpleNames(CLASSES));
    shared.removeAll(SHARED_NAMES);
    assertEquals(Set.of(), shared, "two top-level types have the same simple name");
  }
}
