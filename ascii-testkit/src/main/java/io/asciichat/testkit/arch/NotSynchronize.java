package io.asciichat.testkit.arch;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.reflect.AccessFlag;
import java.net.URI;

/**
 * Holds for classes without synchronized methods and without monitor instructions. ArchUnit does
 * not look at instructions, so this reads the class file itself.
 */
final class NotSynchronize extends ArchCondition<JavaClass> {
  NotSynchronize() {
    super("not synchronize");
  }

  @Override
  public void check(JavaClass item, ConditionEvents events) {
    URI uri =
        item.getSource()
            .orElseThrow(() -> new IllegalStateException(item.getName() + " has no class file"))
            .getUri();
    for (MethodModel method : ClassFile.of().parse(read(uri)).methods()) {
      String name = item.getName() + "." + method.methodName().stringValue();
      if (method.flags().has(AccessFlag.SYNCHRONIZED)) {
        events.add(SimpleConditionEvent.violated(item, name + " is a synchronized method"));
      }
      if (entersMonitor(method)) {
        events.add(SimpleConditionEvent.violated(item, name + " has a synchronized block"));
      }
    }
  }

  private static boolean entersMonitor(MethodModel method) {
    return method.code().stream()
        .flatMap(code -> code.elementStream())
        .anyMatch(
            element ->
                element instanceof MonitorInstruction monitor
                    && monitor.opcode() == Opcode.MONITORENTER);
  }

  private static byte[] read(URI uri) {
    try (InputStream in = uri.toURL().openStream()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + uri, e);
    }
  }
}
