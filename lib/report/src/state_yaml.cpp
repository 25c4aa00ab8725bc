#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "dates.hpp"
#include "takt/report/outlook_report.hpp"

namespace takt {
namespace {

/// As it is where YAML takes it for a text, or in quotes.
std::string yaml_word(const std::string& name) {
    constexpr std::array<std::string_view, 7> taken{"true", "false", "null", "yes", "no", "on", "off"};
    std::string small = name;
    std::transform(small.begin(), small.end(), small.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    const auto fits = [](unsigned char c) { return std::isalnum(c) != 0 || c == '-' || c == '_'; };
    const bool is_plain = small.size() > 1 && std::isalpha(static_cast<unsigned char>(small.front())) != 0 &&
                          std::all_of(small.begin(), small.end(), fits) &&
                          std::find(taken.begin(), taken.end(), small) == taken.end();
    return is_plain ? name : nlohmann::json(name).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

/// To the microsecond.
std::string seconds_of(Duration time) {
    constexpr std::int64_t second = 1'000'000;
    const std::string whole = std::to_string(time.count() / second);
    std::string rest = fmt::format("{:06}", time.count() % second);
    while (!rest.empty() && rest.back() == '0')
        rest.pop_back();
    return rest.empty() ? whole + " s" : fmt::format("{}.{} s", whole, rest);
}

std::string part_text(const spec::PartStateSpec& part) {
    std::string text;
    if (!part.product.empty()) text += fmt::format("product: {}, ", yaml_word(part.product.name));
    if (part.count != 1) text += fmt::format("count: {}, ", part.count);
    if (part.position) text += fmt::format("position: {}, ", *part.position);
    if (part.left) text += fmt::format("left: {}, ", seconds_of(*part.left));
    return fmt::format("{{{}age: {}}}", text, seconds_of(part.age));
}

std::string stop_text(const spec::StopStateSpec& stop) {
    return fmt::format("{{name: {}, machine: {}{}}}", yaml_word(stop.name.text), stop.machine,
                       stop.left ? ", left: " + seconds_of(*stop.left) : std::string());
}

std::string parts_text(const std::vector<spec::PartStateSpec>& parts, std::string_view indent) {
    std::string text;
    for (const spec::PartStateSpec& part : parts)
        text += fmt::format("{}- {}\n", indent, part_text(part));
    return text;
}

std::string station_text(const spec::StationStateSpec& station) {
    std::string text;
    if (!station.parts.empty()) text += "    parts:\n" + parts_text(station.parts, "      ");
    if (!station.stops.empty()) text += "    stops:\n";
    for (const spec::StopStateSpec& stop : station.stops)
        text += fmt::format("      - {}\n", stop_text(stop));
    return text;
}

std::string delivery_text(const spec::DeliveryStateSpec& delivery) {
    std::string text;
    if (delivery.left) text += fmt::format("left: {}, ", seconds_of(*delivery.left));
    if (delivery.pieces) text += fmt::format("pieces: {}, ", *delivery.pieces);
    return fmt::format("{{{}count: {}}}", text, delivery.count);
}

std::string times_text(const std::vector<Duration>& times) {
    std::string text;
    for (const Duration time : times)
        text += (text.empty() ? "" : ", ") + seconds_of(time);
    return "[" + text + "]";
}

}  // namespace

std::string state_yaml(const spec::StateSpec& state) {
    std::string text = fmt::format("at: {}\n", moment_text(state.moment));
    if (!state.buffers.empty()) text += "buffers:\n";
    for (const auto& [buffer, parts] : state.buffers)
        text += fmt::format("  {}:\n{}", yaml_word(buffer.name), parts_text(parts, "    "));
    if (!state.stations.empty()) text += "stations:\n";
    for (const auto& [station, held] : state.stations)
        text += fmt::format("  {}:\n{}", yaml_word(station.name), station_text(held));
    if (!state.materials.empty()) text += "materials:\n";
    for (const auto& [material, pieces] : state.materials)
        text += fmt::format("  {}: {}\n", yaml_word(material.name), pieces);
    if (!state.deliveries.empty()) text += "deliveries:\n";
    for (const auto& [material, deliveries] : state.deliveries) {
        text += fmt::format("  {}:\n", yaml_word(material.name));
        for (const spec::DeliveryStateSpec& delivery : deliveries)
            text += fmt::format("    - {}\n", delivery_text(delivery));
    }
    if (!state.trains.empty()) text += "trains:\n";
    for (const auto& [run, left] : state.trains)
        text += fmt::format("  {}: {}\n", yaml_word(run.name), times_text(left));
    return text;
}

}  // namespace takt
