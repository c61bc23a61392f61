package cn.hengping.platform.sheet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

import cn.hengping.platform.sheet.MarkedCopy.Mark;

/** Comments of cells, and the drawing that an office program wants with them. Beyond the first ones the last column has to do. */
record CellComments(List<Mark> marks) {
    private static final int MOST = 2_000;

    CellComments {
        marks = List.copyOf(marks);
    }

    static CellComments of(List<Mark> marks) {
        var byCell = new LinkedHashMap<String, Mark>();
        for (var mark : marks) {
            if (byCell.size() < MOST) {
                byCell.merge(
                        place(mark),
                        mark,
                        (one, other) -> new Mark(one.row(), one.column(), one.remark() + "；" + other.remark()));
            }
        }
        return new CellComments(new ArrayList<>(byCell.values()));
    }

    private static String place(Mark mark) {
        return SheetReader.letters(mark.column()) + mark.row();
    }

    boolean isEmpty() {
        return marks.isEmpty();
    }

    String comments() {
        var xml = new StringBuilder("""
                <comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors><author>Hengping</author></authors>\
                <commentList>""");
        for (var mark : marks) {
            xml.append("<comment ref=\"%s\" authorId=\"0\"><text><t xml:space=\"preserve\">%s</t></text></comment>"
                    .formatted(place(mark), SheetCopy.escaped(mark.remark())));
        }
        return xml.append("</commentList></comments>").toString();
    }

    String drawing() {
        var xml = new StringBuilder("""
                <xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" \
                xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/>\
                </o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">\
                <v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>""");
        for (var i = 0; i < marks.size(); i++) {
            xml.append("""
                    <v:shape id="_x0000_s%d" type="#_x0000_t202" style="position:absolute;visibility:hidden" fillcolor="#ffffe1" \
                    o:insetmode="auto"><v:fill color2="#ffffe1"/><v:path o:connecttype="none"/><x:ClientData ObjectType="Note">\
                    <x:MoveWithCells/><x:SizeWithCells/><x:AutoFill>False</x:AutoFill><x:Row>%d</x:Row><x:Column>%d</x:Column>\
                    </x:ClientData></v:shape>""".formatted(
                            1_025 + i, marks.get(i).row() - 1, marks.get(i).column()));
        }
        return xml.append("</xml>").toString();
    }
}
