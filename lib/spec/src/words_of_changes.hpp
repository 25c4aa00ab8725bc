// What scenarios and decisions name in the values that they put into a plant.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "takt/spec/line_spec.hpp"

namespace takt::spec {

/// Their values are YAML that is not read before they are taken, so every word in one counts, whatever it means there.
class WordsOfChanges {
  public:
    explicit WordsOfChanges(const LineSpec& plant);

    bool has(std::string_view name) const { return words_.contains(name); }

  private:
    void add(const TuneSpec& tune);
    void add(const ScenarioSpec& scenario);
    void add_value(std::string_view text);
    void add_phrase(std::string_view phrase);

    std::set<std::string, std::less<>> words_;
};

}  // namespace takt::spec
