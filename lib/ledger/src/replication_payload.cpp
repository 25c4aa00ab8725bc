#include "takt/ledger/replication_payload.hpp"

#include <array>
#include <concepts>
#include <limits>
#include <nlohmann/json.hpp>
#include <type_traits>
#include <vector>

#include "result_fields.hpp"

namespace takt {
namespace ledger {
namespace {

using Json = nlohmann::ordered_json;

/// The payload does not say what it should. Thrown and caught in this file.
struct Unreadable {};

struct Nothing {
    template <class T>
    void operator()(const char*, T&) const {}
};

template <class T>
concept HasFields = requires(T& value, Nothing& visit) {
    fields(value, visit);
};

/// Numbers that a tally is made of, in this order.
constexpr std::size_t numbers_of_tally = 7;

struct Writer {
    Json object = Json::object();

    template <class T>
    void operator()(const char* key, T& value) {
        object[key] = written(value);
    }

    template <class T>
    requires std::is_arithmetic_v<T>
    static Json written(const T& value) { return value; }
    static Json written(const std::string& text) { return text; }
    static Json written(Duration duration) { return duration.count(); }
    static Json written(SimTime time) { return time.time_since_epoch().count(); }
    static Json written(const DurationTally& tally) {
        const DurationTally::Sums s = tally.sums();
        return Json::array(
            {s.count, s.sum_high, s.sum_low, s.squares_high, s.squares_low, s.least.count(), s.most.count()});
    }
    /// Bins that are not empty: number, observations, number, observations ...
    static Json written(const QuantileSketch& sketch) {
        Json bins = Json::array();
        for (std::size_t bin = 0; bin < QuantileSketch::bin_count; ++bin) {
            if (sketch.in_bin(bin) == 0) continue;
            bins.push_back(bin);
            bins.push_back(sketch.in_bin(bin));
        }
        return bins;
    }
    template <class T, std::size_t count>
    static Json written(std::array<T, count>& values) {
        return list(values);
    }
    template <class T>
    static Json written(std::vector<T>& values) {
        return list(values);
    }
    template <class T>
    static Json written(std::optional<T>& value) {
        return value ? written(*value) : Json();
    }
    template <HasFields T>
    static Json written(T& value) {
        Writer inner;
        fields(value, inner);
        return std::move(inner.object);
    }

  private:
    template <class Values>
    static Json list(Values& values) {
        Json array = Json::array();
        for (auto& value : values)
            array.push_back(written(value));
        return array;
    }
};

struct Reader {
    const Json& object;

    template <class T>
    void operator()(const char* key, T& value) const {
        const auto found = object.find(key);
        if (found == object.end()) throw Unreadable{};
        read(*found, value);
    }

    static std::uint64_t whole(const Json& from) {
        if (!from.is_number_unsigned()) throw Unreadable{};
        return from.get<std::uint64_t>();
    }
    template <std::unsigned_integral T>
    static void read(const Json& from, T& value) {
        if (whole(from) > std::numeric_limits<T>::max()) throw Unreadable{};
        value = static_cast<T>(whole(from));
    }
    static void read(const Json& from, double& value) {
        if (!from.is_number()) throw Unreadable{};
        value = from.get<double>();
    }
    static void read(const Json& from, bool& value) {
        if (!from.is_boolean()) throw Unreadable{};
        value = from.get<bool>();
    }
    static void read(const Json& from, std::string& value) {
        if (!from.is_string()) throw Unreadable{};
        value = from.get<std::string>();
    }
    static void read(const Json& from, Duration& value) {
        if (!from.is_number_integer()) throw Unreadable{};
        value = Duration{from.get<std::int64_t>()};
    }
    static void read(const Json& from, SimTime& value) {
        Duration since{};
        read(from, since);
        value = SimTime{since};
    }
    static void read(const Json& from, DurationTally& value) {
        if (!from.is_array() || from.size() != numbers_of_tally) throw Unreadable{};
        DurationTally::Sums sums;
        read(from[0], sums.count);
        read(from[1], sums.sum_high);
        read(from[2], sums.sum_low);
        read(from[3], sums.squares_high);
        read(from[4], sums.squares_low);
        read(from[5], sums.least);
        read(from[6], sums.most);
        value = DurationTally::of(sums);
    }
    static void read(const Json& from, QuantileSketch& value) {
        if (!from.is_array() || from.size() % 2 != 0) throw Unreadable{};
        for (std::size_t i = 0; i < from.size(); i += 2) {
            if (whole(from[i]) >= QuantileSketch::bin_count) throw Unreadable{};
            value.add_to_bin(whole(from[i]), whole(from[i + 1]));
        }
    }
    template <class T, std::size_t count>
    static void read(const Json& from, std::array<T, count>& values) {
        if (!from.is_array() || from.size() != count) throw Unreadable{};
        for (std::size_t i = 0; i < count; ++i)
            read(from[i], values[i]);
    }
    template <class T>
    static void read(const Json& from, std::vector<T>& values) {
        if (!from.is_array()) throw Unreadable{};
        values.resize(from.size());
        for (std::size_t i = 0; i < from.size(); ++i)
            read(from[i], values[i]);
    }
    template <class T>
    static void read(const Json& from, std::optional<T>& value) {
        if (from.is_null()) return;
        read(from, value.emplace());
    }
    template <HasFields T>
    static void read(const Json& from, T& value) {
        if (!from.is_object()) throw Unreadable{};
        const Reader inner{from};
        fields(value, inner);
    }
};

/// One entry for each of the plan's tables, so that the result can be summarised by it.
bool belongs_to(const ReplicationResult& result, const Plan& plan) {
    if (result.moving_lines.size() != plan.moving_lines.size()) return false;
    for (std::size_t i = 0; i < plan.moving_lines.size(); ++i) {
        if (result.moving_lines[i].stood_for.size() > plan.moving_lines[i].pitches) return false;
    }
    for (const SinkResult& sink : result.sinks) {
        if (sink.units_by_product.size() > plan.products.size()) return false;
    }
    return result.stations.size() == plan.stations.size() && result.batches.size() == plan.batches.size() &&
           result.splits.size() == plan.splits.size() && result.robots.size() == plan.robots.size() &&
           result.buffers.size() == plan.buffers.size() && result.resources.size() == plan.resources.size() &&
           result.carriers.size() == plan.carriers.size() && result.materials.size() == plan.materials.size() &&
           result.milk_runs.size() == plan.milk_runs.size() && result.zones.size() == plan.zones.size() &&
           result.transporters.size() == plan.transporters.size() && result.matches.size() == plan.matches.size() &&
           result.sources.size() == plan.sources.size() &&
           result.sinks.size() == plan.sinks.size() && result.units_by_month.size() <= plan.months.size() &&
           result.products.size() == plan.products.size();
}

}  // namespace
}  // namespace ledger

std::string payload_of(const ReplicationResult& result) {
    ReplicationResult copy = result;  // what reads and what writes share a list of members that can be written to
    return ledger::Writer::written(copy).dump();
}

std::optional<ReplicationResult> replication_of(std::string_view payload, const Plan& plan) {
    const ledger::Json read = ledger::Json::parse(payload, nullptr, false);
    if (!read.is_object()) return std::nullopt;
    ReplicationResult result;
    try {
        ledger::Reader::read(read, result);
    } catch (const ledger::Unreadable&) {
        return std::nullopt;
    }
    if (!ledger::belongs_to(result, plan)) return std::nullopt;
    return result;
}

}  // namespace takt
