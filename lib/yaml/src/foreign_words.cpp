#include "foreign_words.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace takt::yaml {
namespace {

struct ForeignWord {
    std::string_view word;  ///< in small letters, without what joins them
    std::string_view key;
};

/// Attributes of Plant Simulation, FlexSim, Simio and AnyLogic, and acronyms of maintenance. A word may stand for several keys of
/// different things.
constexpr std::array foreign_words{
    ForeignWord{"mtbf", "every"},
    ForeignWord{"mttf", "every"},
    ForeignWord{"uptime", "every"},
    ForeignWord{"timebetweenfailures", "every"},
    ForeignWord{"timetofailure", "every"},
    ForeignWord{"interval", "every"},
    ForeignWord{"interarrivaltime", "every"},
    ForeignWord{"mttr", "repair"},
    ForeignWord{"downtime", "repair"},
    ForeignWord{"timetorepair", "repair"},
    ForeignWord{"repairtime", "repair"},
    ForeignWord{"proctime", "cycle"},
    ForeignWord{"processtime", "cycle"},
    ForeignWord{"processingtime", "cycle"},
    ForeignWord{"cycletime", "cycle"},
    ForeignWord{"setuptime", "setup"},
    ForeignWord{"quality", "yield"},
    ForeignWord{"size", "capacity"},
    ForeignWord{"places", "capacity"},
    ForeignWord{"maxcontent", "capacity"},
    ForeignWord{"dwelltime", "transit"},
    ForeignWord{"servers", "machines"},
    ForeignWord{"capacity", "machines"},
    ForeignWord{"capacity", "size"},
    ForeignWord{"workers", "size"},
    ForeignWord{"number", "size"},
    ForeignWord{"pauses", "breaks"},
    ForeignWord{"duration", "for"},
    ForeignWord{"duration", "horizon"},
    ForeignWord{"endtime", "horizon"},
    ForeignWord{"observations", "replications"},
    ForeignWord{"runs", "replications"},
};

/// `MTTR`, `Proc-Time` and `proc_time` are words like others.
std::string letters_in(std::string_view word) {
    std::string letters;
    for (const char letter : word)
        if (letter != '_' && letter != '-' && letter != ' ')
            letters += static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
    return letters;
}

}  // namespace

std::string_view meant_by_foreign(std::string_view word, const std::vector<std::string_view>& known) {
    const std::string letters = letters_in(word);
    for (const ForeignWord& each : foreign_words)
        if (each.word == letters && std::find(known.begin(), known.end(), each.key) != known.end()) return each.key;
    return {};
}

}  // namespace takt::yaml
