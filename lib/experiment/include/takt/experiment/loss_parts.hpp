// Parts between the reference and the sinks: why not each cycle there makes a unit.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "takt/experiment/delays.hpp"
#include "takt/experiment/loss.hpp"
#include "takt/line/part.hpp"
#include "takt/line/plan.hpp"

namespace takt {

/// What is known of a part in the line.
struct PartNote {
    Index at = none;            ///< the station that has or had it last
    Index sent_back = none;     ///< the station that sent it to rework last
    std::uint32_t reworks = 0;  ///< as it came to that station
    bool has_passed = false;    ///< the reference has worked on it
    Delays delays{};
};

/// Notes of all parts that a machine has had, while they are in the line.
class PartNotes {
  public:
    PartNote& operator[](const Part& part) { return notes_[key_of(part)]; }

    PartNote* find(const Part& part) {
        const auto found = notes_.find(key_of(part));
        return found == notes_.end() ? nullptr : &found->second;
    }

    void forget(const Part& part) { notes_.erase(key_of(part)); }

  private:
    static std::uint64_t key_of(const Part& part) { return part.number << 16 ^ part.source; }

    std::unordered_map<std::uint64_t, PartNote> notes_;
};

/// Counts since counting began. Cycles of the reference = units + all that is counted here.
struct PartCount {
    explicit PartCount(std::size_t stations) : reworked(stations), scrapped(stations) {}

    std::int64_t cycles = 0;  ///< of the reference
    std::int64_t units = 0;
    std::vector<std::int64_t> reworked;  ///< cycles on parts that had passed before, by the station that sent them back
    std::vector<std::int64_t> scrapped;  ///< of parts that had passed, by station
    std::int64_t others = 0;             ///< parts that had passed and were assembled or split, less units that had not, and parts that came of them
    std::int64_t behind = 0;             ///< growth of the number of parts that have passed and are in the line

    void begin_again() { *this = PartCount(reworked.size()); }
};

}  // namespace takt
