// What a search is doing, on one line of a terminal that is drawn anew, or line by line elsewhere.
#pragma once

#include <chrono>
#include <iosfwd>
#include <string>

#include "takt/cli/run.hpp"
#include "takt/tuning/search_progress.hpp"

namespace takt {

/// `120 of 400 plant-years, cheaper plans; the plan at hand costs 262 CNY`
std::string tuning_progress_text(const TuningProgress& progress, const TuningProblem& problem);

class TuningDisplay {
  public:
    TuningDisplay(std::ostream& out, bool shown, const Terminal& terminal, const TuningProblem& problem);
    TuningDisplay(const TuningDisplay&) = delete;
    TuningDisplay& operator=(const TuningDisplay&) = delete;
    ~TuningDisplay();  ///< wipes the line of a terminal

    void show(const TuningProgress& progress);

  private:
    std::ostream& out_;
    bool shown_;
    bool is_terminal_;
    int width_;
    const TuningProblem& problem_;
    std::string last_;
};

}  // namespace takt
