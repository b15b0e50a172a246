package dev.selfsame.engine.cursor;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key of its own that makes bytes unreadable for everybody else.
 *
 * <p>Equal bytes are sealed equally, so that equal answers stay equal: the start value of the
 * cipher (AES, CBC) is an HMAC of the bytes, and is checked when they are opened. Safe for use by
 * any number of threads.
 */
public final class CursorCipher {
  private static final int BLOCK = 16;

  private final byte[] cipherKey;
  private final byte[] macKey;
  private final long hashSeed;

  /** Makes a seal whose key nobody knows. */
  public CursorCipher() {
    SecureRandom random = new SecureRandom();
    cipherKey = bytes(random, BLOCK);
    macKey = bytes(random, 2 * BLOCK);
    hashSeed = random.nextLong();
  }

  private static byte[] bytes(SecureRandom random, int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  /** Returns what hashes of secret things start from. */
  public long hashSeed() {
    return hashSeed;
  }

  /** Returns bytes that only this seal makes readable again. */
  public byte[] close(byte[] bytes) {
    try {
      byte[] start = start(bytes);
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, start).doFinal(bytes);
      byte[] all = Arrays.copyOf(start, BLOCK + sealed.length);
      System.arraycopy(sealed, 0, all, BLOCK, sealed.length);
      return all;
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /** Returns what was closed, or empty when this seal did not close it. */
  public Optional<byte[]> open(byte[] sealed) {
    if (sealed.length < 2 * BLOCK || sealed.length % BLOCK != 0) {
      return Optional.empty();
    }
    try {
      byte[] start = Arrays.copyOf(sealed, BLOCK);
      byte[] bytes =
          cipher(Cipher.DECRYPT_MODE, start).doFinal(sealed, BLOCK, sealed.length - BLOCK);
      return Arrays.equals(start, start(bytes)) ? Optional.of(bytes) : Optional.empty();
    } catch (GeneralSecurityException notClosedByThis) {
      return Optional.empty();
    }
  }

  private byte[] start(byte[] bytes) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(macKey, "HmacSHA256"));
    return Arrays.copyOf(mac.doFinal(bytes), BLOCK);
  }

  private Cipher cipher(int mode, byte[] start) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
    cipher.init(mode, new SecretKeySpec(cipherKey, "AES"), new IvParameterSpec(start));
    return cipher;
  }
}
