// `10 to 30 step 5`, `80 s to 100 s`: numbers with the same unit, as a factor of a design is written.
#pragma once

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace takt::spec {

struct FactorRange {
    double from = 0;
    double to = 0;
    std::optional<double> step;
    std::string unit;

    /// from, from + step ... up to and with `to`; only the ends without a step. As they would be written.
    std::vector<std::string> values() const {
        if (!step) return {text(from), text(to)};
        std::vector<std::string> all;
        for (std::size_t i = 0; i < steps(); ++i)
            all.push_back(text(from + static_cast<double>(i) * *step));
        return all;
    }

    /// The value at a share of the way [0..1), on a step where there are steps.
    std::string at(double share) const {
        if (!step) return text(from + share * (to - from));
        const auto i = std::min(steps() - 1, static_cast<std::size_t>(share * static_cast<double>(steps())));
        return text(from + static_cast<double>(i) * *step);
    }

    static constexpr double most_steps = 1000;
    bool has_too_many_steps() const { return step && (to - from) / *step > most_steps; }

  private:
    std::size_t steps() const { return static_cast<std::size_t>((to - from) / *step + 1e-9) + 1; }

    /// Ten digits: what a step of 0.1 adds up to is then what one would write.
    std::string text(double value) const {
        std::array<char, 64> digits{};
        const std::to_chars_result end =
            std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::general, 10);
        std::string number(digits.data(), end.ptr);
        if (number.find('e') != std::string::npos) {
            std::array<char, 512> all{};
            number.assign(all.data(),
                          std::to_chars(all.data(), all.data() + all.size(), value, std::chars_format::fixed).ptr);
        }
        return unit.empty() ? number : number + ' ' + unit;
    }
};

/// Nothing when the text is no range. A unit may be left out before the last number that has one.
std::optional<FactorRange> read_factor_range(std::string_view text);

}  // namespace takt::spec
