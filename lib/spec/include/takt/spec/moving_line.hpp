// A station whose parts all move on together: a paced assembly line, an oven, a bath.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "takt/spec/field.hpp"
#include "takt/spec/value.hpp"

namespace takt::spec {

/// What a moving line does when there is no part for its first pitch.
enum class NoPart : std::uint8_t { move, wait };

constexpr std::array<Word<NoPart>, 2> words(NoPart) {
    return {{{NoPart::move, "move", "it moves on with an empty pitch as long as parts are on it"},
             {NoPart::wait, "wait", "it stands with all its parts until one comes"}}};
}

/// What an oven or a bath does as the end of a shift comes near, which would catch what is inside.
enum class BeforeShiftEnd : std::uint8_t { take_in, drain };

constexpr std::array<Word<BeforeShiftEnd>, 2> words(BeforeShiftEnd) {
    return {{{BeforeShiftEnd::take_in, "take-in", "parts enter until the shift ends"},
             {BeforeShiftEnd::drain, "drain",
              "a part enters only if it is out before the shift ends, should nothing stop it; breaks are no end"}}};
}

/// Operators who ask for help by pulling a cord, and stop the line if the help takes too long.
struct AndonSpec {
    Share pulls{};
    Distribution help{};
    Place at{};

    static constexpr About about{"andon",
                                 "Operators of a moving line who ask for help; the line moves on until the end of the "
                                 "pitch, and stands there if the work is not done."};

    template <class Visitor>
    static void fields(AndonSpec& s, Visitor& v) {
        v(Field{"pulls", "share of the jobs (a part at a pitch) at which the cord is pulled", "0.2 %", Need::required},
          s.pulls);
        v(Field{"help", "how much longer such a job takes, the way of the team leader included",
                "lognormal(mean 40 s, cv 0.8)", Need::required},
          s.help);
    }
};

/// The work of the operators at some pitches.
struct PitchWorkSpec {
    std::uint32_t from = 1;
    std::optional<std::uint32_t> to{};
    ByProduct<Duration> time{};
    Place at{};

    static constexpr About about{"pitch-work", "How long the operators at some pitches work on a part."};

    template <class Visitor>
    static void fields(PitchWorkSpec& s, Visitor& v) {
        v(Field{"from", "the first of these pitches", "1", Need::optional, {1, 10000}}, s.from);
        v(Field{"to", "the last of them; the last of the line if left out", "40", Need::optional, {1, 10000}}, s.to);
        v(Field{"time", "how long each of them works on a part", "{M7: 94 s, M5: 80 s}", Need::required}, s.time);
    }
};

struct MovingLineSpec {
    std::uint32_t pitches = 1;
    NoPart no_part = NoPart::move;
    std::optional<Duration> longest{};
    BeforeShiftEnd before_shift_end = BeforeShiftEnd::take_in;
    std::vector<PitchWorkSpec> work{};
    std::optional<Duration> drift{};
    std::optional<AndonSpec> andon{};
    Place at{};

    static constexpr About about{"moving-line",
                                 "A station whose parts all move on together, one pitch each cycle: a paced "
                                 "assembly line, an oven, a bath."};

    template <class Visitor>
    static void fields(MovingLineSpec& s, Visitor& v) {
        v(Field{"pitches",
                "how many parts are on it when it is full; each stays for so many cycles",
                "150",
                Need::required,
                {1, 10000}},
          s.pitches);
        v(Field{"no_part", "what it does when there is no part for its first pitch", "wait"}, s.no_part);
        v(Field{"longest", "a part that is on it for longer is bad, as over-baked: it goes to `rework`, or to scrap",
                "45 min"},
          s.longest);
        v(Field{"before_shift_end", "whether parts enter that the end of the shift would catch on it", "drain"},
          s.before_shift_end);
        v(Field{"work", "work of the operators at each pitch; as long as the cycle if left out",
                "[{from: 1, to: 40, time: {M7: 94 s, M5: 80 s}}]"},
          s.work);
        v(Field{"drift", "how far an operator may fall behind before the line stands for him; not at all if left out",
                "10 s"},
          s.drift);
        v(Field{"andon", "operators pull a cord for help", "{pulls: 0.2 %, help: exponential(mean 40 s)}"}, s.andon);
    }
};

}  // namespace takt::spec
