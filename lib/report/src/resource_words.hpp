// The word for what stations wait for, in every report.
#pragma once

#include <string_view>

#include "takt/line/plan.hpp"

namespace takt {

constexpr std::string_view word_for(ResourceKind kind) {
    switch (kind) {
        case ResourceKind::crew:
            return "crew";
        case ResourceKind::operators:
            return "operators";
        case ResourceKind::robot:
            return "robot";
    }
    return "";
}

}  // namespace takt
