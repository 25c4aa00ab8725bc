// Values that stand in for those that could not be read. The checks of the plant find nothing wrong with them, so that
// one mistake in a file gives one message.
#pragma once

#include <chrono>
#include <vector>

#include "takt/spec/line_spec.hpp"

namespace takt::yaml {

template <class T>
void make_harmless(T&) {}

inline void make_harmless(Distribution& value) {
    value = Distribution::constant(1);
}
inline void make_harmless(Duration& value) {
    value = std::chrono::seconds{1};
}
inline void make_harmless(spec::Rate& value) {
    value = {1};
}
inline void make_harmless(spec::Share& value) {
    value = {1};
}
inline void make_harmless(spec::Length& value) {
    value = {1};
}
inline void make_harmless(spec::Speed& value) {
    value = {1};
}
inline void make_harmless(spec::Capacity& value) {
    value = {1};
}

template <class T>
void make_harmless(spec::ByProduct<T>& value) {
    value.all.emplace();
    make_harmless(*value.all);
}

inline void make_harmless(spec::OperationSpec& value) {
    make_harmless(value.time);
}
/// More than one, so that nobody asks for more.
inline void make_harmless(spec::MadeSpec& value) {
    value = {std::nullopt, 2, value.at};
}
inline void make_harmless(spec::SetupSpec& value) {
    make_harmless(value.time);
}

template <class Stop>
void make_stop_harmless(Stop& value) {
    if constexpr (requires { value.availability; }) value.availability.reset();
    value.every = Distribution::constant(2, value.clock == spec::Clock::cycles ? Dimension::count : Dimension::time);
}
inline void make_harmless(spec::FailureSpec& value) {
    make_stop_harmless(value);
}
inline void make_harmless(spec::MaintenanceSpec& value) {
    make_stop_harmless(value);
}

inline void make_harmless(spec::Weekdays& value) {
    value = spec::Weekdays::daily();
}

/// Work around the clock.
inline void make_harmless(spec::CalendarSpec& value) {
    spec::ShiftSpec shift;
    shift.to.since_midnight = std::chrono::hours{24};
    value.days = spec::Weekdays::daily();
    value.shifts = {shift};
    value.holidays.clear();
    value.overtime.clear();
}

/// Nothing changes.
inline void make_harmless(spec::RampUpSpec& value) {
    value.steps.assign(1, {});
    value.learning.reset();
}

/// One way, in which everything stays as it stands.
inline void make_harmless(spec::DecisionSpec& value) {
    const Place at = value.at;
    value = {};
    value.options.emplace_back();
    value.at = at;
}
inline void make_harmless(std::vector<spec::DecisionSpec>& value) {
    make_harmless(value.emplace_back());
}

/// A list of which nothing could be read.
inline void make_harmless(std::vector<spec::ReleaseSpec>& value) {
    value.emplace_back();
    value.back().time = Duration{};
}

}  // namespace takt::yaml
