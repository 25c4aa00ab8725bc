#include "sentences.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include "cursor.hpp"
#include "laws.hpp"
#include "quantities.hpp"
#include "takt/core/nearest.hpp"

namespace takt::yaml {
namespace {

/// Reads one sentence from left to right. All its quantities are times, or all are cycles.
class SentenceReader {
  public:
    SentenceReader(std::string_view text, Tables& tables, const SourceFile& from)
        : cursor_(text), tables_(tables), from_(from) {}

    Distribution read() {
        const Distribution whole = sum();
        if (!cursor_.at_end()) cursor_.fail("expected the end of the distribution, found " + in_quotes(cursor_.rest()));
        return whole;
    }

  private:
    static constexpr int deepest = 16;  // mixtures inside mixtures

    /// A law, and quantities that are added to it.
    Distribution sum() {
        std::optional<Distribution> law;
        double shift = 0;
        const std::size_t start = cursor_.position();
        do {
            const std::size_t here = cursor_.position();
            std::optional<Distribution> part = law_or_shift(shift);
            if (part && law) cursor_.fail_at(here, "expected a quantity: a sum holds one law, and this is the second");
            if (part) law = std::move(part);
        } while (cursor_.take('+'));
        if (shift > largest_quantity) cursor_.fail_at(start, "expected at most 200 years in all");
        const Dimension dimension = dimension_.value_or(Dimension::time);
        if (!law) return Distribution::constant(shift, dimension);
        const Distribution shifted = shift > 0 ? law->shifted(shift) : *law;
        return dimension == Dimension::count ? shifted.counting() : shifted;
    }

    /// A law, or nothing when a quantity stood here and was added to the shift.
    std::optional<Distribution> law_or_shift(double& shift) {
        if (cursor_.is_at_word()) return law();
        Cursor ahead = cursor_;
        if (ahead.is_at_number()) {
            const double factor = ahead.number();
            if (ahead.take('*')) {
                if (!(factor > 0 && factor <= 1e6)) cursor_.fail("expected a factor above 0 and up to a million");
                cursor_ = ahead;
                if (!cursor_.is_at_word()) cursor_.fail("expected a law after `*`, such as `exponential(mean 42 min)`");
                return law().scaled(factor);
            }
        }
        shift += quantity();
        return std::nullopt;
    }

    double quantity() {
        const std::size_t start = cursor_.position();
        const Quantity quantity = read_quantity(cursor_);
        note(quantity.dimension, start);
        return quantity.value;
    }

    void note(Dimension dimension, std::size_t start) {
        if (dimension_.value_or(dimension) != dimension)
            cursor_.fail_at(start, "expected only times or only cycles in one distribution, found both");
        dimension_ = dimension;
    }

    Distribution law() {
        const std::size_t start = cursor_.position();
        const std::string_view name = cursor_.word();
        if (!is_law(name))
            cursor_.fail_at(start, "unknown distribution " + in_quotes(name) + did_you_mean(name, law_names()));
        if (!cursor_.take('(')) cursor_.fail(fmt::format("expected `(` after `{}`", name));
        if (name == Discrete::name) return closed(start, discrete());
        if (name == Mixture::name) return closed(start, mixture());
        if (name == Empirical::name || name == Trace::name || name == Histogram::name)
            return closed(start, table(name));
        const ParametricSignature& signature = *signature_of(name);
        return closed(start, signature.make(arguments(signature, start)));
    }

    /// What a factory made, after the closing parenthesis; a refusal shows at the law's name.
    Distribution closed(std::size_t start, Made<Distribution> made) {
        if (!cursor_.take(')')) cursor_.fail("expected `)` at the end of " + in_quotes(cursor_.since(start)));
        if (const auto* wanted = std::get_if<std::string>(&made))
            cursor_.fail_at(start, "expected " + *wanted + ", found " + in_quotes(cursor_.since(start)));
        return std::get<Distribution>(std::move(made));
    }

    std::vector<double> arguments(const ParametricSignature& signature, std::size_t start) {
        std::vector<std::optional<double>> values(signature.parameters.size());
        std::size_t position = 0;
        bool named = false;
        do {
            if (cursor_.is_at(')') || cursor_.at_end()) break;
            const std::size_t here = cursor_.position();
            std::size_t which = position++;
            if (cursor_.is_at_word()) {
                named = true;
                which = parameter(signature);
            } else if (named) {
                cursor_.fail("expected the name of a parameter, as the ones before have one");
            }
            if (which >= values.size()) cursor_.fail_at(here, "expected no more than " + usage(signature));
            if (values[which])
                cursor_.fail_at(here, fmt::format("`{}` is given twice", signature.parameters[which].name));
            values[which] = argument(signature.parameters[which]);
        } while (cursor_.take(','));
        std::vector<double> all;
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (!values[i] && cursor_.is_at(')'))
                cursor_.fail_at(
                    start, fmt::format("`{}` is missing, expected {}", signature.parameters[i].name, usage(signature)));
            all.push_back(values[i].value_or(1));
        }
        return all;
    }

    std::size_t parameter(const ParametricSignature& signature) {
        const std::size_t start = cursor_.position();
        const std::string_view word = cursor_.word();
        std::vector<std::string_view> known;
        for (std::size_t i = 0; i < signature.parameters.size(); ++i) {
            known.push_back(signature.parameters[i].name);
            if (known.back() == word) return i;
        }
        cursor_.fail_at(start, fmt::format("unknown parameter {}{}; expected {}", in_quotes(word),
                                           did_you_mean(word, known), usage(signature)));
    }

    double argument(const Parameter& parameter) {
        if (parameter.kind == ParameterKind::quantity) return quantity();
        const std::size_t start = cursor_.position();
        if (!cursor_.is_at_number())
            cursor_.fail(
                fmt::format("expected a number for `{}`, found {}", parameter.name, in_quotes(cursor_.argument())));
        const double number = cursor_.number();
        if (cursor_.is_at_word() || cursor_.is_at('%')) {
            cursor_.until(",)");
            cursor_.fail_at(start, fmt::format("expected a number without unit for `{}`, found {}", parameter.name,
                                               in_quotes(cursor_.since(start))));
        }
        return number;
    }

    void colon(std::string_view between) {
        if (!cursor_.take(':')) cursor_.fail(fmt::format("expected `:` between {}", between));
    }

    Made<Distribution> discrete() {
        std::vector<std::pair<double, double>> list;
        do {
            const double value = quantity();
            colon("a value and its share");
            list.emplace_back(value, read_share(cursor_));
        } while (cursor_.take(','));
        return Distribution::discrete(std::move(list), dimension_.value_or(Dimension::time));
    }

    Made<Distribution> mixture() {
        if (++depth_ > deepest) cursor_.fail("expected mixtures nested at most 16 deep");
        std::vector<double> shares;
        std::vector<Distribution> components;
        do {
            shares.push_back(read_share(cursor_));
            colon("a share and its distribution");
            components.push_back(sum());
        } while (cursor_.take(','));
        --depth_;
        double all = 0;
        for (const double share : shares)
            all += share;
        if (all < 1 - 1e-6 || all > 1 + 1e-6)
            return fmt::format("shares that add up to 100 %, not {:.6g} %", 100 * all);
        return Distribution::mixture(shares, std::move(components));
    }

    Made<Distribution> table(std::string_view name) {
        const std::size_t start = cursor_.position();
        const std::string_view mention = cursor_.until(",)");
        try {
            Made<Distribution> made = name == Histogram::name ? Made<Distribution>(tables_.histogram(mention, from_))
                                                              : observed(name, mention);
            if (const auto* distribution = std::get_if<Distribution>(&made)) note(distribution->dimension(), start);
            return made;
        } catch (Mistake& mistake) {
            if (!mistake.place && mistake.offset == 0) mistake.offset = start;
            throw;
        }
    }

    Made<Distribution> observed(std::string_view name, std::string_view mention) {
        const bool in_order = name == Trace::name;
        Observed seen = tables_.observed(mention, from_, recorded_times(in_order));
        if (!in_order) return Distribution::empirical(std::move(seen.values), seen.dimension);
        return Distribution::trace(std::move(seen.values), seen.first_again, seen.dimension);
    }

    /// `, station cutter, every jam`: which times of a file of records; nothing where the file holds the values themselves.
    std::optional<RecordedTimes> recorded_times(bool in_order) {
        if (!cursor_.is_at(',')) return std::nullopt;
        RecordedTimes times;
        times.in_order = in_order;
        bool says_what = false;
        while (cursor_.take(',')) says_what = read_choice(times) || says_what;
        if (times.station.empty() || !says_what)
            cursor_.fail("expected `station NAME`, and `cycle`, `every FAILURE` or `repair FAILURE` after the file");
        return times;
    }

    /// \return whether it says which kind of times is meant
    bool read_choice(RecordedTimes& times) {
        static constexpr std::array<std::string_view, 6> known{"station", "machine", "clock", "cycle", "every", "repair"};
        const std::size_t start = cursor_.position();
        const std::string_view word = cursor_.word();
        const std::size_t at = cursor_.position();
        const std::string text(cursor_.until(",)"));
        const auto fail = [&](const std::string& expected) { cursor_.fail_at(at, "expected " + expected + ", found " + in_quotes(text)); };
        if (word != "cycle" && std::find(known.begin(), known.end(), word) != known.end() && text.empty())
            fail(fmt::format("something after `{}`", word));
        if (word == "station") return times.station = text, false;
        if (word == "machine") return times.machine = static_cast<std::uint32_t>(parse_count(text, {1, 10000}, 10000)), false;
        if (word == "clock") return times.clock = clock(text, at), false;
        if (word == "cycle" && !text.empty()) fail("nothing after `cycle`");
        if (word == "cycle") return times.what = RecordedTimes::What::cycle, true;
        if (word != "every" && word != "repair")
            cursor_.fail_at(start, "expected `station`, `machine`, `clock`, `cycle`, `every` or `repair`, found " +
                                       in_quotes(word.empty() ? text : std::string(word)) + did_you_mean(word, known));
        times.what = word == "every" ? RecordedTimes::What::every : RecordedTimes::What::repair;
        times.reason = text;
        return true;
    }

    fit::FailureClock clock(const std::string& word, std::size_t at) const {
        static constexpr std::array<std::string_view, 3> known{"operating", "scheduled", "calendar"};
        if (word == "operating") return fit::FailureClock::operating;
        if (word == "scheduled") return fit::FailureClock::scheduled;
        if (word != "calendar")
            cursor_.fail_at(at, "expected `operating`, `scheduled` or `calendar`, found " + in_quotes(word) + did_you_mean(word, known));
        return fit::FailureClock::calendar;
    }

    Cursor cursor_;
    Tables& tables_;
    const SourceFile& from_;
    std::optional<Dimension> dimension_;
    int depth_ = 0;
};

}  // namespace

Distribution parse_distribution(std::string_view text, Tables& tables, const SourceFile& from) {
    return SentenceReader(text, tables, from).read();
}

}  // namespace takt::yaml
