// What each kind of quantity is called, and how one is written. Messages, schema and help take it from here.
#pragma once

#include "takt/spec/calendar.hpp"
#include "takt/spec/value.hpp"
#include "takt/yaml/vocabulary.hpp"

namespace takt::yaml {

/// Of values of the type T; without a word where T is no quantity.
template <class T>
inline constexpr QuantityEntry quantity_kind{};

template <>
inline constexpr QuantityEntry quantity_kind<spec::Name>{"name", "a name", "framing",
                                                         "Any letters and digits on one line, 100 at most."};
template <>
inline constexpr QuantityEntry quantity_kind<spec::Ref> = quantity_kind<spec::Name>;

template <>
inline constexpr QuantityEntry quantity_kind<Duration>{
    "duration", "a duration", "96 s", "A number with a unit, or several from the largest unit down: `1 h 30 min`; or a way and how fast it is "
    "gone: `120 m at 3 m/min`."};

template <>
inline constexpr QuantityEntry quantity_kind<Distribution>{
    "distribution", "a duration or a distribution", "96 s",
    "A time that is always the same, or one that a law of probability gives. Laws are moved and stretched as in "
    "`20 s + 0.9 * lognormal(mean 96 s, cv 0.05)`. Where cycles are counted, cycles stand in place of times."};

template <>
inline constexpr QuantityEntry quantity_kind<spec::Share>{"share", "a share", "92 %", "From 0 % to 100 %."};

template <>
inline constexpr QuantityEntry quantity_kind<spec::Percentage>{
    "percentage", "a percentage", "150 %", "How much of something else; may be more than all of it."};

template <>
inline constexpr QuantityEntry quantity_kind<spec::Rate>{"rate", "a rate", "30 /h", "A number for each unit of time."};

template <>
inline constexpr QuantityEntry quantity_kind<spec::Money>{"money", "an amount of money", "300000 CNY",
                                                          "A number and a currency, by its three letters."};

template <>
inline constexpr QuantityEntry quantity_kind<spec::HourlyCost>{"hourly-cost", "a cost for each hour", "90 CNY/h",
                                                               "Money for each hour."};

template <>
inline constexpr QuantityEntry quantity_kind<spec::EnergyPrice>{"energy-price", "a price of energy", "0.65 CNY/kWh",
                                                                "Money for each kilowatt-hour."};

template <>
inline constexpr QuantityEntry quantity_kind<spec::Power>{"watts", "a power", "80 kW",
                                                          "A number with a unit of electric power."};

template <>
inline constexpr QuantityEntry quantity_kind<spec::Length>{"length", "a length", "80 m", "A number of metres."};

template <>
inline constexpr QuantityEntry quantity_kind<spec::Speed>{"speed", "a speed", "1.2 m/s",
                                                          "A number of metres per second, minute or hour."};

template <>
inline constexpr QuantityEntry quantity_kind<spec::TimeOfDay>{"time-of-day", "a time of day", "06:00",
                                                              "Hours and minutes in quotes, 00:00 to 24:00."};

template <>
inline constexpr QuantityEntry quantity_kind<spec::Date>{"date", "a date", "2026-10-01", "Year, month and day."};

template <>
inline constexpr QuantityEntry quantity_kind<spec::DateRange>{
    "dates", "a date or dates", "2026-07-20 to 2026-08-07",
    "A date, or the first and the last of several days with `to` in between."};

template <>
inline constexpr QuantityEntry quantity_kind<spec::Moment>{"moment", "a date and a time of day", "2026-03-02 10:40",
                                                           "A date, with a time of day behind it if it is not midnight."};

template <>
inline constexpr QuantityEntry quantity_kind<spec::Capacity>{"capacity", "a number of places", "30",
                                                             "A whole number, or `unlimited`; or a way and how much of it each takes: "
                                                             "`120 m every 6 m`."};

template <>
inline constexpr QuantityEntry quantity_kind<spec::Weekdays>{
    "weekdays", "days of the week", "mon-fri", "A day, a range of days, a list such as `[mon, wed-fri]`, or `daily`."};

}  // namespace takt::yaml
