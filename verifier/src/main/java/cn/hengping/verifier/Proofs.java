package cn.hengping.verifier;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipInputStream;

import org.apache.pdfbox.Loader;

/** Takes the proof of a score (得分说明) out of a PDF or an OFD. */
final class Proofs {
    private static final String IN_PDF = "score-proof.json";
    private static final String IN_OFD = "Doc_0/Attachs/attachment_1.json";
    private static final int MOST_BYTES = 16 << 20;

    private Proofs() {}

    /** The proof, or nothing when the file has none. */
    static byte[] in(byte[] file) throws IOException {
        return file.length > 1 && file[0] == 'P' && file[1] == 'K' ? inOfd(file) : inPdf(file);
    }

    private static byte[] inPdf(byte[] file) throws IOException {
        try (var pdf = Loader.loadPDF(file)) {
            var names = pdf.getDocumentCatalog().getNames();
            var files = names == null ? null : names.getEmbeddedFiles();
            var found = files == null || files.getNames() == null
                    ? null
                    : files.getNames().get(IN_PDF);
            return found == null || found.getEmbeddedFile() == null
                    ? new byte[0]
                    : found.getEmbeddedFile().toByteArray();
        }
    }

    private static byte[] inOfd(byte[] file) throws IOException {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file), StandardCharsets.UTF_8)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(IN_OFD)) {
                    return zip.readNBytes(MOST_BYTES);
                }
            }
        }
        return new byte[0];
    }
}
