#include "words_of_changes.hpp"

#include <algorithm>
#include <cstddef>

#include "takt/core/diagnostic.hpp"
#include "takt/spec/decision_ways.hpp"
#include "takt/spec/findings.hpp"

namespace takt::spec {
namespace {

/// Calls `act` for each piece of the text between the letters that part it.
template <class Act>
void for_each_piece(std::string_view text, std::string_view letters, Act act) {
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t to = std::min(text.find_first_of(letters, from), text.size());
        if (to > from) act(text.substr(from, to - from));
        from = to + 1;
    }
}

std::string_view without_spaces_around(std::string_view text) {
    const std::size_t first = std::min(text.find_first_not_of(' '), text.size());
    const std::size_t last = text.find_last_not_of(' ');
    return text.substr(first, last == std::string_view::npos ? 0 : last + 1 - first);
}

}  // namespace

WordsOfChanges::WordsOfChanges(const LineSpec& plant) {
    if (plant.tune) add(*plant.tune);
    for (const Named<ScenarioSpec>& scenario : plant.scenarios)
        add(scenario.value);
}

/// A range puts numbers, and words only where it has a text for them.
void WordsOfChanges::add(const TuneSpec& tune) {
    Diagnostics said_elsewhere;
    Findings findings(said_elsewhere);
    DecisionReader reader(tune, findings);
    for (const DecisionSpec& decision : tune.decisions) {
        if (decision.options.empty() && !decision.as) continue;
        for (const WrittenWay& way : reader.read(decision).all)
            for (const Setting& setting : way.settings)
                add_value(std::string_view(setting.text).substr(std::min(setting.text.find('='), setting.text.size())));
    }
}

void WordsOfChanges::add(const ScenarioSpec& scenario) {
    for (const Assignment& assignment : scenario.set.all)
        add_value(assignment.value);
    for (const Factor& factor : scenario.factors.all)
        for (const Assignment& assignment : factor.values)
            add_value(assignment.value);
}

void WordsOfChanges::add_value(std::string_view text) {
    for_each_piece(text, "=,:[]{}\"'", [this](std::string_view phrase) { add_phrase(phrase); });
}

/// Names may have spaces in them, so the phrase is one, too.
void WordsOfChanges::add_phrase(std::string_view phrase) {
    words_.emplace(without_spaces_around(phrase));
    for_each_piece(phrase, " ", [this](std::string_view word) { words_.emplace(word); });
}

}  // namespace takt::spec
