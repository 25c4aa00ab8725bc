// The values a plant is written in: names, references, shares, rates, money, and values that differ by product.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "takt/core/diagnostic.hpp"
#include "takt/core/time.hpp"
#include "takt/random/distribution.hpp"

namespace takt::spec {

/// The name of something, and where it was given.
struct Name {
    std::string text;
    Place at;

    Name() = default;
    Name(std::string name, Place place = {}) : text(std::move(name)), at(std::move(place)) {}
    Name(const char* name) : text(name) {}
    bool empty() const { return text.empty(); }
};

/// The name of something that is described elsewhere, and where it was mentioned.
struct Ref {
    std::string name;
    Place at;

    Ref() = default;
    Ref(std::string to, Place place = {}) : name(std::move(to)), at(std::move(place)) {}
    Ref(const char* to) : name(to) {}
    bool empty() const { return name.empty(); }
};

/// A share between 0 and 1, written `92 %`.
struct Share {
    double value = 0;
};

/// How much of something else, written `150 %`; may be more than all of it.
struct Percentage {
    double factor = 1;
};

/// What time a rate is one of.
enum class RateOf : std::uint8_t {
    all_time,        ///< written for a day or a week
    scheduled_time,  ///< for an hour or less, as JPH is
    year,            ///< for a year, of which a run of working days has its share of the working days
};

/// Units per second, written `30 /h` or `100000 /year`.
struct Rate {
    double per_second = 0;
    RateOf of = RateOf::all_time;
};

/// An amount of money, written `300000 CNY`.
struct Money {
    double amount = 0;
    std::string currency;
};

/// Money for each hour, written `90 CNY/h`.
struct HourlyCost {
    Money an_hour;
};

/// Money for each kilowatt-hour, written `0.65 CNY/kWh`.
struct EnergyPrice {
    Money a_kwh;
};

/// Electric power, written `80 kW`.
struct Power {
    double watts = 0;
};

/// A way, written `80 m`.
struct Length {
    double metres = 0;
};

/// How fast something moves, written `1.2 m/s`.
struct Speed {
    double metres_per_second = 0;
};

/// Places for parts: a count, or without limit (written `unlimited`).
struct Capacity {
    std::optional<std::uint32_t> places = 0;  ///< nullopt: unlimited

    Capacity() = default;
    Capacity(std::uint32_t count) : places(count) {}
    static Capacity unlimited() { return Capacity(std::nullopt); }

  private:
    explicit Capacity(std::nullopt_t) : places(std::nullopt) {}
};

/// One value for all products, or one for each: `98 s`, or `{M7: 98 s, M5: 92 s}`.
template <class T>
struct ByProduct {
    std::optional<T> all;
    std::vector<std::pair<Ref, T>> each;

    ByProduct() = default;
    ByProduct(T value) : all(std::move(value)) {}
    bool given() const { return all.has_value() || !each.empty(); }

    /// For one of the products; for one that does not come there any value. \pre given
    const T& of(std::string_view product) const {
        if (all) return *all;
        for (const auto& [name, value] : each)
            if (name.name == product) return value;
        return each.front().second;
    }
};

/// Something under its name, as in `crews: {maintenance: {size: 2}}`.
template <class T>
struct Named {
    Name name{};
    T value{};
};

}  // namespace takt::spec
