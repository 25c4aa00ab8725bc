// Words of the trade that are no words of the language, and under which of those to look.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace takt {

struct TradeWord {
    std::string_view word;
    std::vector<std::string_view> see;  ///< types and keys that `takt help` knows
};

const std::vector<TradeWord>& trade_words();

/// Where to look for a word of the trade, or its plural; empty where it is none.
std::string where_to_look(std::string_view word, int width);

}  // namespace takt
