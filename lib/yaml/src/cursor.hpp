// Walks through a short text: numbers, words and signs. Independent of the locale.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "mistake.hpp"

namespace takt::yaml {

class Cursor {
  public:
    explicit Cursor(std::string_view text) : text_(text) { skip_blanks(); }

    bool at_end() const { return position_ == text_.size(); }
    std::size_t position() const { return position_; }
    std::string_view text() const { return text_; }
    std::string_view rest() const { return text_.substr(position_); }
    std::string_view since(std::size_t start) const { return text_.substr(start, position_ - start); }

    bool is_at_number() const {
        const std::string_view left = rest();
        return is_digit(left, 0) || (left.size() > 1 && left[0] == '.' && is_digit(left, 1));
    }
    bool is_at_word() const { return !at_end() && is_letter(text_[position_]); }
    bool is_at(char sign) const { return !at_end() && text_[position_] == sign; }

    /// Steps over the sign and the blanks after it, if it stands here.
    bool take(char sign) {
        if (!is_at(sign)) return false;
        ++position_;
        skip_blanks();
        return true;
    }

    /// Letters, then letters, digits, `_` and `-`; empty when none stands here. Blanks after it are skipped.
    std::string_view word();

    /// Letters only, so that `1h30min` is two quantities. Blanks after them are skipped.
    std::string_view letters();

    /// Everything up to one of these signs, blanks around it left out.
    std::string_view until(std::string_view signs);

    /// What stands here up to the next comma or bracket, without going there.
    std::string_view argument() const { return Cursor(*this).until(",)"); }

    /// A number without sign and without unit: `12`, `0.8`, `1e-3`.
    /// \throws Mistake when it is too large to be one
    double number();

    [[noreturn]] void fail(std::string message) const { throw Mistake{std::move(message), position_, {}}; }
    [[noreturn]] void fail_at(std::size_t offset, std::string message) const {
        throw Mistake{std::move(message), offset, {}};
    }

  private:
    static bool is_digit(std::string_view text, std::size_t i) {
        return i < text.size() && text[i] >= '0' && text[i] <= '9';
    }
    static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
    void skip_blanks();

    std::string_view text_;
    std::size_t position_ = 0;
};

}  // namespace takt::yaml
