#include "paragraphs.hpp"

#include <algorithm>

#include "takt/report/display.hpp"

namespace takt {

namespace {

std::string spaces(int count) {
    return std::string(static_cast<std::size_t>(std::max(0, count)), ' ');
}

}  // namespace

void Paragraphs::heading(std::string_view text) {
    if (!text_.empty()) text_ += '\n';
    paragraph(text);
}

void Paragraphs::paragraph(std::string_view text, int indent) {
    words(spaces(indent), text, indent);
}

void Paragraphs::example(std::string_view text) {
    words(spaces(margin), text, 2 * margin);
}

void Paragraphs::entry(std::string_view word, std::string_view text, std::size_t widest) {
    const std::string line = spaces(margin) + std::string(word);
    const int column = second_column(widest);
    words(line + spaces(column - display_width(line)), text, column);
}

void Paragraphs::more(std::string_view text, std::size_t widest) {
    paragraph(text, second_column(widest));
}

void Paragraphs::more(std::string_view text, std::string_view example, std::size_t widest) {
    const std::string both = std::string(text) + ' ' + std::string(example);
    if (second_column(widest) + display_width(both) <= width_) return more(both, widest);
    more(text, widest);
    more(example, widest);
}

/// Goes on after what the first line begins with, and with `indent` spaces before each further line.
void Paragraphs::words(std::string line, std::string_view text, int indent) {
    bool is_new = true;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        const std::string word = printable(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (!is_new && display_width(line) + 1 + display_width(word) > width_) {
            text_ += line + '\n';
            line = spaces(indent);
            is_new = true;
        }
        line += (is_new ? "" : " ") + word;
        is_new = false;
    }
    text_ += line.substr(0, line.find_last_not_of(' ') + 1) + '\n';
}

}  // namespace takt
