// Text in two columns: a word, and beside it what there is to say.
#pragma once

#include <string>
#include <string_view>

namespace takt {

/// Lines of at most `width` columns, cut at spaces; only a word that is longer than a line is longer.
class Paragraphs {
  public:
    explicit Paragraphs(int width) : width_(width) {}

    /// A line of its own, after an empty line unless it is the first.
    void heading(std::string_view text);
    void paragraph(std::string_view text, int indent = 0);
    /// As it stands in a file; further lines stand deeper, as YAML wants it.
    void example(std::string_view text);

    /// A word in the first column, wide enough for `widest`, and its text in the second.
    void entry(std::string_view word, std::string_view text, std::size_t widest);
    /// More about the entry before.
    void more(std::string_view text, std::size_t widest);
    /// Two texts about the entry before, on one line if there is room.
    void more(std::string_view text, std::string_view example, std::size_t widest);

    const std::string& text() const { return text_; }

  private:
    static constexpr int margin = 2;
    static int second_column(std::size_t widest) { return 2 * margin + static_cast<int>(widest); }

    void words(std::string line, std::string_view text, int indent);

    std::string text_;
    int width_;
};

}  // namespace takt
