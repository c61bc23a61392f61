package cn.hengping.report.document.seal;

import java.time.Instant;
import java.util.Optional;

import cn.hengping.report.document.DocumentFormat;
import cn.hengping.report.document.seal.SealRefusal.NoSeal;
import cn.hengping.report.document.seal.SealRefusal.NotSealable;

/** The seals of this office: one for PDF, one for OFD. Where none is configured, sealing is refused by name. */
public final class Seals {
    /** A device for each format that is sealed. */
    public record Devices(SealDevice pdf, SealDevice ofd) {}

    private final Optional<Devices> devices;

    public Seals(Optional<Devices> devices) {
        this.devices = devices;
    }

    /** The file with its seal; a DOCX is for editing and gets none. */
    public Sealed seal(DocumentFormat format, byte[] content, Instant at) {
        var held = devices.orElseThrow(() -> new NoSeal().asError());
        return switch (format) {
            case PDF -> made(PdfSeal.sign(content, held.pdf(), at), held.pdf());
            case OFD -> made(OfdSeal.sign(content, held.ofd(), at), held.ofd());
            case DOCX -> throw new NotSealable(format.name()).asError();
        };
    }

    /**
     * A sealed file, and whose certificate sealed it.
     *
     * @param signer the certificate's subject
     * @param serial its number
     */
    @SuppressWarnings("ArrayRecordComponent") // stored once and thrown away: no copies, no comparisons
    public record Sealed(byte[] content, String signer, String serial) {}

    private static Sealed made(byte[] content, SealDevice device) {
        var certificate = device.certificate();
        return new Sealed(
                content,
                certificate.getSubjectX500Principal().getName(),
                certificate.getSerialNumber().toString());
    }
}
