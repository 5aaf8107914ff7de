package io.ecdr.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.ecdr.plan.Step;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/** Three rings and a stranger: arrows point inwards only. */
@AnalyzeClasses(packages = "io.ecdr", importOptions = ImportOption.DoNotIncludeTests.class)
class LayersTest {

  private static final String ROOT = "io.ecdr";
  private static final String[] CORE = {ROOT + ".model..", ROOT + ".plan..", ROOT + ".port.."};
  private static final String[] EDGE_LIBRARIES = {
    "software.amazon.awssdk..", "picocli..", "io.valkey..", "ch.qos.logback.."
  };

  @ArchTest
  static final ArchRule layers =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .ensureAllClassesAreContainedInArchitecture()
          .layer("core")
          .definedBy(CORE)
          .layer("middle")
          .definedBy(
              ROOT + ".rdb..",
              ROOT + ".codec..",
              ROOT + ".journal..",
              ROOT + ".execute..",
              ROOT + ".lock..",
              ROOT + ".pace..",
              ROOT + ".due..",
              ROOT + ".mirror..",
              ROOT + ".usecase..",
              ROOT + ".render..")
          .layer("store")
          .definedBy(ROOT + ".store..")
          .layer("aws")
          .definedBy(ROOT + ".aws..")
          .layer("data")
          .definedBy(ROOT + ".data..")
          .layer("hook")
          .definedBy(ROOT + ".hook..")
          .layer("gate")
          .definedBy(ROOT + ".gate..")
          .layer("config")
          .definedBy(ROOT + ".config..")
          .layer("cli")
          .definedBy(ROOT + ".cli..")
          .layer("app")
          .definedBy(ROOT + ".app..")
          .layer("sim")
          .definedBy(ROOT + ".sim..")
          .layer("root")
          .definedBy(ROOT)
          .whereLayer("core")
          .mayNotAccessAnyLayer()
          .whereLayer("middle")
          .mayOnlyAccessLayers("core")
          .whereLayer("store")
          .mayOnlyAccessLayers("core", "middle")
          .whereLayer("aws")
          .mayOnlyAccessLayers("core", "middle")
          .whereLayer("data")
          .mayOnlyAccessLayers("core", "middle")
          .whereLayer("hook")
          .mayOnlyAccessLayers("core", "middle")
          .whereLayer("gate")
          .mayOnlyAccessLayers("core", "middle")
          .whereLayer("config")
          .mayOnlyAccessLayers("core", "middle")
          .whereLayer("cli")
          .mayOnlyAccessLayers("core", "middle")
          .whereLayer("sim")
          .mayNotAccessAnyLayer()
          .whereLayer("app")
          .mayNotBeAccessedByAnyLayer();

  @ArchTest
  static final ArchRule coreIsPlainJava =
      classes()
          .that()
          .resideInAnyPackage(CORE)
          .should()
          .onlyDependOnClassesThat(resideInAnyPackage("java..").or(resideInAnyPackage(CORE)));

  @ArchTest
  static final ArchRule middleKnowsNoTerminalAndNoSdk =
      noClasses()
          .that()
          .resideInAnyPackage(
              ROOT + ".rdb..",
              ROOT + ".codec..",
              ROOT + ".journal..",
              ROOT + ".execute..",
              ROOT + ".lock..",
              ROOT + ".pace..",
              ROOT + ".due..",
              ROOT + ".mirror..",
              ROOT + ".usecase..",
              ROOT + ".render..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(EDGE_LIBRARIES);

  @ArchTest
  static final ArchRule oneDoorToAws =
      noClasses()
          .that()
          .resideOutsideOfPackages(ROOT + ".aws..", ROOT + ".app..", ROOT + ".sim..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("software.amazon.awssdk..");

  @ArchTest
  static final ArchRule theSimulatorUsesOnlyTheModelOfTheSdk =
      noClasses()
          .that()
          .resideInAPackage(ROOT + ".sim..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("software.amazon.awssdk..")
                  .and(
                      not(
                          resideInAnyPackage(
                              "software.amazon.awssdk.services.*.model..",
                              "software.amazon.awssdk.core",
                              "software.amazon.awssdk.core.traits..",
                              "software.amazon.awssdk.core.protocol..",
                              "software.amazon.awssdk.core.util..",
                              "software.amazon.awssdk.utils.builder..",
                              "software.amazon.awssdk.http.."))));

  @ArchTest
  static final ArchRule nothingAmbient =
      noClasses()
          .that()
          // The two composition roots: the program's, and that of the simulator on its own.
          .resideOutsideOfPackages(ROOT + ".app..", ROOT + ".sim")
          .should()
          .accessTargetWhere(
              uses(Instant.class, "now")
                  .or(uses(Clock.class, "systemUTC"))
                  .or(uses(Clock.class, "systemDefaultZone"))
                  .or(uses(InstantSource.class, "system"))
                  .or(uses(Thread.class, "sleep"))
                  .or(uses(System.class, "exit"))
                  .or(uses(System.class, "nanoTime"))
                  .or(uses(System.class, "currentTimeMillis"))
                  .or(uses(UUID.class, "randomUUID"))
                  .or(uses(ThreadLocalRandom.class, "current"))
                  .or(uses(Math.class, "random"))
                  .or(uses(LockSupport.class, "parkNanos")));

  @ArchTest
  static final ArchRule localesAreNamed =
      noClasses()
          .should()
          .callMethod(String.class, "toLowerCase")
          .orShould()
          .callMethod(String.class, "toUpperCase")
          .because("in some locales the letter I has no dot: use Locale.ROOT");

  @ArchTest
  static final ArchRule standardStreamsBelongToApp =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + ".app..")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  @ArchTest
  static final ArchRule stepsAreValues =
      classes().that().implement(Step.class).should().beRecords();

  @ArchTest
  static final ArchRule noCycles = slices().matching(ROOT + ".(**)").should().beFreeOfCycles();

  private static DescribedPredicate<JavaAccess<?>> uses(Class<?> type, String member) {
    return target(owner(com.tngtech.archunit.core.domain.JavaClass.Predicates.type(type)))
        .and(target(name(member)));
  }
}
