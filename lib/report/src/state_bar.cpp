#include "state_bar.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string_view>

#include "takt/report/display.hpp"

namespace takt {
namespace {

struct Sign {
    State state;
    std::string_view words;
    std::string_view letter;
    std::string_view block;
    std::string_view colour;  ///< ANSI
};

constexpr std::array<Sign, state_count - 2> signs{{
    {State::working, "working", "#", "\u2588", "32"},
    {State::setup, "setup", "s", "s", "36"},
    {State::starved, "starved", ".", "\u2591", "90"},
    {State::blocked, "blocked", "b", "\u2592", "33"},
    {State::waiting_for_crew, "waits for crew", "c", "c", "35"},
    {State::waiting_for_robot, "waits for robot", "r", "r", "35"},
    {State::waiting_for_operator, "waits for operator", "o", "o", "35"},
    {State::waiting_for_carrier, "waits for carrier", "k", "k", "35"},
    {State::andon, "stands for an operator", "a", "a", "31"},
    {State::waiting_for_material, "waits for material", "p", "p", "35"},
    {State::down, "down", "d", "\u2593", "31"},
    {State::maintenance, "maintenance", "m", "m", "34"},
}};

std::size_t position(State state) {
    return static_cast<std::size_t>(state);
}

std::string coloured(std::string text, const Sign& sign, const TextOptions& options) {
    if (!options.colour || text.empty()) return text;
    return fmt::format("\x1b[{}m{}\x1b[0m", sign.colour, text);
}

std::string repeated(std::string_view text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i)
        all += text;
    return all;
}

std::string_view mark_of(const Sign& sign, const TextOptions& options) {
    return options.blocks ? sign.block : sign.letter;
}

}  // namespace

StateShares state_shares(const StationSummary& station) {
    StateShares shares{};
    for (const Sign& sign : signs)
        shares[position(sign.state)] = station.share(sign.state);
    return shares;
}

std::array<int, state_count> cells_of(const StateShares& shares, int cells) {
    std::array<int, state_count> whole{};
    std::array<double, state_count> rest{};
    for (std::size_t i = 0; i < state_count; ++i) {
        const double exact = shares[i] * cells;
        whole[i] = static_cast<int>(std::floor(exact + 1e-9));
        rest[i] = exact - whole[i];
    }
    const double all = std::accumulate(shares.begin(), shares.end(), 0.0);
    int missing = static_cast<int>(std::lround(all * cells)) - std::accumulate(whole.begin(), whole.end(), 0);
    for (; missing > 0; --missing) {
        const auto most = std::max_element(rest.begin(), rest.end());
        ++whole[static_cast<std::size_t>(most - rest.begin())];
        *most = -1;
    }
    return whole;
}

std::string state_bar(const StateShares& shares, int cells, const TextOptions& options) {
    const std::array<int, state_count> counts = cells_of(shares, cells);
    std::string bar;
    for (const Sign& sign : signs) {
        bar += coloured(repeated(mark_of(sign, options), counts[position(sign.state)]), sign, options);
    }
    return bar;
}

std::string state_legend(const std::vector<StateShares>& stations, const TextOptions& options) {
    std::string text;
    int column = 0;
    for (const Sign& sign : signs) {
        const auto occurs = [&](const StateShares& shares) { return shares[position(sign.state)] > 0; };
        if (std::none_of(stations.begin(), stations.end(), occurs)) continue;
        const int width = 4 + static_cast<int>(sign.words.size());
        if (column > 0 && column + width > options.width) {
            text += '\n';
            column = 0;
        }
        text += fmt::format("  {} {}", coloured(std::string(mark_of(sign, options)), sign, options), sign.words);
        column += width;
    }
    return text.empty() ? text : text + '\n';
}

std::string level_bar(double share, int cells, const TextOptions& options) {
    const int used = static_cast<int>(std::lround(std::clamp(share, 0.0, 1.0) * cells));
    return repeated(options.blocks ? "\u2588" : "#", used) + repeated(options.blocks ? "\u2591" : ".", cells - used);
}

std::string words_for(State state) {
    for (const Sign& sign : signs) {
        if (sign.state == state) return std::string(sign.words);
    }
    return std::string(state_names[position(state)]);
}

}  // namespace takt
