package cn.hengping.report.document.seal;

import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * Whatever holds the key of a seal: a soft key for demonstration, or a certified device (USB key, server) behind the same
 * methods. The key itself never comes out.
 */
public interface SealDevice {
    X509Certificate certificate();

    /** The signature over this content, by the algorithm of the certificate's key, as DER. */
    byte[] sign(byte[] content);

    /** The electronic seal (GB/T 38540) with its own picture, as DER, where the device carries one. */
    default Optional<byte[]> electronicSeal() {
        return Optional.empty();
    }
}
