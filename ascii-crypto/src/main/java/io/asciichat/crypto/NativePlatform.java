package io.asciichat.crypto;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import java.util.Locale;

/** Which of the libraries bundled with LazySodium fits an operating system and processor. */
final class NativePlatform {
  private NativePlatform() {}

  /**
   * The library's name as a resource.
   *
   * @param os the property {@code os.name}
   * @param arch the property {@code os.arch}
   * @throws AsciiChatException with code NOT_SUPPORTED when there is none
   */
  static String libraryFor(String os, String arch) {
    String system = os.toLowerCase(Locale.ROOT);
    String processor = arch.toLowerCase(Locale.ROOT);
    String folder = "";
    if (system.startsWith("linux")) {
      folder =
          switch (processor) {
            case "amd64", "x86_64" -> "linux64";
            case "aarch64", "arm64" -> "arm64";
            case "x86", "i386", "i486", "i586", "i686" -> "linux";
            case "arm", "armv6l", "armv7l" -> "armv6";
            default -> "";
          };
    } else if (system.startsWith("mac")) {
      folder =
          switch (processor) {
            case "amd64", "x86_64" -> "mac";
            case "aarch64", "arm64" -> "mac_arm";
            default -> "";
          };
    } else if (system.startsWith("windows")) {
      folder =
          switch (processor) {
            case "amd64", "x86_64" -> "windows64";
            case "x86", "i386" -> "windows";
            default -> "";
          };
    }
    if (folder.isEmpty()) {
      throw new AsciiChatException(
          ErrorCode.NOT_SUPPORTED,
          "encryption is not available on "
              + os
              + "/"
              + arch
              + ": libsodium comes for Linux, macOS and Windows on x86 and ARM");
    }
    String file =
        folder.startsWith("windows")
            ? "libsodium.dll"
            : folder.startsWith("mac") ? "libsodium.dylib" : "libsodium.so";
    return folder + "/" + file;
  }
}
