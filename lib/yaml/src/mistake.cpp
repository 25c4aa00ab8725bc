#include "mistake.hpp"

#include <fmt/format.h>

#include <iterator>
#include <utility>

namespace takt::yaml {

void throw_together(std::vector<Mistake> mistakes) {
    std::vector<Mistake> all;
    for (Mistake& mistake : mistakes) {
        std::vector<Mistake> others = std::exchange(mistake.others, {});
        all.push_back(std::move(mistake));
        all.insert(all.end(), std::make_move_iterator(others.begin()), std::make_move_iterator(others.end()));
    }
    Mistake first = std::move(all.front());
    first.others.assign(std::make_move_iterator(all.begin() + 1), std::make_move_iterator(all.end()));
    throw first;
}

std::string in_quotes(std::string_view text) {
    constexpr std::size_t longest = 60;
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    const bool cut = text.size() > longest;
    if (cut) {
        std::size_t end = longest;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
            --end;  // not inside a character
        text = text.substr(0, end);
    }
    std::string shown = "`";
    for (const char character : text)
        shown += static_cast<unsigned char>(character) < 0x20 ? ' ' : character;
    return shown + (cut ? "...`" : "`");
}

std::string expected(std::string_view what, std::string_view example, std::string_view found) {
    return fmt::format("expected {} such as `{}`, found {}", what, example, in_quotes(found));
}

std::string with_article(std::string_view word) {
    const bool vowel = !word.empty() && std::string_view("aeiou").find(word.front()) != std::string_view::npos;
    return (vowel ? "an " : "a ") + std::string(word);
}

}  // namespace takt::yaml
