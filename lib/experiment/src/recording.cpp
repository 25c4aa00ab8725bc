#include "takt/experiment/recording.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <stop_token>
#include <utility>

#include "recorder.hpp"
#include "takt/core/contract.hpp"
#include "takt/core/time.hpp"
#include "takt/experiment/recorded.hpp"
#include "takt/line/line.hpp"
#include "takt/line/plan.hpp"

namespace takt {
namespace {

/// Up to and including an instant, with looks at whether to go on.
template <class Line, class GoesOn>
void advance(Line& line, SimTime until, GoesOn goes_on) {
    constexpr int looks = 1000;
    const Duration slice = std::max(Duration{1}, (until - line.now()) / looks);
    while (goes_on()) {
        line.run_until(std::min(until, line.now() + slice));
        if (line.now() >= until) return;
    }
}

/// What happened at the instant at which there was no more room is incomplete.
void cut_off(Recording& recording) {
    const auto cut = [&](auto& entries) {
        while (!entries.empty() && entries.back().time >= recording.to)
            entries.pop_back();
    };
    cut(recording.moves);
    cut(recording.changes);
    cut(recording.holdings);
    cut(recording.travellers);
    cut(recording.stocks);
    cut(recording.stop_changes);
}

template <class Line>
void finish(Recording& recording, Line& line, SimTime to) {
    for (Index s = 0; s < line.stops().count(); ++s)
        recording.stops.push_back({line.stops().row_of(s), line.stops().machine_of(s)});
    recording.deadlock = line.deadlock();
    if (recording.is_full) return cut_off(recording);
    recording.interrupted = line.now() < to - Duration{1};
    recording.to = recording.interrupted ? std::max(recording.from, line.now()) : to;
}

}  // namespace

Recording record(const Plan& plan, std::uint64_t seed, std::uint64_t replication, SimTime from, SimTime to,
                 std::stop_token stop, std::size_t most) {
    to = std::min(to, plan.end());
    TAKT_EXPECTS(run_start <= from && from < to, to_seconds(from - run_start), to_seconds(to - run_start));
    constexpr Duration instant{1};
    Recorder recorder(plan, most);
    Recording& recording = recorder.recording();
    recording.seed = seed;
    recording.replication = replication;
    recording.from = from;
    const auto goes_on = [&] { return !stop.stop_requested() && !recording.is_full; };
    if (from == run_start) recorder.begin_with_run();
    RecordingObserver observer;
    observer.recorder = &recorder;
    Line<RecordingObserver> line(plan, seed, replication, observer);
    if (from > run_start) {
        advance(line, from - instant, goes_on);
        recorder.begin_with(line);
    }
    advance(line, to - instant, goes_on);
    finish(recording, line, to);
    return std::move(recording);
}

}  // namespace takt
