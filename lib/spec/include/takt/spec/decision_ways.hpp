// A decision's ways, one by one: what each puts where, what it costs and what it uses.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "takt/core/nearest.hpp"
#include "takt/spec/findings.hpp"
#include "takt/spec/setting.hpp"
#include "takt/spec/tune.hpp"

namespace takt::spec {

struct WrittenWay {
    std::string name;
    std::vector<Setting> settings;
    double cost = 0;
    std::vector<double> uses{};  ///< of each limited thing, in the order of TuneSpec::limited
};

struct WrittenWays {
    std::string name;
    Place at;
    std::vector<WrittenWay> all;  ///< in the order of the range or of the list
};

/// A number and what stands behind it: `98` and ` s`.
struct Amount {
    double number = 0;
    std::string unit{};
};

/// Nothing where the text does not begin with a finite number.
std::optional<Amount> amount_of(const std::string& text);

std::string short_number(double number);

/// Turns decisions as they are written into ways; what is wrong is reported, and such a decision has none.
class DecisionReader {
  public:
    static constexpr double most_ways = 10'000;

    DecisionReader(const TuneSpec& tune, Findings& findings) : tune_(tune), findings_(findings) {}

    WrittenWays read(const DecisionSpec& decision) {
        decision_ = &decision;
        WrittenWays ways{name_of(decision), decision.at, {}};
        if (!is_sound()) return ways;
        if (!decision.options.empty()) {
            for (const OptionSpec& option : decision.options)
                ways.all.push_back(way_of(option));
        } else {
            add_range(ways);
        }
        return ways;
    }

    static std::string name_of(const DecisionSpec& decision) {
        if (decision.name) return decision.name->text;
        return decision.paths.empty() ? std::string() : decision.paths.front().text;
    }

  private:
    Subject subject() const { return {"decision", decision_->name ? &*decision_->name : nullptr, &decision_->at}; }

    bool fail(const Place& at, const std::string& message) {
        findings_.error(at, subject(), message);
        return false;
    }

    bool is_sound() {
        const DecisionSpec& d = *decision_;
        const bool is_range = d.from || d.to || d.step;
        if (is_range && !d.options.empty()) return fail(d.at, "expected a range (`from`, `to`) or `options`, found both");
        if (!is_range && d.options.empty()) return fail(d.at, "expected a range (`from`, `to`) or `options`, found neither");
        if (is_range && !(d.from && d.to)) return fail(d.at, "a range needs both `from` and `to`");
        const bool needs_path = is_range || std::any_of(d.options.begin(), d.options.end(),
                                                        [](const OptionSpec& each) { return each.value.has_value(); });
        if (needs_path && d.paths.empty())
            return fail(d.at, "expected a path under `set`, such as `set: line.body-store.capacity`, found none");
        if (d.as && d.as->text.find(stand_in) == std::string::npos)
            return fail(d.as->at, "expected `{x}` in the text, where the number is put, found " + in_quotes(d.as->text));
        return true;
    }

    void add_range(WrittenWays& ways) {
        const DecisionSpec& d = *decision_;
        const auto from = number_in(*d.from);
        const auto to = number_in(*d.to);
        const auto step = d.step ? number_in(*d.step) : Amount{1, from ? from->unit : std::string()};
        if (!from || !to || !step) return;
        if (from->unit != to->unit || from->unit != step->unit) {
            fail(d.to->at, "expected the same unit in `from`, `to` and `step`, found" + shown(from->unit) + "," +
                               shown(to->unit) + " and" + shown(step->unit));
            return;
        }
        if (!(step->number > 0)) {
            fail(d.step->at, "expected a step above 0, found " + in_quotes(d.step->text));
            return;
        }
        const double steps = std::floor(std::abs(to->number - from->number) / step->number + 1e-9);
        if (steps >= most_ways) {
            fail(d.to->at, "expected at most 10000 values in a range, found " + short_number(steps + 1));
            return;
        }
        const double direction = to->number < from->number ? -1 : 1;
        for (double i = 0; i <= steps; ++i) ways.all.push_back(way_at(i, from->number + direction * i * step->number, from->unit));
    }

    std::optional<Amount> number_in(const Name& text) {
        auto amount = amount_of(text.text);
        if (!amount) fail(text.at, "expected a number, with its unit if it has one, such as `98 s`, found " + in_quotes(text.text));
        return amount;
    }

    static std::string shown(const std::string& unit) { return unit.empty() ? " none" : " `" + unit.substr(1) + "`"; }

    WrittenWay way_at(double steps, double number, const std::string& unit) {
        const DecisionSpec& d = *decision_;
        const double counted = std::max(0.0, number - d.free);
        WrittenWay way{short_number(number) + unit, {}, cost_of(d.cost) * counted + cost_of(d.step_cost) * steps, {}};
        std::string value = way.name;
        if (d.as) {
            value = d.as->text;
            value.replace(value.find(stand_in), stand_in.size(), short_number(number));
        }
        put(way, value);
        way.uses = uses_of(d.uses, number);
        return way;
    }

    WrittenWay way_of(const OptionSpec& option) {
        WrittenWay way{option.name    ? option.name->text
                : option.value ? option.value->text
                               : std::string("as it stands"),
                {},
                cost_of(option.cost),
                uses_of(option.uses, 1)};
        if (option.value) put(way, option.value->text);
        for (const auto& [path, value] : option.set)
            way.settings.emplace_back(path.text + '=' + value.text, path.at);
        return way;
    }

    void put(WrittenWay& way, const std::string& value) {
        for (const Name& path : decision_->paths)
            way.settings.emplace_back(path.text + '=' + value, path.at);
    }

    static double cost_of(const std::optional<Money>& money) { return money ? money->amount : 0; }

    std::vector<double> uses_of(const Uses& uses, double number) {
        std::vector<double> amounts(tune_.limited.size(), 0.0);
        for (const auto& used : uses) {
            const Ref& what = used.first;
            const std::uint32_t amount = used.second;
            const auto same = [&](const auto& limited) { return limited.first.name == what.name; };
            const auto found = std::find_if(tune_.limited.begin(), tune_.limited.end(), same);
            if (found == tune_.limited.end())
                unknown(what);
            else
                amounts[static_cast<std::size_t>(found - tune_.limited.begin())] += amount * number;
        }
        return amounts;
    }

    void unknown(const Ref& what) {
        std::vector<std::string_view> known;
        for (const auto& [ref, amount] : tune_.limited)
            known.push_back(ref.name);
        fail(what.at, "expected something that `limited` names, found " + in_quotes(what.name) + did_you_mean(what.name, known));
    }

    static constexpr std::string_view stand_in = "{x}";

    const TuneSpec& tune_;
    Findings& findings_;
    const DecisionSpec* decision_ = nullptr;
};

}  // namespace takt::spec
