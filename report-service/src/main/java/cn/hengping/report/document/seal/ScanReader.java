package cn.hengping.report.document.seal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import cn.hengping.report.document.seal.SealRefusal.ScanOfAnotherVersion;
import cn.hengping.report.document.seal.SealRefusal.ScanPagesDiffer;
import cn.hengping.report.document.seal.SealRefusal.ScanUnreadable;
import cn.hengping.report.document.seal.SealRefusal.ScanWithoutCode;
import org.apache.pdfbox.Loader;

/** Looks at a scan page by page, and reads the codes that were printed on it. */
final class ScanReader {
    private ScanReader() {}

    /** Refuses a scan unless each of its pages carries this code, and there are as many as were printed. */
    static void require(byte[] scan, String code, int pages) {
        var expected = code.replace("-", "");
        var without = new ArrayList<Integer>();
        var found = codes(scan, pages);
        for (var i = 0; i < found.size(); i++) {
            var number = i + 1;
            found.get(i).filter(read -> !read.equals(expected)).ifPresent(other -> {
                throw new ScanOfAnotherVersion(number, other, expected).asError();
            });
            if (found.get(i).isEmpty()) {
                without.add(number);
            }
        }
        if (!without.isEmpty()) {
            throw new ScanWithoutCode(without).asError();
        }
    }

    /** The code of each page; a scan with more or fewer pages than were printed is not looked at. */
    private static List<Optional<String>> codes(byte[] scan, int pages) {
        try {
            return isPdf(scan) ? codesOfPdf(scan, pages) : codesOfPictures(scan, pages);
        } catch (IOException | RuntimeException e) {
            throw refused(e);
        }
    }

    /** A broken file makes libraries fail in many ways; ours are refusals already. */
    private static RuntimeException refused(Exception e) {
        return e instanceof cn.hengping.platform.Refused refused
                ? refused
                : new ScanUnreadable(e.getClass().getSimpleName()).asError();
    }

    private static boolean isPdf(byte[] scan) {
        return scan.length > 4 && scan[0] == '%' && scan[1] == 'P' && scan[2] == 'D' && scan[3] == 'F';
    }

    private static List<Optional<String>> codesOfPdf(byte[] scan, int pages) throws IOException {
        PdfGuard.require(scan);
        try (var document = Loader.loadPDF(scan)) {
            document.setResourceCache(null);
            requirePages(document.getNumberOfPages(), pages);
            var codes = new ArrayList<Optional<String>>();
            for (var i = 0; i < pages; i++) {
                codes.add(PageSight.code(document.getPage(i), i + 1));
            }
            return codes;
        }
    }

    private static List<Optional<String>> codesOfPictures(byte[] scan, int pages) throws IOException {
        var reader = Pictures.reader(scan);
        if (reader == null) {
            throw new ScanUnreadable("PDF, TIFF, PNG, JPEG").asError();
        }
        try {
            requirePages(reader.getNumImages(true), pages);
            var codes = new ArrayList<Optional<String>>();
            for (var i = 0; i < pages; i++) {
                codes.add(CodeFinder.find(Gray.of(Pictures.read(reader, i, i + 1))));
            }
            return codes;
        } finally {
            reader.dispose();
        }
    }

    private static void requirePages(int found, int pages) {
        if (found != pages) {
            throw new ScanPagesDiffer(found, pages).asError();
        }
    }
}
