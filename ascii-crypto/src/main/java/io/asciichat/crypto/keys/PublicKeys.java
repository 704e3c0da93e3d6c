package io.asciichat.crypto.keys;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.packet.PlainText;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads lists of public keys as users write them. Items are separated by commas; each is an OpenSSH
 * line, its base64 part, 64 hex digits, {@code gpg:} and a key's id, {@code github:USER}, {@code
 * gitlab:USER}, an address that begins with {@code https://}, or a file with one key a line and
 * comments behind {@code #}. For one thread at a time.
 */
public final class PublicKeys {
  /** Keys of one list, unless more are allowed. */
  public static final int DEFAULT_MAX_KEYS = 32;

  /** Keys that can be allowed: each is compared with every client's. */
  public static final int MAX_KEYS = 1024;

  private static final int MAX_FILE_BYTES = 1 << 20;
  private static final int MAX_SHOWN_CHARACTERS = 40;
  private static final String HTTPS = "https://";
  private static final Map<String, URI> HOSTS =
      Map.of(
          "github:",
          URI.create("https://github.com/"),
          "gitlab:",
          URI.create("https://gitlab.com/"));
  private static final Pattern USER = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,254}");

  private final KeyEnvironment environment;
  private final int maxKeys;
  private final KeyWeb web;
  private final Gpg gpg;
  private final Map<String, URI> hosts;
  private boolean takesPrivateKeys;

  /**
   * Returns a reader.
   *
   * @param environment where files and programs are
   * @param maxKeys keys that one list may have, 1 to {@link #MAX_KEYS}
   * @throws AsciiChatException with code USAGE when it is another number
   */
  public PublicKeys(KeyEnvironment environment, int maxKeys) {
    this(
        environment,
        maxKeys,
        new KeyWeb(environment.cacheFolder().resolve("keys")),
        new Gpg(environment),
        HOSTS);
  }

  PublicKeys(KeyEnvironment environment, int maxKeys, KeyWeb web, Gpg gpg, Map<String, URI> hosts) {
    if (maxKeys < 1 || maxKeys > MAX_KEYS) {
      throw new AsciiChatException(
          ErrorCode.USAGE,
          "a list has at least 1 key and at most " + MAX_KEYS + ", not " + maxKeys);
    }
    this.environment = environment;
    this.maxKeys = maxKeys;
    this.web = web;
    this.gpg = gpg;
    this.hosts = Map.copyOf(hosts);
  }

  /**
   * Takes files with private keys for their public ones from now on, which is right where keys are
   * shown and a slip where they are trusted.
   *
   * @return this reader
   */
  public PublicKeys withPrivateKeys() {
    takesPrivateKeys = true;
    return this;
  }

  /**
   * The content of a list.
   *
   * @param keys each once, in the list's order; at least one
   * @param notes what a person should know: one line each
   */
  public record Found(List<IdentityKey> keys, List<String> notes) {
    /** Freezes both. */
    public Found {
      keys = List.copyOf(keys);
      notes = List.copyOf(notes);
    }
  }

  /**
   * Reads a list. May ask the network, for at most a quarter of a minute an item, and GnuPG.
   *
   * @throws AsciiChatException with one line that names the item and the line of its file: USAGE
   *     for what is not a key and not a file, KEY for a key that cannot be used, NETWORK, TIMEOUT
   *     or SIZE for pages that cannot be read
   */
  public Found read(String list) {
    String[] items = list.split(",", -1);
    SequencedSet<IdentityKey> keys = new LinkedHashSet<>();
    List<String> notes = new ArrayList<>();
    for (int i = 0; i < items.length; i++) {
      try {
        keys.addAll(item(items[i].strip(), notes));
      } catch (AsciiChatException e) {
        String where = items.length == 1 ? "" : "key " + (i + 1) + " of the list: ";
        throw new AsciiChatException(e.code(), where + e.getMessage(), e);
      }
      if (keys.size() > maxKeys) {
        throw new AsciiChatException(
            ErrorCode.USAGE,
            "the list has more than " + maxKeys + " keys; allow more, or shorten it");
      }
    }
    return new Found(List.copyOf(keys), notes);
  }

  private List<IdentityKey> item(String item, List<String> notes) {
    if (item.isEmpty()) {
      throw usage("a key is missing where the list is empty; write one, or leave out the comma");
    }
    if (item.startsWith(Gpg.PREFIX)) {
      return List.of(gpg.publicKey(item.substring(Gpg.PREFIX.length())));
    }
    for (Map.Entry<String, URI> host : hosts.entrySet()) {
      if (item.startsWith(host.getKey())) {
        return page(ofUser(host.getValue(), item, item.substring(host.getKey().length())), notes);
      }
    }
    if (item.startsWith(HTTPS)) {
      return page(address(item), notes);
    }
    if (item.startsWith("http://")) {
      throw usage("'" + shown(item) + "' could be changed on its way; use https://");
    }
    IdentityKey key = KeyText.parse(item);
    return key != null ? List.of(key) : file(environment.file(item));
  }

  private static URI ofUser(URI host, String item, String user) {
    if (user.endsWith(".gpg")) {
      throw usage(
          "'" + shown(item) + "' names keys of OpenPGP; import them and use gpg: and the key's id");
    }
    if (!USER.matcher(user).matches()) {
      throw usage("'" + shown(item) + "' does not name a user; write it as in github:octocat");
    }
    return host.resolve(user + ".keys");
  }

  private static URI address(String item) {
    try {
      URI address = new URI(item);
      if (address.getHost() != null && address.getUserInfo() == null) {
        return address;
      }
    } catch (URISyntaxException e) {
      throw new AsciiChatException(
          ErrorCode.USAGE, "'" + shown(item) + "' is not an address; check it", e);
    }
    throw usage("'" + shown(item) + "' is not an address; write https://host/path");
  }

  /** Accounts hold keys of other kinds, too, which are not a mistake. */
  private List<IdentityKey> page(URI address, List<String> notes) {
    KeyWeb.Page page = web.get(address);
    List<IdentityKey> keys = new ArrayList<>();
    int line = 0;
    for (String text : page.text().split("\\R", -1)) {
      line++;
      String stripped = text.strip();
      if (stripped.startsWith(IdentityKey.TYPE + " ")) {
        keys.add(line(stripped, address.toString(), line).withComment(address.toString()));
      }
    }
    String note = page.note();
    if (note != null) {
      notes.add(note);
    }
    if (keys.isEmpty()) {
      throw new AsciiChatException(
          ErrorCode.KEY, address + " holds no Ed25519 key; add one there: ssh-keygen -t ed25519");
    }
    return keys;
  }

  private List<IdentityKey> file(Path file) {
    byte[] content = KeyText.file(file, MAX_FILE_BYTES);
    String name = "'" + file + "'";
    if (OpenSshPrivateKey.isPrivate(content)) {
      Arrays.fill(content, (byte) 0);
      if (takesPrivateKeys) {
        return List.of(KeyFile.publicKey(file));
      }
      throw new AsciiChatException(
          ErrorCode.KEY, name + " holds a private key; name the file of the public one (.pub)");
    }
    String text = new String(content, StandardCharsets.UTF_8);
    if (text.contains("-----BEGIN PGP")) {
      throw new AsciiChatException(
          ErrorCode.KEY,
          name + " holds a key of OpenPGP; gpg --import it, and use gpg: and its id");
    }
    List<IdentityKey> keys = new ArrayList<>();
    int number = 0;
    for (String raw : text.split("\\R", -1)) {
      number++;
      String line = raw.replaceFirst("^\uFEFF", "").strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        keys.add(line(line, name, number));
      }
    }
    if (keys.isEmpty()) {
      throw new AsciiChatException(ErrorCode.KEY, name + " holds no key; write one in each line");
    }
    return keys;
  }

  private static IdentityKey line(String line, String name, int number) {
    String where = name + " line " + number + ": ";
    @Nullable IdentityKey key;
    try {
      key = KeyText.parse(line);
    } catch (AsciiChatException e) {
      throw new AsciiChatException(e.code(), where + e.getMessage(), e);
    }
    if (key == null) {
      throw new AsciiChatException(
          ErrorCode.KEY, where + "'" + shown(line) + "' is not a key; it begins with ssh-ed25519");
    }
    return key;
  }

  private static String shown(String text) {
    String plain = PlainText.of(text, MAX_SHOWN_CHARACTERS);
    return plain.length() < text.length() ? plain + "…" : plain;
  }

  private static AsciiChatException usage(String message) {
    return new AsciiChatException(ErrorCode.USAGE, message);
  }
}
