#include "protection.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace takt::yaml {
namespace {

constexpr std::string_view plain = ",:{}";
constexpr std::string_view stand_in = "\x01\x02\x03\x04";

bool is_word_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

void protect_between(std::string& text, std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
        const std::size_t which = plain.find(text[i]);
        if (which != std::string_view::npos) text[i] = stand_in[which];
    }
}

void protect_repeat_numbers(std::string& text) {
    for (std::size_t i = text.find("{n}"); i != std::string::npos; i = text.find("{n}", i + 3)) {
        text[i] = stand_in[2];
        text[i + 2] = stand_in[3];
    }
}

/// Where calls such as `word(...)` stand on the line that is being read; the outermost closed ones are kept.
class Calls {
  public:
    void open(std::size_t at, bool is_call) { open_.push_back({at, is_call}); }

    void close(std::size_t at) {
        if (open_.empty()) return;
        const Open begin = open_.back();
        open_.pop_back();
        if (!begin.is_call) return;
        while (!closed_.empty() && closed_.back().first > begin.at)
            closed_.pop_back();
        closed_.push_back({begin.at, at});
    }

    void end_line(std::string& text) {
        for (const Range& range : closed_)
            protect_between(text, range.first, range.last);
        closed_.clear();
        open_.clear();
    }

  private:
    struct Open {
        std::size_t at;
        bool is_call;
    };
    struct Range {
        std::size_t first;
        std::size_t last;
    };

    std::vector<Open> open_;
    std::vector<Range> closed_;
};

}  // namespace

void protect(std::string& text) {
    protect_repeat_numbers(text);
    Calls calls;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '(') calls.open(i, i > 0 && is_word_letter(text[i - 1]));
        if (text[i] == ')') calls.close(i);
        if (text[i] == '\n') calls.end_line(text);
    }
    calls.end_line(text);
}

void restore(std::string& text) {
    for (char& c : text) {
        const std::size_t which = stand_in.find(c);
        if (which != std::string_view::npos) c = plain[which];
    }
}

}  // namespace takt::yaml
