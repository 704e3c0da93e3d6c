package io.asciichat.cli;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.testkit.needs.Need;
import io.asciichat.testkit.needs.Needs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher script in a project of its own, with tools that only write down what they did. */
@Needs(Need.SHELL)
class LauncherTest {
  @TempDir private Path folder;
  private Path root;
  private Path tools;
  private Path jdk;

  @BeforeEach
  void prepare() throws IOException {
    root = Files.createDirectories(folder.resolve("a project's folder"));
    tools = Files.createDirectories(folder.resolve("tools"));
    Files.copy(Path.of("..", "ascii-chat"), root.resolve("ascii-chat"));
    executable(root.resolve("ascii-chat"));
    Files.createDirectories(root.resolve("ascii-cli/src/main"));
    Files.writeString(root.resolve("pom.xml"), "");
    Files.writeString(root.resolve("ascii-cli/pom.xml"), "");
    age(root.resolve("ascii-cli/src/main"));
    age(root.resolve("pom.xml"));
    age(root.resolve("ascii-cli/pom.xml"));
    jdk = jdk("jdk 25", "25.0.1");
    tool(
        "mvn",
        "sleep 0.3; echo built >>'"
            + folder
            + "/builds'; mkdir -p ascii-cli/target/app/lib;"
            + " touch ascii-cli/target/app/lib/ascii-cli-1.jar ascii-cli/target/app/lib/x.jar");
    tool("script", "exit 1");
  }

  @Test
  void buildsOnceAndRunsWithTheArguments() throws Exception {
    Run first = run(List.of("mirror", "two words"));
    assertEquals(0, first.code, first.err);
    assertTrue(first.out.contains("[io.asciichat.cli.Main] [mirror] [two words]"), first.out);
    assertTrue(first.out.contains("--enable-native-access=ALL-UNNAMED"), first.out);
    assertTrue(first.out.contains("/lib/ascii-cli-1.jar:"), "its own jar first: " + first.out);
    assertTrue(first.err.contains("building"), first.err);
    Run second = run(List.of("--version"));
    assertEquals("", second.err);
    assertEquals(1, builds());
  }

  @Test
  void buildsAgainWhenASourceIsNewer() throws Exception {
    run(List.of());
    Path source = Files.writeString(root.resolve("ascii-cli/src/main/New.java"), "");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));
    run(List.of());
    assertEquals(2, builds());
  }

  @Test
  void twoAtOnceBuildOnce() throws Exception {
    Process one = start(root.resolve("ascii-chat"), List.of("a"));
    Process other = start(root.resolve("ascii-chat"), List.of("b"));
    assertTrue(finish(one).out.contains("[a]"));
    assertTrue(finish(other).out.contains("[b]"));
    assertEquals(1, builds());
  }

  @Test
  void takesOverTheLockOfALauncherThatDied() throws Exception {
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    assertTakenOver(lock(dead.pid() + " 7\n"));
  }

  @Test
  void takesOverALockWithoutAnOwner() throws Exception {
    assertTakenOver(lock(null));
  }

  @Test
  void takesOverALockWhoseNumberAnotherProcessHas() throws Exception {
    assertTakenOver(lock(ProcessHandle.current().pid() + " 7\n"));
  }

  @Test
  void waitsForABuildThatTakesLong() throws Exception {
    tool(
        "mvn", "sleep 13; echo built >>'" + folder + "/builds'; mkdir -p ascii-cli/target/app/lib");
    Process one = start(root.resolve("ascii-chat"), List.of("a"));
    Process other = start(root.resolve("ascii-chat"), List.of("b"));
    assertEquals(0, finish(one).code);
    assertEquals(0, finish(other).code);
    assertEquals(1, builds());
    assertFalse(Files.exists(root.resolve(".ascii-chat-build.lock")));
  }

  @Test
  void runsTheLastBuildWhereNothingCanBeWritten() throws Exception {
    run(List.of());
    Files.setLastModifiedTime(root.resolve("pom.xml"), FileTime.from(Instant.now().plusSeconds(5)));
    Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("r-xr-xr-x"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    Run run = finish(start(asOrdinaryUser(), root.resolve("ascii-chat"), List.of("a")));
    assertTrue(run.out.contains("[a]"), run.out);
    assertTrue(run.err.contains("this is the last build"), run.err);
    assertEquals(1, run.err.lines().count(), run.err);
  }

  /** What to put before a command so that permissions bind it: root writes everywhere. */
  private List<String> asOrdinaryUser() {
    return Files.isWritable(root)
        ? List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")
        : List.of();
  }

  private Path lock(@Nullable String beat) throws IOException {
    Path lock = Files.createDirectories(root.resolve(".ascii-chat-build.lock"));
    if (beat != null) {
      Files.writeString(lock.resolve("beat"), beat);
    }
    return lock;
  }

  private void assertTakenOver(Path lock) throws Exception {
    Run run = run(List.of());
    assertEquals(0, run.code, run.err);
    assertEquals(1, builds());
    assertFalse(Files.exists(lock));
  }

  @Test
  void worksThroughASymbolicLinkFromElsewhere() throws Exception {
    Path link = folder.resolve("link");
    Files.createSymbolicLink(link, Path.of("a project's folder", "ascii-chat"));
    Run run = finish(start(link, List.of("demo")));
    assertTrue(run.out.contains("[demo]"), run.out + run.err);
  }

  @Test
  void passesMoreOptionsOn() throws Exception {
    jdk = jdk("other", "26");
    Run run = run(List.of("server"), "-Xmx99m -Da=b");
    assertTrue(run.out.contains("[-Xmx99m] [-Da=b]"), run.out);
  }

  /** A heap that may not grow to what it begins with would not start at all. */
  @Test
  void theHeapBeginsSmallWhereItsBoundIsGiven() throws Exception {
    String bound = "-Xms64m";
    assertTrue(run(List.of("server")).out.contains(bound));
    for (String option : List.of("-Xmx32m", "-XX:MaxHeapSize=32m", "-XX:MaxRAMPercentage=5")) {
      assertFalse(run(List.of("server"), option).out.contains(bound), option);
    }
  }

  @Test
  void theFastStartIsPreparedWithoutTheUsersSettings() throws Exception {
    training("env >>'" + folder + "/environment'");
    Path user = folder.resolve("user");
    script(
        user,
        "export ASCII_CHAT_QUIET=1 ASCII_CHAT_LOG_FILE=/no/file XDG_CONFIG_HOME=/no/folder\n"
            + "exec sh \""
            + root
            + "/ascii-chat\" server");
    assertEquals(0, finish(start(user, List.of(), "-Da=b")).code);
    String environment = Files.readString(folder.resolve("environment"));
    assertFalse(environment.contains("ASCII_CHAT_"), environment);
    assertTrue(environment.contains("XDG_CONFIG_HOME=" + root + "/ascii-cli/target"), environment);
  }

  @Test
  void aSignalEndsTheServerThatIsTrained() throws Exception {
    Path number = folder.resolve("number");
    training("case \"$*\" in *' server '*) echo $$ >'" + number + "'; exec sleep 60 ;; esac");
    Process launcher = start(root.resolve("ascii-chat"), List.of("server"));
    await().until(() -> Files.exists(number) && Files.size(number) > 0);
    launcher.toHandle().destroy(); // leaves the streams open
    assertEquals(130, finish(launcher).code);
    long server = Long.parseLong(Files.readString(number).strip());
    await().until(() -> ProcessHandle.of(server).map(handle -> !handle.isAlive()).orElse(true));
    assertFalse(Files.exists(root.resolve(".ascii-chat-build.lock")));
  }

  /** As by a launcher that came while this one was stopped. */
  @Test
  void aLockThatWasTakenOverStaysWithItsNewOwner() throws Exception {
    tool("mvn", "sleep 3; mkdir -p ascii-cli/target/app/lib");
    Process launcher = start(root.resolve("ascii-chat"), List.of("a"));
    Path beat = root.resolve(".ascii-chat-build.lock/beat");
    await().until(() -> Files.exists(beat));
    Files.writeString(beat, "1 7\n");
    assertEquals(0, finish(launcher).code);
    assertEquals("1 7\n", Files.readString(beat));
  }

  /** Makes Java do this, too, while a fast start is prepared. */
  private void training(String body) throws IOException {
    script(
        jdk.resolve("bin/java"),
        "case \"$*\" in *AOTCacheOutput*)\n" + body + "\nexit ;; esac; echo run");
  }

  @Test
  void aFailedBuildShowsItsErrorsAndWhereTheRestIs() throws Exception {
    tool("mvn", "echo '[INFO] fine'; echo '[ERROR] it is broken'; exit 1");
    Run run = run(List.of());
    assertEquals(1, run.code);
    assertTrue(run.err.contains("it is broken"), run.err);
    assertTrue(run.err.contains("build.log"), run.err);
    assertFalse(run.err.contains("fine"), run.err);
    assertFalse(Files.exists(root.resolve(".ascii-chat-build.lock")));
    assertEquals(1, run(List.of()).code, "and it is tried again");
  }

  private Run run(List<String> arguments, String... javaOptions) throws Exception {
    return finish(start(root.resolve("ascii-chat"), arguments, javaOptions));
  }

  private Process start(Path launcher, List<String> arguments, String... javaOptions)
      throws IOException {
    return start(List.of(), launcher, arguments, javaOptions);
  }

  private Process start(
      List<String> prefix, Path launcher, List<String> arguments, String... javaOptions)
      throws IOException {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(List.of("sh", launcher.toString()));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("JAVA_HOME", jdk.toString());
    builder.environment().put("PATH", tools + ":/usr/bin:/bin");
    builder.environment().put("ASCII_CHAT_JAVA_OPTS", String.join(" ", javaOptions));
    return builder.start();
  }

  private static Run finish(Process process) throws IOException, InterruptedException {
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(30, TimeUnit.SECONDS));
    return new Run(process.exitValue(), out, err);
  }

  private long builds() throws IOException {
    return Files.readAllLines(folder.resolve("builds")).size();
  }

  private Path jdk(String name, String version) throws IOException {
    Path home = Files.createDirectories(folder.resolve(name));
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    script(home.resolve("bin/java"), "for a in \"$@\"; do printf '[%s] ' \"$a\"; done; echo");
    script(home.resolve("bin/javac"), "exit 1");
    return home;
  }

  private void tool(String name, String body) throws IOException {
    script(tools.resolve(name), body);
  }

  private static void script(Path path, String body) throws IOException {
    Files.writeString(path, "#!/bin/sh\n" + body + "\n");
    executable(path);
  }

  private static void executable(Path path) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void age(Path path) throws IOException {
    Files.setLastModifiedTime(path, FileTime.from(Instant.now().minusSeconds(3600)));
  }

  private record Run(int code, String out, String err) {}
}
