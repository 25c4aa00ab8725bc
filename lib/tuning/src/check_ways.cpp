#include "takt/tuning/check_ways.hpp"

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "takt/core/diagnostic.hpp"
#include "takt/spec/decision_ways.hpp"
#include "takt/spec/findings.hpp"
#include "takt/spec/tune.hpp"

namespace takt {
namespace {

/// Tries every option, and of a range both ends: what is wrong with a path or with a value is said at the decision.
class WaysCheck {
  public:
    WaysCheck(const ChangedPlant& plant, std::size_t most_tries, Diagnostics& diagnostics)
        : plant_(plant), tries_left_(most_tries), diagnostics_(diagnostics) {}

    void check(const spec::DecisionSpec& decision, const spec::WrittenWays& ways) {
        if (!decision.options.empty()) {
            for (const spec::WrittenWay& way : ways.all) try_out(way, decision.at);
        } else if (try_out(ways.all.front(), decision.at) && ways.all.size() > 1) {
            try_out(ways.all.back(), decision.at);
        }
    }

  private:
    bool try_out(const spec::WrittenWay& way, const Place& at) {
        if (diagnostics_.full() || tries_left_ == 0) return false;
        --tries_left_;
        try {
            plant_(way.settings);
            return true;
        } catch (const SpecError& error) {
            for (const Diagnostic& entry : error.diagnostics().entries()) tell(entry, way, at);
            return false;
        }
    }

    /// A mistake elsewhere in the plant comes of the setting, too.
    void tell(const Diagnostic& entry, const spec::WrittenWay& way, const Place& at) {
        for (const spec::Setting& setting : way.settings) {
            const bool is_there = entry.place.line == setting.at.line && entry.place.column == setting.at.column;
            if (is_there) return diagnostics_.error(entry.place, entry.message);
        }
        diagnostics_.error(way.settings.empty() ? at : way.settings.front().at,
                           "with the value " + spec::in_quotes(way.name) + ": " + entry.message + spec_place(entry.place));
    }

    static std::string spec_place(const Place& place) { return place.line > 0 ? " (" + to_string(place) + ")" : std::string(); }

    const ChangedPlant& plant_;
    std::size_t tries_left_;
    Diagnostics& diagnostics_;
};

}  // namespace

void check_ways(const spec::TuneSpec& tune, const ChangedPlant& plant, std::size_t most_tries) {
    const std::vector<spec::WrittenWays> ways = ways_of(tune);
    Diagnostics diagnostics;
    WaysCheck check(plant, most_tries, diagnostics);
    for (std::size_t d = 0; d < ways.size(); ++d) check.check(tune.decisions[d], ways[d]);
    if (diagnostics.has_errors()) throw SpecError(std::move(diagnostics));
}

}  // namespace takt
