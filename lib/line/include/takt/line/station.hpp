// What a station is at one instant, apart from its machines.
#pragma once

#include <cstdint>

#include "takt/core/time.hpp"
#include "takt/line/part.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/state.hpp"
#include "takt/line/timeline.hpp"
#include "takt/random/stream.hpp"

namespace takt {

struct alignas(64) Station {
    Presence presence = Presence::working;
    State idle_state = State::starved;
    Index first_machine = none;
    Index first_idle = none;
    Index input = none;  ///< the only buffer it takes parts from, where a part is all it needs to begin
    Rows joins{};        ///< the buffers that it takes a part each from, where those parts are all it needs to begin
    Index moving = none;  ///< moving line
    bool has_several = false;  ///< its machines can have several parts
    Index exit = none;   ///< the only way for all its parts, where there is nothing to decide
    ElementRef to{};     ///< where that leads
    Index route = none;
    bool goes_by_route = false;  ///< that is all that decides where its parts go
    bool is_single = false;      ///< it has one machine
    bool is_ordinary = false;    ///< see ordinary_flow.hpp
    bool takes_plainly = false;  ///< ... and a part from its only input, which nobody else takes from, is all it needs to begin
    bool is_serial = false;      ///< ... and what else happens at the same instant makes no difference to it
    bool loads_at_doors = false;   ///< what parts carry may change as it loads them,
    bool leaves_by_doors = false;  ///< or as they leave it
    bool finishes = false;     ///< the part in work at the end of the shift
    bool judges_again = false;  ///< parts that it has sent to rework have a yield of their own
    bool has_choice = false;    ///< among several parts of its main flow
    bool chosen = false;       ///< blocking before service: the exits of the next part are drawn already
    Index last_taken = none;   ///< product; where it has the choice what to take
    std::uint32_t run = 0;     ///< so many of that product in a row
    std::uint64_t reworked = 0;
    std::uint64_t scrapped = 0;
    std::uint64_t destroyed = 0;     ///< of the scrapped, those in work, by failures
    std::uint64_t first_passes = 0;  ///< parts judged for the first time, where those after rework are judged otherwise
    std::uint64_t good_first = 0;    ///< ... and found good
    Part chosen_for{};
    Rows next_exits{};
    Stream yield_stream;
    Stream exit_stream;

    void note_run(Index product) {
        run = product == last_taken ? run + 1 : 1;
        last_taken = product;
    }
};

}  // namespace takt
