#include "cursor.hpp"

#include <charconv>
#include <cmath>

namespace takt::yaml {

void Cursor::skip_blanks() {
    while (is_at(' ') || is_at('\t') || is_at('\n'))
        ++position_;
}

std::string_view Cursor::word() {
    const std::size_t start = position_;
    if (is_at_word()) {
        while (!at_end() && (is_letter(text_[position_]) || is_digit(text_, position_) || is_at('_') || is_at('-')))
            ++position_;
    }
    const std::string_view found = since(start);
    skip_blanks();
    return found;
}

std::string_view Cursor::letters() {
    const std::size_t start = position_;
    while (is_at_word())
        ++position_;
    const std::string_view found = since(start);
    skip_blanks();
    return found;
}

std::string_view Cursor::until(std::string_view signs) {
    const std::size_t start = position_;
    while (!at_end() && signs.find(text_[position_]) == std::string_view::npos)
        ++position_;
    std::string_view found = since(start);
    while (!found.empty() && (found.back() == ' ' || found.back() == '\t' || found.back() == '\n'))
        found.remove_suffix(1);
    return found;
}

double Cursor::number() {
    const std::size_t start = position_;
    double value = 0;
    const char* const begin = text_.data() + position_;
    const auto [end, problem] = std::from_chars(begin, text_.data() + text_.size(), value);
    position_ += static_cast<std::size_t>(end - begin);
    if (problem != std::errc() || !std::isfinite(value) || std::signbit(value))
        fail_at(start, "expected a number that a computer can hold, found " + in_quotes(since(start)));
    skip_blanks();
    return value;
}

}  // namespace takt::yaml
