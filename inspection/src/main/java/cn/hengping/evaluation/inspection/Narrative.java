package cn.hengping.evaluation.inspection;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** The text beside the tables: its paragraphs, its outline, and what it states. */
public record Narrative(
        List<Passage> passages,
        List<Heading> outline,
        @Nullable Noted<String> projectName,
        @Nullable Noted<String> department,
        @Nullable Noted<String> unit,
        List<Mention> amounts,
        List<ItemList> itemLists,
        @Nullable Noted<BigDecimal> rate,
        List<Noted<BigDecimal>> totals,
        List<Noted<String>> grades,
        @Nullable GradeScale scale,
        List<Member> team,
        List<Noted<String>> objectives,
        Form form) {

    /** A numbered heading: its level from 1, its number, and where its text begins and ends among the passages. */
    public record Heading(int level, int number, Chapter chapter, String title, int passage, int end) {}

    /** What the chapters of the outlines in use are about. */
    public enum Chapter {
        ORGANISATION,
        OVERVIEW,
        BACKGROUND,
        CONTENT,
        PURPOSE,
        FUNDS,
        OBJECTIVE,
        ANALYSIS,
        CONCLUSION,
        EXPERIENCE,
        LESSONS,
        UNMET,
        PROBLEMS,
        IMPROVEMENTS,
        OTHER,
        UNKNOWN
    }

    /** An amount that the text names: what it is, and how much. */
    public record Mention(Kind kind, Noted<Amount> amount) {
        public enum Kind {
            BUDGET,
            INITIAL,
            FULL_YEAR,
            EXECUTED
        }
    }

    /** Line items that the text lists, with the total they are said to make. */
    public record ItemList(@Nullable Noted<Amount> total, List<Item> items, Confidence confidence) {
        public ItemList {
            items = List.copyOf(items);
        }
    }

    public record Item(Noted<String> name, Noted<Amount> amount) {}

    /** Grades from best to worst; the points from which each holds, where they are printed. */
    public record GradeScale(List<Grade> grades, Place place) {
        public record Grade(String name, @Nullable BigDecimal from) {}

        public GradeScale {
            grades = List.copyOf(grades);
        }

        public boolean hasBands() {
            return grades.stream().allMatch(grade -> grade.from() != null);
        }
    }

    public record Member(Post post, Noted<String> name) {
        public enum Post {
            LEADER,
            DEPUTY,
            MEMBER
        }
    }

    /** What a form wants beside its text; a place is where it is missing. */
    public record Form(
            boolean isReport,
            List<Place> blankSignatures,
            List<Place> blankSeals,
            List<Noted<String>> signers,
            @Nullable Place blankDate,
            boolean hasDate,
            boolean hasPictures) {}

    public Narrative {
        passages = List.copyOf(passages);
        outline = List.copyOf(outline);
        amounts = List.copyOf(amounts);
        itemLists = List.copyOf(itemLists);
        totals = List.copyOf(totals);
        grades = List.copyOf(grades);
        team = List.copyOf(team);
        objectives = List.copyOf(objectives);
    }

    /** The passages under the first heading of this chapter. */
    public List<Passage> under(Chapter chapter) {
        return outline.stream()
                .filter(heading -> heading.chapter() == chapter)
                .min(java.util.Comparator.comparingInt(Heading::level))
                .map(heading -> passages.subList(heading.passage(), Math.min(heading.end(), passages.size())))
                .orElse(List.of());
    }

    public Optional<Noted<Amount>> first(Mention.Kind kind) {
        return amounts.stream()
                .filter(mention -> mention.kind() == kind)
                .map(Mention::amount)
                .findFirst();
    }

    public boolean isEmpty() {
        return passages.isEmpty();
    }
}
