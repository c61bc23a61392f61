package cn.hengping.report.document.seal.time;

import java.time.Instant;

/** Whoever witnesses the time of a signature (时间戳服务): a soft key for demonstration, or a real authority at its address. */
public interface TimeAuthority {
    /** What is hashed of the signature, and how. */
    enum Algorithm {
        SHA256("2.16.840.1.101.3.4.2.1"),
        SM3("1.2.156.10197.1.401");

        private final String identifier;

        Algorithm(String identifier) {
            this.identifier = identifier;
        }

        String identifier() {
            return identifier;
        }
    }

    /**
     * A time stamp token (RFC 3161) over this hash, as DER.
     *
     * @param at now, by our clock; an authority elsewhere has its own
     */
    byte[] stamp(Algorithm algorithm, byte[] hash, Instant at);

    /** By how many bytes one token may be longer than another. */
    int spread();
}
