// Files that other tools open: what happened in a window of the first replication.
#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>
#include <optional>
#include <string>

#include "command.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/timeline.hpp"

namespace takt {

/// `--trace`, `--events`, `--records` and `--window`
struct RecordingOptions {
    std::optional<std::string> trace;
    std::optional<std::string> events;
    std::optional<std::string> records;
    std::string window;  ///< `FROM for LENGTH`

    void add(CLI::App& command);
    bool is_asked_for() const { return trace || events || records; }
    /// Says before a long run what could not be written after it. \throws WriteError, ArgumentError
    /// \param shows_page  the page shows the window, too
    void expect_writable(Outputs& outputs, const Plan& plan, bool shows_page) const;
    /// Where it was given. \throws ArgumentError
    std::optional<ShiftTimes> given_window(const Plan& plan) const;
    /// As it was given; if it was not, the first whole shift of the run's calendar after the warm-up, or a day without one.
    /// \throws ArgumentError
    ShiftTimes window_in(const Plan& plan) const;
    /// Runs the replication to the end of the window.
    void write(const Plan& plan, std::uint64_t seed, std::uint64_t replication, const Console& console) const;
};

}  // namespace takt
