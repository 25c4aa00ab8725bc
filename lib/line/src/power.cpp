#include "takt/line/power.hpp"

#include <array>
#include <cstddef>
#include <optional>

#include "takt/line/state.hpp"
#include "takt/spec/power.hpp"

namespace takt {

std::array<double, state_count> watts_by_state(const spec::PowerSpec& written) {
    const double waiting = written.waiting.value_or(spec::Power{}).watts;
    std::array<double, state_count> watts;
    watts.fill(waiting);
    const auto set = [&](State state, const std::optional<spec::Power>& power, double otherwise) {
        watts[static_cast<std::size_t>(state)] = power ? power->watts : otherwise;
    };
    set(State::working, written.working, 0);
    set(State::setup, written.setup, waiting);
    set(State::down, written.down, waiting);
    set(State::waiting_for_crew, written.down, waiting);
    set(State::maintenance, written.down, waiting);
    set(State::on_break, written.off, 0);
    set(State::off_shift, written.off, 0);
    return watts;
}

}  // namespace takt
