package io.asciichat.cli;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.asciichat.media.audio.filter.TarsosFilters;
import io.asciichat.testkit.arch.ArchitectureRules;
import io.asciichat.testkit.arch.PublicShare;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.net.URL;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
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
          "io.asciichat.metrics",
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
          // The skipped tests are listed for the build; the search for faults is a command.
          ArchitectureRules.librariesNeitherExitNorPrint(
              "io.asciichat.cli.Main",
              "io.asciichat.cli.process",
              "io.asciichat.cli.log",
              "io.asciichat.testkit.needs",
              "io.asciichat.testkit.fault.SeedSearch"),
          ArchitectureRules.packagesAreFreeOfCycles(CORE),
          ArchitectureRules.packagesAreFreeOfCycles("io.asciichat.media"),
          ArchitectureRules.packagesAreFreeOfCycles("io.asciichat.testkit"),
          ArchitectureRules.packagesAreFreeOfCycles("io.asciichat.cli"),
          // Left out: a sealed interface and its records, and a writer that makes its own kinds.
          ArchitectureRules.circlesOfClassesAreNarrow(
              3,
              CORE + ".audio",
              CORE + ".buffer",
              CORE + ".client",
              CORE + ".link",
              CORE + ".lock",
              CORE + ".loop",
              CORE + ".port",
              CORE + ".server",
              CORE + ".session",
              "io.asciichat.crypto",
              "io.asciichat.media",
              "io.asciichat.metrics",
              "io.asciichat.transport",
              "io.asciichat.testkit",
              "io.asciichat.cli"),
          ArchitectureRules.everyPackageIsDescribed(),
          passwordKeysAreDerivedWhenASecurityIsBuilt());

  /**
   * A password's key takes a tenth of a second and 64 MiB: no handshake derives one, so a stranger
   * cannot ask for it.
   */
  private static ArchRule passwordKeysAreDerivedWhenASecurityIsBuilt() {
    String crypto = "io.asciichat.crypto.";
    return methods()
        .that()
        .areDeclaredIn(crypto + "PasswordKey")
        .and()
        .haveName("derive")
        .should()
        .onlyBeCalled()
        .byMethodsThat(
            describe(
                "build a security",
                caller -> caller.getFullName().startsWith(crypto + "AcipSecurity$Builder.build(")))
        .andShould()
        .bePackagePrivate();
  }

  /** All but the application, which wires the others. */
  static final List<String> ADAPTERS = OUTER.subList(0, OUTER.size() - 1);

  /** Most of their types are public, because others are made of them. */
  private static final Set<String> SHOWN =
      Set.of(
          CORE + ".audio",
          CORE + ".audio.dsp",
          CORE + ".color",
          CORE + ".glyph",
          CORE + ".loop",
          CORE + ".packet",
          CORE + ".packet.handshake",
          CORE + ".packet.session",
          CORE + ".port",
          CORE + ".render",
          CORE + ".session",
          CORE + ".statistics",
          CORE + ".video",
          "io.asciichat.cli.command.options",
          "io.asciichat.cli.config",
          "io.asciichat.cli.log",
          "io.asciichat.cli.process",
          "io.asciichat.testkit.contract",
          "io.asciichat.testkit.needs",
          "io.asciichat.testkit.sim");

  /** What a module shows to everybody: programs that embed the library depend on these for good. */
  private static final Map<String, Set<String>> EXPORTED =
      Map.of(
          CORE,
          within(
              CORE,
              "audio buffer client color error loop packet port render runtime security server"
                  + " session statistics video"),
          "io.asciichat.crypto",
          Set.of("io.asciichat.crypto", "io.asciichat.crypto.keys"),
          "io.asciichat.transport.tcp",
          Set.of("io.asciichat.transport.tcp"),
          "io.asciichat.media",
          within(
              "io.asciichat.media",
              ". audio audio.device audio.echo audio.filter audio.opus camera picture recording"
                  + " video"),
          "io.asciichat.metrics",
          Set.of("io.asciichat.metrics"),
          "io.asciichat.testkit",
          within(
              "io.asciichat.testkit",
              "arch audio call contract display fault load needs security sim transport video"));

  private static Set<String> within(String module, String packages) {
    return Arrays.stream(packages.split(" "))
        .map(name -> name.equals(".") ? module : module + "." + name)
        .collect(Collectors.toSet());
  }

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

  @Test
  void aTypesNameIsItsOwn() {
    assertEquals(
        Set.of(),
        ArchitectureRules.sharedSimpleNames(CLASSES),
        "two top-level types have the same simple name");
  }

  /** A package more is a promise more: list it here on purpose, or export it to its users alone. */
  @Test
  void modulesExportNoMoreThanWasMeant() throws IOException {
    Map<String, Set<String>> exported = new TreeMap<>();
    for (URL file :
        Collections.list(getClass().getClassLoader().getResources("module-info.class"))) {
      try (InputStream in = file.openStream()) {
        ModuleDescriptor module = ModuleDescriptor.read(in);
        if (module.name().startsWith("io.asciichat.")) {
          exported.put(module.name(), PublicShare.exportedToAll(module));
        }
      }
    }
    assertEquals(new TreeMap<>(EXPORTED), exported);
  }

  static final Set<String> MODULES = EXPORTED.keySet();

  /** What is public for the sake of this project's other packages alone is not counted. */
  @ParameterizedTest
  @FieldSource("MODULES")
  void aModuleShowsAtMostHalfOfItsTypes(String module) {
    Set<String> exported = Objects.requireNonNull(EXPORTED.get(module));
    double share = PublicShare.ofModule(CLASSES, module, exported::contains);
    assertTrue(share <= 0.5, () -> "shown to everybody: " + share);
  }

  /** Nor is more than half of the libraries public for whatever sake. */
  @Test
  void mostTypesOfTheLibrariesAreNotPublic() {
    JavaClasses libraries =
        CLASSES.that(
            DescribedPredicate.describe(
                "belong to a library",
                type ->
                    MODULES.stream().anyMatch(module -> type.getPackageName().startsWith(module))));
    double share = PublicShare.ofModule(libraries, "io.asciichat", name -> true);
    assertTrue(share <= 0.5, () -> "public: " + share);
  }
}
