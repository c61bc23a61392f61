package cn.hengping.evaluation.inspection;

import java.util.List;

/**
 * A file as it was read: its text as one string that spans point into, and its parts in reading order.
 *
 * @param unread what the reader saw and could not read (pictures, hidden sheets), in words
 */
public record Document(String format, String text, List<Block> blocks, List<String> unread) {
    public Document {
        blocks = List.copyOf(blocks);
        unread = List.copyOf(unread);
    }

    public List<Passage> passages() {
        return blocks.stream()
                .filter(Passage.class::isInstance)
                .map(Passage.class::cast)
                .toList();
    }

    public List<Grid> grids() {
        return blocks.stream()
                .filter(Grid.class::isInstance)
                .map(Grid.class::cast)
                .toList();
    }
}
