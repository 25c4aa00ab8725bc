// What stops a station or a robot: failures and planned maintenance.
#pragma once

#include <array>
#include <cmath>
#include <cstdint>
#include <optional>

#include "takt/random/distribution.hpp"
#include "takt/random/exponential.hpp"
#include "takt/spec/calendar.hpp"
#include "takt/spec/field.hpp"
#include "takt/spec/value.hpp"

namespace takt::spec {

/// What makes the time to the next failure run.
enum class Clock : std::uint8_t { operating, scheduled, calendar, cycles };

constexpr std::array<Word<Clock>, 4> words(Clock) {
    return {{{Clock::operating, "operating", "runs only while working"},
             {Clock::scheduled, "scheduled", "runs in scheduled time, idle or not, except while this is repaired"},
             {Clock::calendar, "calendar", "runs always, nights and holidays too, except while this is repaired"},
             {Clock::cycles, "cycles", "counts cycles; the failure comes at the beginning of the last one"}}};
}

/// What becomes of the part in work when a failure comes.
enum class Interrupted : std::uint8_t { resume, restart, scrap };

constexpr std::array<Word<Interrupted>, 3> words(Interrupted) {
    return {{{Interrupted::resume, "resume", "its work goes on where it stopped"},
             {Interrupted::restart, "restart", "its work begins anew"},
             {Interrupted::scrap, "scrap", "it is scrapped"}}};
}

struct FailureSpec {
    std::optional<Name> name{};
    Clock clock = Clock::operating;
    std::optional<Distribution> every{};
    std::optional<Share> availability{};  ///< instead of `every`
    Distribution repair{};
    std::optional<Ref> crew{};
    std::optional<Name> skill{};
    std::uint32_t priority = 100;
    Interrupted part = Interrupted::resume;
    Place at{};

    static constexpr About about{"failure", "Random breakdowns: time to failure, time to repair, and who repairs."};

    template <class Visitor>
    static void fields(FailureSpec& s, Visitor& v) {
        v(Field{"name", "what fails", "weld gun"}, s.name);
        v(Field{"clock", "what makes the time to the next failure run", "calendar"}, s.clock);
        v(Field{"every", "time (or cycles) from the end of a repair to the next failure", "exponential(mean 8 h)"},
          s.every);
        v(Field{"availability",
                "instead of `every`: the share of time that repairs leave, waits for a crew apart; times between "
                "failures are then exponential, on the clock, with a mean of repair x share / (1 - share)",
                "95 %"},
          s.availability);
        v(Field{"repair", "time to repair, not counting the wait for a crew", "lognormal(mean 6 min, cv 0.8)",
                Need::required},
          s.repair);
        v(Field{"crew", "who repairs; without one the repair begins at once and goes on day and night", "maintenance"},
          s.crew);
        v(Field{"skill", "what the member of the crew must be able to do", "electrical"}, s.skill);
        v(Field{"priority", "lower is served first by a crew with `order: priority`", "1", Need::optional, {0, 1e6}},
          s.priority);
        v(Field{"part", "what becomes of the part in work", "restart"}, s.part);
    }
};

struct MaintenanceSpec {
    std::optional<Name> name{};
    Clock clock = Clock::calendar;
    std::optional<Distribution> every{};
    std::optional<Weekdays> days{};
    std::optional<TimeOfDay> begins{};  ///< instead of `every`
    Distribution length{};
    std::optional<Ref> crew{};
    std::optional<Name> skill{};
    std::uint32_t priority = 100;
    Place at{};

    static constexpr About about{"maintenance", "Planned work on a station; it waits until the part in work is finished, or rests in a break or after the shift."};

    template <class Visitor>
    static void fields(MaintenanceSpec& s, Visitor& v) {
        v(Field{"name", "what is done", "tip dressing"}, s.name);
        v(Field{"clock", "what makes the time to the next one run; `calendar` if left out", "cycles"}, s.clock);
        v(Field{"every", "time (or cycles) from the end of one to the next", "200 cycles"}, s.every);
        v(Field{"at", "instead of `every`: the time of day, on each of the `days`, at which it is due; one that comes before the last is over is left out",
                "\"22:00\""},
          s.begins);
        v(Field{"days", "days of the week for `at`; each day if left out", "sat"}, s.days);
        v(Field{"for", "how long it takes", "2 min", Need::required}, s.length);
        v(Field{"crew", "who does it", "maintenance"}, s.crew);
        v(Field{"skill", "what the member of the crew must be able to do", "mechanical"}, s.skill);
        v(Field{"priority", "lower is served first by a crew with `order: priority`", "1", Need::optional, {0, 1e6}},
          s.priority);
    }
};

/// The law of the time (or cycles) between two stops. An availability is reached by an exponential one, where that is possible.
inline std::optional<Distribution> every_of(const FailureSpec& failure) {
    if (!failure.availability) return failure.every;
    const double share = failure.availability->value;
    const double mean = failure.repair.mean() * share / (1 - share);
    if (!(mean > 0) || !std::isfinite(mean)) return std::nullopt;
    return Distribution::of<Exponential>(mean);
}
/// Nothing for maintenance that goes by the time of day.
inline const std::optional<Distribution>& every_of(const MaintenanceSpec& maintenance) {
    return maintenance.every;
}

}  // namespace takt::spec
