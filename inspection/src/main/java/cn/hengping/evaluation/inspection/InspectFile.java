package cn.hengping.evaluation.inspection;

import cn.hengping.evaluation.inspection.reading.ReadFile;
import cn.hengping.evaluation.inspection.recognition.Recogniser;
import cn.hengping.evaluation.inspection.recognition.Words;

/** Reads a file, recognises it and inspects it: the same for the service and for the command line. */
public final class InspectFile {
    private final Recogniser recogniser;
    private final Inspection inspection;

    public InspectFile(Words words) {
        recogniser = new Recogniser(words);
        inspection = new Inspection(words);
    }

    public Inspection inspection() {
        return inspection;
    }

    /** What the file says and what is wrong with it, or {@link cn.hengping.evaluation.inspection.reading.Unreadable}. */
    public Inspected inspect(byte[] bytes) {
        var document = ReadFile.read(bytes);
        var dossier = recogniser.recognise(document);
        return new Inspected(document, dossier, inspection.inspect(dossier));
    }
}
