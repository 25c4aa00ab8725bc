#include "trade_words.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "paragraphs.hpp"

namespace takt {

const std::vector<TradeWord>& trade_words() {
    static const std::vector<TradeWord> words = {
        {"agv", {"transporter", "carried_by"}},
        {"assembly", {"join", "moving-line"}},
        {"backlog", {"orders", "due"}},
        {"bath", {"moving-line", "before_shift_end"}},
        {"booth", {"setup", "takes", "longest_run", "longest_wait"}},
        {"bulk", {"batch"}},
        {"call-off", {"material", "sequenced_from"}},
        {"campaign", {"setup", "takes", "longest_run"}},
        {"cell", {"robot", "task", "backup", "dressing"}},
        {"colour", {"setup", "takes", "lane_by"}},
        {"conveyor", {"buffer", "transit"}},
        {"conwip", {"zone"}},
        {"cutting", {"makes"}},
        {"disassembly", {"makes"}},
        {"dispatch", {"takes", "longest_run", "longest_wait"}},
        {"draining", {"before_shift_end"}},
        {"excel", {"section", "repeat"}},
        {"geometry", {"join", "task"}},
        {"hanger", {"carrier", "returns_in"}},
        {"inspection", {"yield", "rework", "reworked_yield"}},
        {"jis", {"material", "sequenced_from"}},
        {"jit", {"material", "lead_time"}},
        {"kanban", {"zone", "material", "milk-run"}},
        {"levelling", {"mix", "spacing"}},
        {"marriage", {"join", "match", "follows"}},
        {"milk", {"milk-run", "milk_runs"}},
        {"mtbf", {"failure", "every"}},
        {"mttr", {"failure", "repair"}},
        {"oven", {"moving-line", "batch", "longest", "before_shift_end", "transit"}},
        {"pallet", {"carrier", "returns_in", "makes"}},
        {"resequencing", {"lanes", "access", "takes", "measures"}},
        {"sequencing", {"mix", "spacing", "sequence"}},
        {"shop", {"area"}},
        {"skid", {"carrier", "returns_in"}},
        {"spreadsheet", {"section", "repeat"}},
        {"store", {"buffer", "lanes", "access"}},
        {"supplier", {"material", "lead_time", "when_missing"}},
        {"tending", {"travel", "operation"}},
        {"truck", {"material", "transporter"}},
        {"train", {"milk-run", "transporter"}},
        {"tugger", {"milk-run", "transporter", "carries", "least"}},
        {"vehicle", {"transporter", "follows"}},
        {"walking", {"travel"}},
        {"wip", {"zone"}},
        {"worker", {"operators", "crews", "travel"}},
    };
    return words;
}

std::string where_to_look(std::string_view word, int width) {
    const std::vector<TradeWord>& words = trade_words();
    const auto found = std::find_if(words.begin(), words.end(), [&](const TradeWord& each) {
        return each.word == word || word == std::string(each.word) + 's';
    });
    if (found == words.end()) return {};
    std::vector<std::string> hints;
    for (const std::string_view see : found->see)
        hints.push_back(fmt::format("`takt help {}`", see));
    Paragraphs text(width);
    text.paragraph(fmt::format("{}: no word of the language; see {}", word, fmt::join(hints, ", ")));
    return text.text();
}

}  // namespace takt
