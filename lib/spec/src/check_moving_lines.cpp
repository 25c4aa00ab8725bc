#include "check_moving_lines.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "check_products.hpp"
#include "takt/spec/checking.hpp"

namespace takt::spec {
namespace {

class MovingLineCheck {
  public:
    MovingLineCheck(Checking& checking, const StationSpec& station, const Subject& subject)
        : checking_(checking), station_(station), moving_(*station.moving), subject_(subject) {}

    void run() {
        check_cycle();
        check_keys();
        check_failures();
        check_pitches();
        for (const PitchWorkSpec& work : moving_.work)
            check_by_product(checking_, work.time, "time", work.at, subject_);
        if (moving_.drift && moving_.work.empty() && !moving_.andon)
            error(moving_.at, "expected `work` or `andon` beside `drift`, found neither: nobody would fall behind");
    }

  private:
    void error(const Place& at, const std::string& message) { checking_.findings.error(at, subject_, message); }

    void check_cycle() {
        const auto& cycle = station_.cycle;
        if (!cycle.given() && station_.operations.empty()) return;  // said by the check of the station's work
        if (cycle.all && cycle.all->is_constant() && from_seconds(cycle.all->mean()) > Duration::zero()) return;
        checking_.findings.error(subject_,
                                 "`cycle`: expected one fixed time above 0 for all products beside `moving`, since "
                                 "the parts of a moving line move together");
    }

    void refuse_if(bool given, const char* key) {
        if (given)
            checking_.findings.error(subject_, "expected no `" + std::string(key) +
                                                   "` beside `moving`, since the parts of a moving line move together");
    }

    void check_keys() {
        refuse_if(station_.machines != 1, "machines");
        refuse_if(!station_.operations.empty(), "operations");
        refuse_if(!station_.robots.empty(), "robots");
        refuse_if(station_.robot.has_value(), "robot");
        refuse_if(station_.operators.has_value(), "operator");
        refuse_if(!station_.setup.empty(), "setup");
        refuse_if(station_.blocking != Blocking::after, "blocking");
    }

    void check_failures() {
        for (const FailureSpec& failure : station_.failures)
            if (failure.part != Interrupted::resume)
                error(failure.at, "`part`: expected `resume` at a moving line, which has many parts in work");
    }

    /// Each pitch at most once, and none behind the end of the line.
    void check_pitches() {
        std::vector<bool> taken(std::min<std::size_t>(moving_.pitches, 10000));
        for (const PitchWorkSpec& work : moving_.work) {
            const std::uint32_t last = work.to.value_or(moving_.pitches);
            if (work.from > last || last > moving_.pitches) {
                error(work.at, "expected pitches between 1 and " + std::to_string(moving_.pitches) + ", found " +
                                   std::to_string(work.from) + " to " + std::to_string(last));
                continue;
            }
            const auto first = taken.begin() + std::max(work.from, 1u) - 1;
            const auto end = taken.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(last, taken.size()));
            const auto again = first < end ? std::find(first, end, true) : end;
            if (again != end)
                error(work.at, "expected each pitch once, found pitch " + std::to_string(again - taken.begin() + 1) +
                                   " a second time");
            if (first < end) std::fill(first, end, true);
        }
    }

    Checking& checking_;
    const StationSpec& station_;
    const MovingLineSpec& moving_;
    Subject subject_;
};

/// Every pitch takes memory, full or not.
constexpr std::uint64_t most_pitches = 1'000'000;

}  // namespace

void check_moving_lines(Checking& checking) {
    std::uint64_t pitches = 0;
    for_each_element<StationSpec>(checking, [&](const StationSpec& station, const Subject& subject) {
        if (!station.moving) return;
        MovingLineCheck(checking, station, subject).run();
        const bool was_within = pitches <= most_pitches;
        pitches += station.moving->pitches;
        if (was_within && pitches > most_pitches)
            checking.findings.error(station.moving->at, subject,
                                    "expected at most 1000000 pitches in all moving lines together, found more");
    });
}

}  // namespace takt::spec
