package cn.hengping.report.document.seal;

import java.time.Instant;
import java.util.Optional;

import cn.hengping.report.document.DocumentFormat;
import cn.hengping.report.document.font.Fonts;
import cn.hengping.report.document.seal.SealRefusal.NoSeal;
import cn.hengping.report.document.seal.SealRefusal.NotSealable;
import cn.hengping.report.document.seal.stamp.Stamp;
import cn.hengping.report.document.seal.time.TimeAuthority;
import cn.hengping.report.verification.FoundSeal;
import cn.hengping.report.verification.SealCheck;

/** The seals of this office: one for PDF, one for OFD. Where none is configured, sealing is refused by name. */
public final class Seals {
    /**
     * A device for each format that is sealed, who witnesses the time, and which seal it is.
     *
     * @param kind stands below the star
     */
    public record Devices(SealDevice pdf, SealDevice ofd, TimeAuthority time, String kind) {}

    private final Optional<Devices> devices;
    private final Fonts fonts;

    public Seals(Optional<Devices> devices, Fonts fonts) {
        this.devices = devices;
        this.fonts = fonts;
    }

    /** The file with the seal of this office; a DOCX is for editing and gets none. */
    public Sealed seal(DocumentFormat format, byte[] content, String office, Instant at) {
        var held = devices.orElseThrow(() -> new NoSeal().asError());
        return switch (format) {
            case PDF -> made(PdfSeal.sign(order(content, office, held, at), held.pdf(), held.time()), held.pdf());
            case OFD -> made(OfdSeal.sign(order(content, office, held, at), held.ofd(), held.time()), held.ofd());
            case DOCX -> throw new NotSealable(format.name()).asError();
        };
    }

    private SealOrder order(byte[] content, String office, Devices held, Instant at) {
        return new SealOrder(content, office, Stamp.of(office, held.kind(), fonts), at);
    }

    /**
     * A sealed file, and whose certificate sealed it.
     *
     * @param signer the certificate's subject
     * @param serial its number
     * @param found what the seal says of itself
     */
    @SuppressWarnings("ArrayRecordComponent") // stored once and thrown away: no copies, no comparisons
    public record Sealed(byte[] content, String signer, String serial, FoundSeal found) {}

    /** What was sealed is checked before anybody gets it: a seal that does not hold is a fault of ours. */
    private static Sealed made(byte[] content, SealDevice device) {
        var certificate = device.certificate();
        return new Sealed(
                content,
                certificate.getSubjectX500Principal().getName(),
                certificate.getSerialNumber().toString(),
                SealCheck.require(content));
    }
}
