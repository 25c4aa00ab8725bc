// The nearest known word to a misspelt one, for "did you mean".
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace takt {

/// Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours, each counting one.
/// \complexity O(|a| x |b|) time
/// \source     Damerau, A technique for computer detection and correction of spelling errors, CACM 7(3), 1964
inline std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::vector<std::size_t>> row(3, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t j = 0; j <= b.size(); ++j) row[0][j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        auto& here = row[i % 3];
        const auto& above = row[(i + 2) % 3];
        const auto& two_above = row[(i + 1) % 3];
        here[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t substitution = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            here[j] = std::min({above[j] + 1, here[j - 1] + 1, substitution});
            const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped) here[j] = std::min(here[j], two_above[j - 2] + 1);
        }
    }
    return row[a.size() % 3][b.size()];
}

/// The closest of `known` to `word`, or an empty string when none is close: at most a third of its letters differ.
/// Words longer than 64 letters are not compared, nor more than a thousand of a similar length, so a hostile file cannot make
/// this slow.
template <class Words>
std::string nearest(std::string_view word, const Words& known) {
    constexpr std::size_t longest = 64;
    constexpr std::size_t most = 1000;
    if (word.size() > longest) return {};
    std::size_t best = std::max<std::size_t>(1, word.size() / 3) + 1;
    std::size_t compared = 0;
    std::string found;
    for (const auto& candidate : known) {
        const std::string_view text(candidate);
        const std::size_t at_least = std::max(text.size(), word.size()) - std::min(text.size(), word.size());
        if (text.size() > longest || at_least >= best) continue;
        if (++compared > most) break;
        const std::size_t distance = edit_distance(word, text);
        if (distance < best) {
            best = distance;
            found = text;
        }
    }
    return found;
}

/// `, did you mean 'buffer'?`, or nothing when no known word is near.
template <class Words>
std::string did_you_mean(std::string_view word, const Words& known) {
    const std::string found = nearest(word, known);
    return found.empty() ? std::string() : ", did you mean '" + found + "'?";
}

}  // namespace takt
