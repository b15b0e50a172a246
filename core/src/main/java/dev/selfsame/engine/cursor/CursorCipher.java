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
 * A cipher with a random key that never leaves it, so that only the instance that encrypted bytes
 * can decrypt them.
 *
 * <p>The encryption is deterministic, so that equal results have equal cursors: the initialization
 * vector of the cipher (AES, CBC) is an HMAC of the bytes, and is checked when they are decrypted.
 * Safe for use by any number of threads.
 */
public final class CursorCipher {
  private static final int BLOCK = 16;

  private final byte[] cipherKey;
  private final byte[] macKey;
  private final long hashSeed;

  /** Creates a cipher with a random key. */
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

  /** Returns a secret seed for hashes. */
  public long hashSeed() {
    return hashSeed;
  }

  /** Returns encrypted bytes that only this instance can decrypt. */
  public byte[] encrypt(byte[] bytes) {
    try {
      byte[] iv = iv(bytes);
      byte[] encrypted = cipher(Cipher.ENCRYPT_MODE, iv).doFinal(bytes);
      byte[] all = Arrays.copyOf(iv, BLOCK + encrypted.length);
      System.arraycopy(encrypted, 0, all, BLOCK, encrypted.length);
      return all;
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /** Returns the decrypted bytes, or empty when this instance did not encrypt them. */
  public Optional<byte[]> decrypt(byte[] encrypted) {
    if (encrypted.length < 2 * BLOCK || encrypted.length % BLOCK != 0) {
      return Optional.empty();
    }
    try {
      byte[] iv = Arrays.copyOf(encrypted, BLOCK);
      byte[] bytes =
          cipher(Cipher.DECRYPT_MODE, iv).doFinal(encrypted, BLOCK, encrypted.length - BLOCK);
      return Arrays.equals(iv, iv(bytes)) ? Optional.of(bytes) : Optional.empty();
    } catch (GeneralSecurityException notEncryptedByThis) {
      return Optional.empty();
    }
  }

  private byte[] iv(byte[] bytes) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(macKey, "HmacSHA256"));
    return Arrays.copyOf(mac.doFinal(bytes), BLOCK);
  }

  private Cipher cipher(int mode, byte[] iv) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
    cipher.init(mode, new SecretKeySpec(cipherKey, "AES"), new IvParameterSpec(iv));
    return cipher;
  }
}
