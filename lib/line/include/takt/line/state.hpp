// What a machine can be doing: every instant of a machine's life is in exactly one of these states.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "takt/core/time.hpp"

namespace takt {

enum class State : std::uint8_t {
    working,            ///< work progresses on a part
    setup,              ///< it changes from one product to another
    starved,            ///< up and empty: no part to take
    blocked,            ///< up and holding a finished part that finds no room, or no room to begin for (before service)
    waiting_for_crew,   ///< failed, or due for maintenance, and no repair crew is there yet
    waiting_for_robot,  ///< it has a part and waits for a shared robot
    waiting_for_operator,  ///< it has a part and waits for an operator
    waiting_for_carrier,   ///< parts are there, but no empty carrier
    waiting_for_material,  ///< parts are there, but not the bought pieces that go into them
    andon,                 ///< a moving line stands, because an operator is not done
    down,                  ///< failed and under repair
    maintenance,           ///< under planned maintenance
    on_break,              ///< a planned break of its calendar
    off_shift,             ///< outside the shifts of its calendar
};

inline constexpr std::size_t state_count = 14;

inline constexpr std::array<std::string_view, state_count> state_names{"working",
                                                                       "setup",
                                                                       "starved",
                                                                       "blocked",
                                                                       "waiting_for_crew",
                                                                       "waiting_for_robot",
                                                                       "waiting_for_operator",
                                                                       "waiting_for_carrier",
                                                                       "waiting_for_material",
                                                                       "andon",
                                                                       "down",
                                                                       "maintenance",
                                                                       "break",
                                                                       "off_shift"};

/// Time spent in each state.
struct StateTimes {
    std::array<Duration, state_count> time{};

    Duration& operator[](State state) { return time[static_cast<std::size_t>(state)]; }
    Duration operator[](State state) const { return time[static_cast<std::size_t>(state)]; }

    StateTimes& operator+=(const StateTimes& other) {
        for (std::size_t i = 0; i < state_count; ++i) time[i] += other.time[i];
        return *this;
    }

    friend bool operator==(const StateTimes&, const StateTimes&) = default;

    /// All of it: machines times observed time.
    Duration total() const {
        Duration sum{};
        for (const Duration each : time) sum += each;
        return sum;
    }

    /// Time inside shifts, breaks not counted. \source ISO 22400-2, planned busy time
    Duration scheduled() const { return total() - (*this)[State::on_break] - (*this)[State::off_shift]; }
};

}  // namespace takt
