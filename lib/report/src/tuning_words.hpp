// Words of a search for the cheapest plan that the text, the JSON and the page share.
#pragma once

#include <string_view>

#include "takt/tuning/tuning_result.hpp"

namespace takt {

/// Nothing for a plan that was taken, or has nothing against it.
inline std::string_view words_for(WhyNot why) {
    switch (why) {
        case WhyNot::too_much:
            return "takes too much";
        case WhyNot::too_little:
            return "falls short";
        case WhyNot::too_close:
            return "not proven";
        case WhyNot::is_taken:
            break;
    }
    return {};
}

}  // namespace takt
