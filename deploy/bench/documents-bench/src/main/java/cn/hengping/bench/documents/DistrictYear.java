package cn.hengping.bench.documents;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;

import cn.hengping.bench.measuring.Findings;
import cn.hengping.report.document.DocumentKind;
import cn.hengping.report.document.Edition;
import cn.hengping.report.document.Press.Outlines;
import cn.hengping.report.document.archive.Archive;

/**
 * A district's year in one job: report and table of as many evaluations as give so many pages, each as PDF, OFD and DOCX, into one
 * zip file on disk. The heap is what the command gives it; the first and the last quarter show whether time grows with what is done.
 */
public final class DistrictYear {
    private DistrictYear() {}

    public static void main(String[] arguments) throws IOException {
        var wanted = Integer.parseInt(arguments[0]);
        var report = new FoundingReport(Path.of(System.getProperty("bench.root", ".")));
        var outlines = new Outlines(report.press.usual(DocumentKind.TABLE), report.outline);
        var file = Files.createTempFile("district-year", ".zip");
        var archive = new Archive();
        var pages = 0;
        var documents = 0;
        var number = 0;
        var start = System.nanoTime();
        var quarters = new double[4];
        try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
            while (pages < wanted) {
                var begin = System.nanoTime();
                for (var made : report.press.print(report.evaluation(number++), Edition.FULL, outlines)) {
                    archive.store(made.about().code() + "/" + made.about().fileName(), made.content());
                    documents++;
                    pages += made.about().format().name().equals("PDF")
                            ? made.about().pages()
                            : 0;
                }
                out.write(archive.drain());
                quarters[Math.min(3, pages * 4 / wanted)] += (System.nanoTime() - begin) / 1e9;
            }
            out.write(archive.bytes());
        }
        var seconds = (System.nanoTime() - start) / 1e9;
        var peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        new Findings(
                        "district-year",
                        "evaluations",
                        "files",
                        "pages",
                        "seconds",
                        "pages/s",
                        "first quarter s",
                        "last quarter s",
                        "heap peak MB",
                        "zip MB")
                .condition("heap limit MB", Runtime.getRuntime().maxMemory() >> 20)
                .condition("start-up and first page included", true)
                .row(
                        number,
                        documents,
                        pages,
                        seconds,
                        pages / seconds,
                        quarters[0],
                        quarters[3],
                        peak >> 20,
                        Files.size(file) >> 20)
                .tell();
        Files.delete(file);
    }
}
